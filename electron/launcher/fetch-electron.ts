/**
 * Fetches Electron's program with Electron's own install script, run as a child. The limit is on silence, not on the
 * whole: a slow line may take as long as it needs, but when no byte has come in for 20 s it ends. Where the network
 * refuses, the script itself fails within seconds.
 */
import { spawn } from 'node:child_process'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

const stallLimitMs = 20_000
const lookEveryMs = 1000

export type FetchResult = 'fetched' | 'stalled' | 'refused'

const folderSizeBytes = async (folder: string): Promise<number> => {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile())
    const sizes = await Promise.all(files.map(async (file) => (await stat(join(file.parentPath, file.name))).size))
    return sizes.reduce((sum, size) => sum + size, 0)
  } catch (error) {
    // Files come and go while the script works; what is gone has no size.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0
    throw error
  }
}

export const fetchElectron = async (
  projectFolder: string,
  dataFolder: string,
  onProgress: (megabytes: number) => void,
): Promise<FetchResult> => {
  const packageFolder = join(projectFolder, 'node_modules', 'electron')
  const downloads = join(dataFolder, 'downloads')
  await rm(downloads, { recursive: true, force: true })
  await mkdir(downloads, { recursive: true, mode: 0o700 })
  const child = spawn(process.execPath, [join(packageFolder, 'install.js')], {
    cwd: packageFolder,
    stdio: 'ignore',
    env: { ...process.env, ELECTRON_GET_NO_PROGRESS: '1', TMPDIR: downloads, TEMP: downloads, TMP: downloads },
  })
  const ended = new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null))
    child.on('close', resolve)
  })
  let lastBytes = 0
  let lastGrowthMs = Date.now()
  let stalled = false
  const look = async (): Promise<void> => {
    const bytes = (await folderSizeBytes(downloads)) + (await folderSizeBytes(join(packageFolder, 'dist')))
    if (bytes !== lastBytes) {
      lastBytes = bytes
      lastGrowthMs = Date.now()
      onProgress(Math.round(bytes / 1024 / 1024))
    } else if (Date.now() - lastGrowthMs > stallLimitMs) {
      stalled = true
      child.kill()
    }
  }
  const timer = setInterval(() => void look(), lookEveryMs)
  const code = await ended
  clearInterval(timer)
  await rm(downloads, { recursive: true, force: true })
  if (code === 0) return 'fetched'
  return stalled ? 'stalled' : 'refused'
}
