/** Which Chromium the tests drive: the system's where there is one (Debian), else the one Playwright brought. */
import { existsSync } from 'node:fs'
import type { LaunchOptions } from '@playwright/test'

const systemPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser']

export const chromiumLaunchOptions = (): LaunchOptions => {
  const executablePath = systemPaths.find((path) => existsSync(path))
  const isRoot = process.getuid?.() === 0
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    // Chromium refuses to run its sandbox as root, and CI is root.
    args: ['--disable-background-networking', '--disable-component-update', ...(isRoot ? ['--no-sandbox'] : [])],
  }
}
