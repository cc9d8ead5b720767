/** What runs in the page before its own scripts: the stand-in's page half, then the REAL built preload. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const bundlePageSide = async (): Promise<string> => {
  const entry = fileURLToPath(new URL('./page-side.ts', import.meta.url))
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'standIn' } },
  })
  const outputs = Array.isArray(result) ? result.flatMap((one) => one.output) : 'output' in result ? result.output : []
  const code = outputs.find((output) => output.type === 'chunk')?.code
  if (code === undefined) throw new Error('the page half of the stand-in did not build')
  return code
}

let pageSide: Promise<string> | undefined

export const pageScript = async (preloadFile: string, origin: string): Promise<string> => {
  pageSide ??= bundlePageSide()
  const preload = await readFile(preloadFile, 'utf8')
  // A preload runs in the top frame of our page only, never in a frame inside it or on another page.
  return `if (window === window.top && location.origin === ${JSON.stringify(origin)}) {
${await pageSide}
;((require, module, exports) => {
${preload}
})(window.standInRequire, { exports: {} }, {})
}`
}
