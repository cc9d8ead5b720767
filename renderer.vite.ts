/**
 * What every build of the renderer shares: the app itself (electron.vite.config.ts), the dev server
 * (scripts/dev.ts) and the browser tests (vitest.config.ts). One place, so that a worker that runs in the tests
 * runs in the app.
 *
 * - `define.global` and the three aliases are what pdfmake's modules need (documents-design.md); without them the
 *   PDF worker builds and dies silently at run time.
 * - zod compiles its schemas with `new Function` unless told not to. The app's CSP forbids that and reports every
 *   attempt, so zod is told in its own module: an import order would not hold over chunks and workers.
 */
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { PluginOption, UserConfig } from 'vite'

const shim = (file: string): string =>
  fileURLToPath(new URL(`./renderer/documents/engine/shims/${file}`, import.meta.url))

const zodWithoutEval = (): PluginOption => ({
  name: 'driehoek:zod-without-eval',
  transform: {
    filter: { id: /[\\/]zod[\\/]v4[\\/]core[\\/]core\.js/ },
    handler: (code) => ({ code: `${code}\nglobalConfig.jitless = true\n`, map: null }),
  },
})

/** What the PDF worker imports, named so that a dev server does not find it late and reload. */
const pdfWorkerModules = [
  'bidi-js',
  'fontkit',
  ...[
    'DocMeasure',
    'DocPreprocessor',
    'DocumentContext',
    'LayoutBuilder',
    'Line',
    'PDFDocument',
    'PageElementWriter',
    'Renderer',
    'SVGMeasure',
    'TextDecorator',
    'qrEnc',
  ].map((module) => `pdfmake/js/${module}.js`),
]

export const rendererVite = {
  define: { global: 'globalThis' },
  resolve: {
    alias: [
      { find: /^events$/, replacement: shim('events.ts') },
      { find: /^stream$/, replacement: shim('empty.ts') },
      { find: /^string_decoder$/, replacement: shim('empty.ts') },
    ],
  },
  worker: { format: 'es', plugins: () => [zodWithoutEval()] },
  plugins: [react(), zodWithoutEval()],
  optimizeDeps: { include: pdfWorkerModules, rolldownOptions: { plugins: [zodWithoutEval()] } },
} satisfies UserConfig
