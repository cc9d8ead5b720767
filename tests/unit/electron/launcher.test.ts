import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dataFolder } from '#main/services/data-folder.ts'
import { createErrorLog } from '#main/services/error-log.ts'
import { isBuildStale } from '../../../electron/launcher/build-app.ts'
import { findElectronBinary } from '../../../electron/launcher/electron-binary.ts'
import { browserArguments, findBrowser, hasDisplay } from '../../../electron/launcher/find-browser.ts'
import { parseArguments } from '../../../electron/launcher/launch.ts'
import { keepMode, readMode } from '../../../electron/launcher/mode-file.ts'
import { forgetInstance, noteInstance, whoHoldsPort } from '../../../electron/launcher/running-instance.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'driehoek-unit-'))
})

afterEach(() => rm(folder, { recursive: true }))

describe('parseArguments', () => {
  it('takes a mode and refuses the rest', () => {
    expect(parseArguments([])).toEqual({ ok: true, mode: null })
    expect(parseArguments(['--mode=browser'])).toEqual({ ok: true, mode: 'browser' })
    expect(parseArguments(['--mode=kiosk'])).toEqual({ ok: false, argument: '--mode=kiosk' })
  })
})

describe('readMode', () => {
  it('gives back what was kept, and nothing of a damaged file', async () => {
    expect(await readMode(folder)).toBeNull()
    await keepMode(folder, 'browser')
    expect(await readMode(folder)).toBe('browser')
    await writeFile(join(folder, 'mode.json'), '{"mode":"both"}')
    expect(await readMode(folder)).toBeNull()
  })
})

describe('dataFolder', () => {
  it('follows each system’s habit, and the user first', () => {
    const at = (platform: NodeJS.Platform, env: Record<string, string> = {}) =>
      dataFolder({ env, platform, homeFolder: '/home/x' })
    expect(at('linux')).toBe('/home/x/.local/share/driehoek')
    expect(at('linux', { XDG_DATA_HOME: '/data' })).toBe('/data/driehoek')
    expect(at('darwin')).toBe('/home/x/Library/Application Support/Driehoek')
    expect(at('win32', { LOCALAPPDATA: '/appdata' })).toBe('/appdata/Driehoek')
    expect(at('win32', { DRIEHOEK_DATA: '/elsewhere' })).toBe('/elsewhere')
  })
})

describe('isBuildStale', () => {
  const sources = ['electron/contract', 'electron/main', 'electron/preload', 'renderer/app', 'resources']
  const built = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html']

  const touch = async (file: string, seconds: number): Promise<void> => {
    await mkdir(join(folder, file, '..'), { recursive: true })
    await writeFile(join(folder, file), '')
    await utimes(join(folder, file), seconds, seconds)
  }

  it('is, without a build or with a source newer than it', async () => {
    const now = Math.floor(Date.now() / 1000)
    for (const source of sources) await touch(`${source}/a.ts`, now - 100)
    expect(await isBuildStale(folder)).toBe(true)
    for (const file of built) await touch(file, now + 100)
    expect(await isBuildStale(folder)).toBe(false)
    await touch('renderer/app/a.ts', now + 200)
    expect(await isBuildStale(folder)).toBe(true)
  })
})

describe('findElectronBinary', () => {
  it('finds the program only when it is really there', async () => {
    const electron = join(folder, 'node_modules/electron')
    await mkdir(join(electron, 'dist'), { recursive: true })
    expect(findElectronBinary(folder, {})).toBeNull()
    await writeFile(join(electron, 'path.txt'), 'electron')
    expect(findElectronBinary(folder, {})).toBeNull()
    await writeFile(join(electron, 'dist/electron'), '')
    expect(findElectronBinary(folder, {})).toBe(join(electron, 'dist/electron'))
  })
})

describe('findBrowser', () => {
  it('prefers Edge, takes what is there, and can be told', async () => {
    const env = { PATH: folder }
    expect(findBrowser({ env, platform: 'linux' })).toBeNull()
    await writeFile(join(folder, 'chromium'), '')
    expect(findBrowser({ env, platform: 'linux' })).toBe(join(folder, 'chromium'))
    await writeFile(join(folder, 'microsoft-edge'), '')
    expect(findBrowser({ env, platform: 'linux' })).toBe(join(folder, 'microsoft-edge'))
    expect(findBrowser({ env: { ...env, DRIEHOEK_BROWSER: 'none' }, platform: 'linux' })).toBeNull()
  })

  it('opens an app window with a profile of its own, and no sandbox switch but for root', () => {
    expect(browserArguments('http://127.0.0.1:1/', '/p', false)).toEqual(
      expect.arrayContaining(['--app=http://127.0.0.1:1/', '--user-data-dir=/p']),
    )
    expect(browserArguments('http://127.0.0.1:1/', '/p', false)).not.toContain('--no-sandbox')
    expect(browserArguments('http://127.0.0.1:1/', '/p', true)).toContain('--no-sandbox')
  })

  it('knows when there is no screen', () => {
    expect(hasDisplay({ env: {}, platform: 'linux' })).toBe(false)
    expect(hasDisplay({ env: { DISPLAY: ':0' }, platform: 'linux' })).toBe(true)
    expect(hasDisplay({ env: {}, platform: 'win32' })).toBe(true)
  })
})

describe('whoHoldsPort', () => {
  it('takes a program that does not say our hello for a stranger', async () => {
    const server = createServer((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi'))
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
    })
    await noteInstance(folder, { instance: 'a', token: 'b', port })
    expect(await whoHoldsPort(port, folder)).toEqual({ kind: 'stranger' })
    await forgetInstance(folder)
    server.close()
  })
})

describe('createErrorLog', () => {
  it('writes codes and lets no sentence through', async () => {
    const log = createErrorLog(folder, () => new Date('2026-11-23T10:00:00Z'))
    await log('write-failed', 'saveFile')
    await log('uncaught', 'Sanne de Vries <x>\n')
    const files = await readdir(folder)
    expect(files).toEqual(['errors.log'])
    const { readFile } = await import('node:fs/promises')
    expect(await readFile(join(folder, 'errors.log'), 'utf8')).toBe(
      '2026-11-23T10:00:00.000Z write-failed saveFile\n2026-11-23T10:00:00.000Z uncaught Sanne?de?Vries??x??\n',
    )
  })
})
