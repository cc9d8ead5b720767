/**
 * `npm run dev`: Vite's server with hot reload and the loopback API, no Electron needed. Its port is its own, so its
 * data is apart from the app's. The CSP is the app's, less what Vite's own client needs: a nonce for its inline
 * script, its web socket, and no Trusted Types, because its error overlay writes markup.
 */
import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createServer, type Plugin } from 'vite'
import { createLoopbackHandlers } from '#main/handlers/handlers.ts'
import { contentSecurityPolicy, noncePlaceholder } from '#main/security/csp.ts'
import { dataFolder, platformName } from '#main/services/data-folder.ts'
import { createErrorLog } from '#main/services/error-log.ts'
import { rendererVite } from '../../renderer.vite.ts'
import { answerApi, answerPlainly, type LoopbackApiOptions, refusalOf } from './loopback-api.ts'
import { launcherTexts } from './texts.ts'

const port = 47312
const host = `127.0.0.1:${port}`
const projectFolder = fileURLToPath(new URL('../../', import.meta.url))
const folder = dataFolder({ env: process.env, platform: process.platform, homeFolder: homedir() })
const nonce = randomBytes(18).toString('base64')

const developmentPolicy = contentSecurityPolicy({ nonce, pdfFrames: true })
  .replace("script-src 'self'", `script-src 'self' 'nonce-${nonce}'`)
  .replace("connect-src 'self'", `connect-src 'self' ws://${host}`)
  .replace(/; require-trusted-types-for.*$/, '')

const api: LoopbackApiOptions = {
  host,
  token: null,
  hello: { app: 'driehoek', version: 'dev', instance: 'dev' },
  log: createErrorLog(folder, () => new Date()),
  handlers: createLoopbackHandlers({
    mode: 'browser',
    version: 'dev',
    platform: platformName(process.platform),
    dataFolder: folder,
    applyShellState: () => undefined,
  }),
}

const loopbackApi: Plugin = {
  name: 'driehoek:loopback-api',
  transformIndexHtml: (html) => html.replaceAll(noncePlaceholder, nonce),
  configureServer: (server) => {
    server.middlewares.use((request, response, next) => {
      const refusal = refusalOf(request, host)
      if (refusal !== null) answerPlainly(response, refusal)
      else if (request.url?.startsWith('/api/')) answerApi(request, response, api).catch(next)
      else next()
    })
  },
}

await mkdir(folder, { recursive: true, mode: 0o700 })
const server = await createServer({
  ...rendererVite,
  configFile: false,
  root: join(projectFolder, 'renderer'),
  cacheDir: join(projectFolder, 'node_modules', '.vite'),
  plugins: [...rendererVite.plugins, loopbackApi],
  html: { cspNonce: nonce },
  server: {
    host: '127.0.0.1',
    port,
    strictPort: true,
    headers: { 'Content-Security-Policy': developmentPolicy },
    fs: { allow: [projectFolder] },
  },
})
await server.listen()
console.log(launcherTexts(process.env).devServer(`http://${host}/`))
