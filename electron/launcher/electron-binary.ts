/** Where Electron's own program is, looked for without ever starting its download (requiring `electron` does). */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Returns the path of the binary of this project's Electron, or null when it has not been fetched. */
export const findElectronBinary = (
  projectFolder: string,
  env: Readonly<Record<string, string | undefined>>,
): string | null => {
  const packageFolder = join(projectFolder, 'node_modules', 'electron')
  const pathFile = join(packageFolder, 'path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : undefined
  const override = env['ELECTRON_OVERRIDE_DIST_PATH']
  const binary =
    override !== undefined && override !== ''
      ? join(override, name ?? (process.platform === 'win32' ? 'electron.exe' : 'electron'))
      : name === undefined
        ? undefined
        : join(packageFolder, 'dist', name)
  return binary !== undefined && existsSync(binary) ? binary : null
}
