/**
 * Two runners of the same tool: `unit` in Node (domain, codecs, signing, layer test) and `browser` in a real
 * Chromium (everything that needs IndexedDB, workers or wasm as the app gets them).
 */
import { existsSync } from 'node:fs'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { rendererVite } from './renderer.vite.ts'

const systemChromium = '/usr/bin/chromium'
const launchOptions = existsSync(systemChromium)
  ? { executablePath: systemChromium, args: ['--no-sandbox', '--disable-background-networking'] }
  : {}

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', environment: 'node', include: ['tests/unit/**/*.test.{ts,tsx}'], testTimeout: 30_000 },
      },
      {
        extends: true,
        ...rendererVite,
        test: {
          name: 'browser',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
