/**
 * The three builds: main (ESM), preload (one CJS file, because a sandboxed preload may not import) and the
 * renderer. The renderer is minified: the tool's default is not. Chrome 130 is the oldest browser that browser
 * mode promises to run in.
 */
import { defineConfig } from 'electron-vite'
import { rendererVite } from './renderer.vite.ts'

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      rolldownOptions: { input: { index: 'electron/main/index.ts' } },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'electron/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    ...rendererVite,
    root: 'renderer',
    build: {
      target: 'chrome130',
      minify: true,
      assetsInlineLimit: 0,
      rolldownOptions: { input: { index: 'renderer/index.html' } },
    },
  },
})
