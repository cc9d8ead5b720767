/** Builds the app when what stands in out/ is older than what it is made from. */
import { spawn } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

const sourceFolders = ['electron/contract', 'electron/main', 'electron/preload', 'renderer', 'resources']
const sourceFiles = ['electron.vite.config.ts', 'renderer.vite.ts', 'package.json', 'package-lock.json']
const builtFiles = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html']

/** Milliseconds; 0 when the file is not there. */
const changedAtMs = async (file: string): Promise<number> => {
  try {
    return (await stat(file)).mtimeMs
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0
    throw error
  }
}

const newestInMs = async (folder: string): Promise<number> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const times = await Promise.all(entries.map((entry) => changedAtMs(join(entry.parentPath, entry.name))))
  return Math.max(0, ...times)
}

/** A removed file counts too: it changes its folder's time. */
export const isBuildStale = async (projectFolder: string): Promise<boolean> => {
  const built = await Promise.all(builtFiles.map((file) => changedAtMs(join(projectFolder, file))))
  const sources = await Promise.all([
    ...sourceFolders.map((folder) => newestInMs(join(projectFolder, folder))),
    ...sourceFiles.map((file) => changedAtMs(join(projectFolder, file))),
  ])
  return Math.min(...built) < Math.max(...sources)
}

/** Answers whether the build succeeded; its own lines go to the terminal only when it did not. */
export const buildApp = (projectFolder: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const tool = join(projectFolder, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
    const child = spawn(process.execPath, [tool, 'build'], { cwd: projectFolder, stdio: ['ignore', 'pipe', 'pipe'] })
    const lines: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => lines.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => lines.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code !== 0) process.stderr.write(Buffer.concat(lines))
      resolve(code === 0)
    })
  })
