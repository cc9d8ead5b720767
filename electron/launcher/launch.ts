/**
 * `npm start`: builds when needed, then real Electron where its program is or can be had, else browser mode. The
 * mode of the first start is kept; a later start never falls into the other, because each has data of its own.
 */
import { spawn } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { AppMode } from '#contract/desktop-api.ts'
import { dataFolder } from '#main/services/data-folder.ts'
import { runBrowserMode } from './browser-mode.ts'
import { buildApp, isBuildStale } from './build-app.ts'
import { findElectronBinary } from './electron-binary.ts'
import { fetchElectron } from './fetch-electron.ts'
import { hasDisplay } from './find-browser.ts'
import { keepMode, readMode } from './mode-file.ts'
import { launcherTexts } from './texts.ts'

const projectFolder = fileURLToPath(new URL('../../', import.meta.url))
const texts = launcherTexts(process.env)

type Arguments = { ok: true; mode: AppMode | null } | { ok: false; argument: string }

export const parseArguments = (list: readonly string[]): Arguments => {
  let mode: AppMode | null = null
  for (const argument of list) {
    if (argument === '--mode=browser') mode = 'browser'
    else if (argument === '--mode=electron') mode = 'electron'
    else return { ok: false, argument }
  }
  return { ok: true, mode }
}

const showProgress = (megabytes: number): void => {
  if (process.stdout.isTTY) process.stdout.write(`\r${texts.fetched(megabytes)} `)
  else if (megabytes % 25 === 0) console.log(texts.fetched(megabytes))
}

/** The program's path, fetched if need be; null, and said why, when it can't be had or shown here. */
const obtainElectron = async (folder: string): Promise<string | null> => {
  if (!hasDisplay({ env: process.env, platform: process.platform })) {
    console.log(texts.noDisplay)
    return null
  }
  const present = findElectronBinary(projectFolder, process.env)
  if (present !== null) return present
  console.log(texts.fetching)
  const result = await fetchElectron(projectFolder, folder, showProgress)
  if (process.stdout.isTTY) process.stdout.write('\n')
  if (result === 'stalled') console.log(texts.fetchStalled)
  if (result === 'refused') console.log(texts.fetchRefused)
  return findElectronBinary(projectFolder, process.env)
}

const runElectron = (binary: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const asRoot = process.platform === 'linux' && process.getuid?.() === 0
    // Set by some editors' terminals; it would make the program behave as plain Node.
    const { ELECTRON_RUN_AS_NODE: _unwanted, ...env } = process.env
    const child = spawn(binary, [projectFolder, ...(asRoot ? ['--no-sandbox'] : [])], { stdio: 'inherit', env })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })

const sayMode = (mode: AppMode, kept: AppMode | null): void => {
  if (kept === null) console.log(texts.modeChosen(mode))
  else if (kept === mode) console.log(texts.modeKept(mode))
  else console.log(texts.modeChanged(mode))
}

const versionOf = async (): Promise<string> => {
  const text = await readFile(join(projectFolder, 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}

/** Answers the exit code. */
export const launch = async (list: readonly string[]): Promise<number> => {
  const given = parseArguments(list)
  if (!given.ok) {
    console.error(texts.unknownArgument(given.argument))
    return 2
  }
  const folder = dataFolder({ env: process.env, platform: process.platform, homeFolder: homedir() })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (await isBuildStale(projectFolder)) {
    console.log(texts.building)
    if (!(await buildApp(projectFolder))) {
      console.error(texts.buildFailed)
      return 1
    }
  }
  const kept = await readMode(folder)
  const wanted = given.mode ?? kept
  const binary = wanted === 'browser' ? null : await obtainElectron(folder)
  if (wanted === 'electron' && binary === null) {
    console.error(texts.electronMissing)
    return 1
  }
  const mode: AppMode = binary === null ? 'browser' : 'electron'
  sayMode(mode, kept)
  if (mode !== kept) await keepMode(folder, mode)
  return binary === null
    ? runBrowserMode({ projectFolder, dataFolder: folder, version: await versionOf() })
    : runElectron(binary)
}
