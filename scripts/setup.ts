/**
 * Brings what the tests need and this machine lacks: a Chromium and the checkers that judge the app's documents.
 * Debian and Ubuntu as root: by apt, and only what is lacking. Elsewhere Playwright's own Chromium; the checkers are
 * then the user's to install, and the tests that need one are skipped and say why. In CI (`CI=true`) nothing is
 * skipped: what can't be had is an error.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

interface Tool {
  /** The name on the path. */
  program: string
  debianPackage: string
  judges: string
}

const chromiumTool: Tool = { program: 'chromium', debianPackage: 'chromium', judges: 'everything that needs a browser' }

export const checkers: readonly Tool[] = [
  { program: 'pdfsig', debianPackage: 'poppler-utils', judges: 'signatures in PDF files' },
  { program: 'pdfinfo', debianPackage: 'poppler-utils', judges: 'the structure of PDF files' },
  { program: 'pdftotext', debianPackage: 'poppler-utils', judges: 'the text of PDF files' },
  { program: 'pdftoppm', debianPackage: 'poppler-utils', judges: 'pictures of pages' },
  { program: 'qpdf', debianPackage: 'qpdf', judges: 'the syntax of PDF files' },
  { program: 'mutool', debianPackage: 'mupdf-tools', judges: 'signatures, by a second reader' },
  { program: 'openssl', debianPackage: 'openssl', judges: 'CMS signatures' },
  { program: 'xmllint', debianPackage: 'libxml2-utils', judges: 'XML metadata' },
]

const isOnPath = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, process.platform === 'win32' ? `${program}.exe` : program), constants.X_OK)
      return true
    } catch {
      return false // Not in this folder; the next may have it.
    }
  })

const lacking = (tools: readonly Tool[]): Tool[] => tools.filter((tool) => !isOnPath(tool.program))

const run = (program: string, args: readonly string[]): boolean => {
  console.log(`> ${program} ${args.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0
}

const installByApt = (tools: readonly Tool[]): void => {
  const packages = [...new Set(tools.map((tool) => tool.debianPackage))]
  if (packages.length === 0) return
  run('apt-get', ['-q', 'update'])
  run('apt-get', ['-q', 'install', '-y', '--no-install-recommends', ...packages])
}

const hasPlaywrightChromium = (): boolean => {
  try {
    return existsSync(chromium.executablePath())
  } catch {
    return false // Playwright throws where it knows no browser for this system.
  }
}

export interface SetupResult {
  /** What stops the run. Empty when the tests can start. */
  errors: string[]
  /** Programs that are not there, each with the reason its tests are skipped with. */
  missing: { program: string; reason: string }[]
}

export const setUp = (isCi: boolean): SetupResult => {
  const byApt = process.platform === 'linux' && isOnPath('apt-get') && process.getuid?.() === 0
  if (byApt) installByApt(lacking([chromiumTool, ...checkers]))
  const hasSystemChromium = process.platform === 'linux' && isOnPath('chromium')
  if (!hasSystemChromium && !hasPlaywrightChromium()) run('npx', ['playwright', 'install', 'chromium'])
  const errors =
    hasSystemChromium || hasPlaywrightChromium() ? [] : ['No Chromium, and none could be fetched: no test can run.']
  const missing = lacking(checkers).map(({ program, debianPackage, judges }) => ({
    program,
    reason: `${program} is not installed (Debian: ${debianPackage}); it judges ${judges}`,
  }))
  return { errors: isCi ? [...errors, ...missing.map((one) => one.reason)] : errors, missing }
}
