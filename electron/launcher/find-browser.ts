/** Finds an installed browser of the Chromium family; Edge first, because a school's Windows has it. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

interface Surroundings {
  env: Readonly<Record<string, string | undefined>>
  platform: NodeJS.Platform
}

const linuxNames = [
  'microsoft-edge',
  'microsoft-edge-stable',
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
]

const windowsPrograms = ['Microsoft\\Edge\\Application\\msedge.exe', 'Google\\Chrome\\Application\\chrome.exe']

const macPrograms = [
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const candidates = ({ env, platform }: Surroundings): string[] => {
  if (platform === 'darwin') return macPrograms
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES(X86)'], env['PROGRAMFILES'], env['LOCALAPPDATA']]
    const known = roots.filter((root) => root !== undefined && root !== '')
    return windowsPrograms.flatMap((program) => known.map((root) => join(root ?? '', program)))
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return linuxNames.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/** `DRIEHOEK_BROWSER` names another one, or `none`. */
export const findBrowser = (surroundings: Surroundings): string | null => {
  const chosen = surroundings.env['DRIEHOEK_BROWSER']
  if (chosen === 'none') return null
  const list = chosen === undefined || chosen === '' ? candidates(surroundings) : [chosen]
  return list.find((path) => existsSync(path)) ?? null
}

export const hasDisplay = ({ env, platform }: Surroundings): boolean =>
  platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY'])

/** One window without tabs or address bar, a profile of its own, and nothing that calls out. */
export const browserArguments = (url: string, profileFolder: string, isRoot: boolean): string[] => [
  `--app=${url}`,
  `--user-data-dir=${profileFolder}`,
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-extensions',
  '--disable-breakpad',
  '--no-pings',
  // Sends page text to a translation service when the user accepts its bar.
  '--disable-features=Translate',
  // A proxy that is not there: whatever the browser itself would call, this machine excepted, goes nowhere. (A
  // resolver rule does the same, but shows a warning bar.)
  '--proxy-server=http://127.0.0.1:9',
  // Chromium refuses to run its sandbox as root.
  ...(isRoot ? ['--no-sandbox'] : []),
]
