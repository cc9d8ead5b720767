/** Browser mode, started as a user starts it: the launcher's own process, its port, its token, its refusals. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test as base, chromium, expect } from '@playwright/test'
import { chromiumLaunchOptions } from '../support/chromium.ts'

const projectFolder = fileURLToPath(new URL('../../', import.meta.url))

interface Started {
  url: string
  origin: string
  token: string
  port: number
  dataFolder: string
  output: () => string
  stop: () => Promise<number | null>
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

const run = (port: number, dataFolder: string, args: readonly string[] = ['--mode=browser']) => {
  const env = {
    ...process.env,
    DRIEHOEK_DATA: dataFolder,
    DRIEHOEK_PORT: `${port}`,
    DRIEHOEK_BROWSER: 'none',
    LANG: 'C',
  }
  const child: ChildProcess = spawn(process.execPath, [join(projectFolder, 'electron/launcher/start.js'), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  return { child, output: () => output, ended }
}

const test = base.extend<{ started: Started }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  started: async ({}, use) => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'driehoek-e2e-'))
    const port = await freePort()
    const { child, output, ended } = run(port, dataFolder)
    await expect.poll(output, { timeout: 60_000 }).toContain('#token=')
    const token = /#token=(\S+)/.exec(output())?.[1] ?? ''
    const origin = `http://127.0.0.1:${port}`
    const stop = (): Promise<number | null> => {
      child.kill('SIGTERM')
      return ended
    }
    await use({ url: `${origin}/#token=${token}`, origin, token, port, dataFolder, output, stop })
    await stop()
    await rm(dataFolder, { recursive: true, force: true })
  },
})

interface Ask {
  method?: string
  headers?: Record<string, string>
  body?: string
}

/** By hand, so that Host, Origin and "/../" go over the wire as written. */
const ask = (port: number, path: string, { method = 'GET', headers = {}, body }: Ask = {}) =>
  new Promise<{ status: number; text: string; headers: Record<string, unknown> }>((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }))
    })
    call.on('error', reject)
    call.end(body)
  })

test('answers its own page only: Host, Origin, token and path are checked', async ({ started }) => {
  const { port, origin, token } = started
  const status = async (path: string, asked?: Ask): Promise<number> => (await ask(port, path, asked)).status
  const ours = { Origin: origin, 'X-Driehoek-Token': token, 'Content-Type': 'application/json' }
  const post = (headers: Record<string, string>, body?: string): Ask => ({
    method: 'POST',
    headers,
    ...(body === undefined ? {} : { body }),
  })

  expect(await status('/')).toBe(200)
  expect(await status('/', { headers: { Host: 'outside.invalid' } })).toBe(403)
  expect(await status('/', { headers: { Host: `localhost:${port}` } })).toBe(403)
  expect(await status('/', { headers: { Origin: 'https://outside.invalid' } })).toBe(403)
  expect(await status('/', { headers: { 'Sec-Fetch-Site': 'cross-site' } })).toBe(403)
  expect(await status('/../main/index.js')).toBe(404)
  expect(await status('/%2e%2e/main/index.js')).toBe(404)
  expect(await status('/..%5cmain%5cindex.js')).toBe(404)

  expect(await status('/api/freeSpace', post({ ...ours, 'X-Driehoek-Token': '' }))).toBe(401)
  expect(await status('/api/freeSpace', post({ ...ours, 'X-Driehoek-Token': `${token}x` }))).toBe(401)
  expect(await status('/api/freeSpace', post({ ...ours, Origin: 'https://outside.invalid' }))).toBe(403)
  const { Origin: _none, ...withoutOrigin } = ours
  expect(await status('/api/freeSpace', post(withoutOrigin))).toBe(403)
  expect(await status('/api/saveFile', post(ours, '{}'))).toBe(404)
  expect(await status('/api/freeSpace')).toBe(405)
  expect(await status('/api/setShellState', post(ours, '{"language":"nl"'))).toBe(400)
  expect(await status('/api/setShellState', post(ours, '{"language":"xx","vaultOpen":true}'))).toBe(400)
  expect(await status('/api/setShellState', post(ours, ' '.repeat(70_000)))).toBe(413)
  expect(await status('/api/setShellState', post({ ...ours, 'Content-Type': 'text/plain' }, '{}'))).toBe(415)
  expect(await status('/api/setShellState', post(ours, '{"language":"nl","vaultOpen":false}'))).toBe(204)
  expect(JSON.parse((await ask(port, '/api/freeSpace', post(ours))).text)).toMatchObject({
    freeBytes: expect.any(Number),
  })

  const page = await ask(port, '/')
  expect(page.headers['content-security-policy']).toContain("require-trusted-types-for 'script'")
  expect(page.text).not.toContain('__CSP_NONCE__')
})

