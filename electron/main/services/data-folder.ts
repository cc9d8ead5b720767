/**
 * Where the app keeps its own files: the mode chosen, window state, the code-only log and the browser or Electron
 * profile that holds the vaults. Shared by main and the launcher. `DRIEHOEK_DATA` names another folder.
 */
import { join } from 'node:path'

export interface Surroundings {
  env: Readonly<Record<string, string | undefined>>
  platform: NodeJS.Platform
  homeFolder: string
}

export const dataFolder = ({ env, platform, homeFolder }: Surroundings): string => {
  const chosen = env['DRIEHOEK_DATA']
  if (chosen !== undefined && chosen !== '') return chosen
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(homeFolder, 'AppData', 'Local'), 'Driehoek')
  if (platform === 'darwin') return join(homeFolder, 'Library', 'Application Support', 'Driehoek')
  return join(env['XDG_DATA_HOME'] || join(homeFolder, '.local', 'share'), 'driehoek')
}

export const platformName = (platform: NodeJS.Platform): 'windows' | 'macos' | 'linux' =>
  platform === 'win32' ? 'windows' : platform === 'darwin' ? 'macos' : 'linux'
