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
        // All sources, not only the tests: what a worker imports is not found from them, and a dependency found late
        // reloads the page in the middle of a test.
        optimizeDeps: {
          ...rendererVite.optimizeDeps,
          entries: ['renderer/**/*.{ts,tsx}', 'tests/integration/**/*.{ts,tsx}'],
        },
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
