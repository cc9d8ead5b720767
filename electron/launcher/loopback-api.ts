/**
 * The contract's methods over HTTP on this machine, for browser mode and the development server. Any web page and any
 * program here can send requests to a loopback port, so each is held to: our own Host (no DNS rebinding), our own
 * Origin, no cross-site fetch, and the token made at this start.
 */
import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type LoopbackHandlers, loopbackMethods } from '#main/handlers/handlers.ts'
import { BadRequestError } from '#main/handlers/requests.ts'
import type { ErrorLog } from '#main/services/error-log.ts'

const bodyLimitBytes = 64 * 1024
const tokenHeader = 'x-driehoek-token'

export interface LoopbackApiOptions {
  /** "127.0.0.1:47311" */
  host: string
  /** Null only on the development server. */
  token: string | null
  handlers: LoopbackHandlers
  hello: { app: 'driehoek'; version: string; instance: string }
  log: ErrorLog
}

export const answerPlainly = (response: ServerResponse, status: number, body?: unknown): void => {
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(body === undefined ? '' : JSON.stringify(body))
}

/** The status to refuse with, or null when the request may come from our own page or from nowhere (typed in). */
export const refusalOf = (request: IncomingMessage, host: string): 403 | null => {
  const { origin, 'sec-fetch-site': fetchSite } = request.headers
  if (request.headers.host !== host) return 403
  if (origin !== undefined && origin !== `http://${host}`) return 403
  return fetchSite === 'cross-site' || fetchSite === 'same-site' ? 403 : null
}

const isSameToken = (given: string | string[] | undefined, expected: string): boolean => {
  const givenBytes = Buffer.from(typeof given === 'string' ? given : '')
  const expectedBytes = Buffer.from(expected)
  return givenBytes.length === expectedBytes.length && timingSafeEqual(givenBytes, expectedBytes)
}

type Body = { ok: true; value: unknown } | { ok: false; status: 400 | 413 }

const readBody = async (request: IncomingMessage): Promise<Body> => {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    sizeBytes += chunk.byteLength
    if (sizeBytes > bodyLimitBytes) return { ok: false, status: 413 }
    chunks.push(chunk)
  }
  if (sizeBytes === 0) return { ok: true, value: undefined }
  try {
    return { ok: true, value: JSON.parse(Buffer.concat(chunks).toString('utf8')) }
  } catch {
    return { ok: false, status: 400 }
  }
}

/** Answers a request under /api/. The caller has asked `refusalOf` first. */
export const answerApi = async (
  request: IncomingMessage,
  response: ServerResponse,
  { host, token, handlers, hello, log }: LoopbackApiOptions,
): Promise<void> => {
  const name = (request.url ?? '').split('?', 1)[0]?.slice('/api/'.length)
  if (request.method === 'GET' && name === 'hello') return answerPlainly(response, 200, hello)
  if (request.method !== 'POST') return answerPlainly(response, 405)
  if (request.headers.origin !== `http://${host}`) return answerPlainly(response, 403)
  if (token !== null && !isSameToken(request.headers[tokenHeader], token)) return answerPlainly(response, 401)
  const method = loopbackMethods.find((one) => one === name)
  if (method === undefined) return answerPlainly(response, 404)
  if (request.headers['content-type'] !== 'application/json') return answerPlainly(response, 415)
  const body = await readBody(request)
  if (!body.ok) return answerPlainly(response, body.status)
  try {
    const answer = await handlers[method](body.value)
    answerPlainly(response, answer === undefined ? 204 : 200, answer)
  } catch (error) {
    const isBad = error instanceof BadRequestError
    await log(isBad ? 'bad-request' : 'handler-failed', method)
    answerPlainly(response, isBad ? 400 : 500)
  }
}
