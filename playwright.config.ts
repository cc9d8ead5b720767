/**
 * End-to-end: specs of tests/e2e drive the built app (tests/support/app-fixture.ts). No retries: a test that passes
 * only sometimes is a failing test. Two workers, because the machines have two cores; one in CI, where a core that is
 * busy with another spec must not decide.
 */
import { defineConfig } from '@playwright/test'

const countsFile = process.env['DRIEHOEK_E2E_COUNTS']

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './tests/support/global-setup.ts',
  outputDir: 'test-results',
  workers: process.env['CI'] === 'true' ? 1 : 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: process.env['CI'] === 'true',
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: countsFile === undefined ? [['list']] : [['list'], ['json', { outputFile: countsFile }]],
  use: { actionTimeout: 15_000, navigationTimeout: 30_000 },
})