test('the page starts, keeps its token out of the address, opens a school, and may show a PDF to print', async ({
  started,
}) => {
  const browser = await chromium.launch(chromiumLaunchOptions())
  try {
    const context = await browser.newContext({ locale: 'nl-NL' })
    const page = await context.newPage()
    const problems: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('request', (made) => {
      if (!made.url().startsWith(started.origin) && !/^(blob|data|chrome-extension):/.test(made.url()))
        problems.push(made.url())
    })
    await page.goto(started.url)
    await expect(page.getByRole('heading').first()).toBeVisible()
    expect(page.url()).not.toContain('token')
    await page.reload()
    await expect(page.getByRole('heading').first()).toBeVisible()
    expect(page.url()).not.toContain('token')
    await page.getByRole('button', { name: 'Voorbeeldschool openen' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Vandaag' })).toBeVisible({ timeout: 30_000 })
    const framed = await page.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          const frame = document.createElement('iframe')
          frame.addEventListener('load', () => resolve(true))
          frame.src = URL.createObjectURL(new Blob(['%PDF-1.7\n%%EOF\n'], { type: 'application/pdf' }))
          document.body.append(frame)
        }),
    )
    expect(framed).toBe(true)
    expect(problems).toEqual([])
  } finally {
    await browser.close()
  }
})

test('says which mode it is in, keeps it, and ends cleanly', async ({ started }) => {
  expect(started.output()).toContain('browsermodus. Die keuze wordt bewaard')
  expect(JSON.parse(await readFile(join(started.dataFolder, 'mode.json'), 'utf8'))).toEqual({ mode: 'browser' })
  expect(await started.stop()).toBe(0)
  await expect(readFile(join(started.dataFolder, 'browser-mode.json'))).rejects.toThrow('ENOENT')
})

test('tells its own running instance from a stranger on the port', async ({ started }) => {
  const again = run(started.port, started.dataFolder, [])
  expect(await again.ended).toBe(0)
  expect(again.output()).toContain('zoals eerder gekozen')
  expect(again.output()).toContain(`Driehoek draait al`)
  expect(again.output()).toContain(started.url)

  const otherFolder = await mkdtemp(join(tmpdir(), 'driehoek-e2e-'))
  const elsewhere = run(started.port, otherFolder)
  expect(await elsewhere.ended).toBe(1)
  expect(elsewhere.output()).toContain('met een andere gegevensmap')
  expect(elsewhere.output()).not.toContain(started.token)

  const stranger = createServer((_request, response) => response.end('hello'))
  const port = await freePort()
  await new Promise<void>((resolve) => {
    stranger.listen(port, '127.0.0.1', () => resolve())
  })
  const refused = run(port, otherFolder)
  expect(await refused.ended).toBe(1)
  expect(refused.output()).toContain(`Een ander programma gebruikt poort ${port}`)
  stranger.closeAllConnections()
  stranger.close()
  await rm(otherFolder, { recursive: true, force: true })
})

test('refuses an unknown option', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'driehoek-e2e-'))
  const refused = run(await freePort(), folder, ['--mode=kiosk'])
  expect(await refused.ended).toBe(2)
  expect(refused.output()).toContain('Onbekende optie: --mode=kiosk')
  await rm(folder, { recursive: true, force: true })
})
