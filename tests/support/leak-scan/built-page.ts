/**
 * Builds a test page with the app's own Vite settings and opens it in a Chromium with a profile folder of its own,
 * answered from memory at an address that counts as secure. The CSP is the app's, as far as scripts go.
 */
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { chromiumLaunchOptions } from '#tests/support/chromium.ts'
import { rendererVite } from '../../../renderer.vite.ts'

const origin = 'http://test-page.localhost'
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ')

export type BuiltPage = ReadonlyMap<string, string | Uint8Array>

/** `entry` is a path from the root of the project. */
export async function buildPage(entry: string): Promise<BuiltPage> {
  const result = await build({
    ...rendererVite,
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'chrome130',
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: { page: entry },
        output: { entryFileNames: '[name].js' },
        preserveEntrySignatures: false,
      },
    },
  })
  const outputs = Array.isArray(result) ? result : 'output' in result ? [result] : []
  return new Map(
    outputs.flatMap(({ output }) =>
      output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source] as const),
    ),
  )
}

export async function openBuiltPage(
  built: BuiltPage,
  profileFolder: string,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await chromium.launchPersistentContext(profileFolder, chromiumLaunchOptions())
  await context.route(`${origin}/**`, async (route) => {
    const path = new URL(route.request().url()).pathname
    if (path === '/') {
      return await route.fulfill({
        contentType: 'text/html',
        headers: { 'content-security-policy': policy },
        body: '<!doctype html><title>test page</title><script type="module" src="/page.js"></script>',
      })
    }
    const file = built.get(path)
    if (file === undefined) return await route.fulfill({ status: 404 })
    return await route.fulfill({
      contentType: path.endsWith('.js') ? 'text/javascript' : 'application/octet-stream',
      headers: { 'content-security-policy': policy },
      body: typeof file === 'string' ? file : Buffer.from(file),
    })
  })
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(`${origin}/`)
  return { context, page }
}
