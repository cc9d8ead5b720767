/** Browser mode's calls to the launcher on this machine. What comes back is `unknown` until it is parsed here. */
import type { DesktopMethod, Environment } from '#contract/desktop-api.ts'
import { startToken } from './start-token.ts'

export type DesktopErrorCode =
  /** The page was opened by hand or outlived the launcher that made its token. */
  | 'no-start-token'
  /** The launcher does not answer: it was closed. */
  | 'not-reachable'
  | 'refused'
  | 'bad-answer'

export class DesktopError extends Error {
  override readonly name = 'DesktopError'
  readonly code: DesktopErrorCode
  constructor(code: DesktopErrorCode, cause?: unknown) {
    super(code, { cause })
    this.code = code
  }
}

export const postToLauncher = async (method: DesktopMethod, request?: unknown): Promise<unknown> => {
  const headers = new Headers({ 'Content-Type': 'application/json' })
  if (startToken !== null) headers.set('X-Driehoek-Token', startToken)
  let response: Response
  try {
    const body = request === undefined ? null : JSON.stringify(request)
    response = await fetch(`/api/${method}`, { method: 'POST', headers, body, cache: 'no-store' })
  } catch (cause) {
    throw new DesktopError('not-reachable', cause)
  }
  if (response.status === 401) throw new DesktopError('no-start-token')
  if (!response.ok) throw new DesktopError('refused')
  if (response.status === 204) return undefined
  try {
    return await response.json()
  } catch (cause) {
    throw new DesktopError('bad-answer', cause)
  }
}

export const askForNothing = (method: DesktopMethod): Promise<unknown> => postToLauncher(method)

const fieldsOf = (answer: unknown): Readonly<Record<string, unknown>> => {
  if (typeof answer !== 'object' || answer === null) throw new DesktopError('bad-answer')
  return { ...answer }
}

export const parseEnvironment = (answer: unknown): Environment => {
  const { mode, version, platform } = fieldsOf(answer)
  if (mode !== 'electron' && mode !== 'browser') throw new DesktopError('bad-answer')
  if (platform !== 'windows' && platform !== 'macos' && platform !== 'linux') throw new DesktopError('bad-answer')
  if (typeof version !== 'string') throw new DesktopError('bad-answer')
  return { mode, version, platform }
}

export const parseFreeSpace = (answer: unknown): { freeBytes: number } => {
  const { freeBytes } = fieldsOf(answer)
  if (typeof freeBytes !== 'number' || !Number.isFinite(freeBytes) || freeBytes < 0) {
    throw new DesktopError('bad-answer')
  }
  return { freeBytes }
}
