/** Browser mode's server: the built renderer and the API, on 127.0.0.1 only. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { answerForFile } from '#main/security/renderer-files.ts'
import { answerApi, answerPlainly, type LoopbackApiOptions, refusalOf } from './loopback-api.ts'

const loopbackAddress = '127.0.0.1'

export interface LoopbackServerOptions extends Omit<LoopbackApiOptions, 'host'> {
  port: number
  rendererFolder: string
}

const answer = async (
  request: IncomingMessage,
  response: ServerResponse,
  options: LoopbackApiOptions & { rendererFolder: string },
): Promise<void> => {
  const refusal = refusalOf(request, options.host)
  if (refusal !== null) return answerPlainly(response, refusal)
  // The address as it came, not as a URL parser would tidy it: "/../" must be seen to be refused.
  const path = (request.url ?? '').split(/[?#]/, 1)[0] ?? ''
  if (path.startsWith('/api/')) return answerApi(request, response, options)
  if (request.method !== 'GET' && request.method !== 'HEAD') return answerPlainly(response, 405)
  const file = await answerForFile(options.rendererFolder, path, { pdfFrames: true })
  response.writeHead(file.status, { ...file.headers, 'Content-Length': file.body.byteLength })
  response.end(request.method === 'HEAD' ? undefined : file.body)
}

export type ListenResult = { ok: true; server: Server } | { ok: false; code: 'port-taken' }

export const startLoopbackServer = (options: LoopbackServerOptions): Promise<ListenResult> =>
  new Promise((resolve, reject) => {
    const host = `${loopbackAddress}:${options.port}`
    const server = createServer((request, response) => {
      answer(request, response, { ...options, host }).catch(async () => {
        await options.log('handler-failed', 'server')
        if (response.headersSent) response.destroy()
        else answerPlainly(response, 500)
      })
    })
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve({ ok: false, code: 'port-taken' })
      else reject(error)
    })
    server.listen(options.port, loopbackAddress, () => resolve({ ok: true, server }))
  })
