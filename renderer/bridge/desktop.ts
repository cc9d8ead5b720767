/** The one way to the outside. Placeholder shape of the module; browser mode is added by its author. */
import type { DesktopBridge } from '#contract/desktop-api.ts'

export type { DesktopBridge, ShellCommand } from '#contract/desktop-api.ts'

declare global {
  interface Window {
    driehoek?: DesktopBridge
  }
}

export function getDesktop(): DesktopBridge {
  if (!window.driehoek) throw new Error('no desktop bridge')
  return window.driehoek
}
