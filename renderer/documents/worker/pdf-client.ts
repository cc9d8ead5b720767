/**
 * The screen's side of the PDF worker. Every call has a time limit: a worker that fails to load says nothing at all.
 * After a crash or a missed limit the worker is ended and the next call starts a new one; calls that were waiting
 * behind it fail with the same code. Nothing is retried by itself.
 */
import type { Envelope, Reply, WorkerAnswers, WorkerRequest } from './worker-messages.ts'

export type PdfWorkerErrorCode = 'worker-time-limit' | 'worker-crashed' | 'worker-closed' | 'layout-failed'

export class PdfWorkerError extends Error {
  override readonly name = 'PdfWorkerError'
  readonly code: PdfWorkerErrorCode
  /** What the engine said, where it said something: a LayoutErrorCode. */
  readonly reason: string | undefined

  constructor(code: PdfWorkerErrorCode, message: string, reason?: string) {
    super(`${code}: ${message}`)
    this.code = code
    this.reason = reason
  }
}

type Waiting = {
  resolve: (answer: unknown) => void
  reject: (error: PdfWorkerError) => void
  timer: ReturnType<typeof setTimeout>
}

export type PdfClient = {
  request<R extends WorkerRequest>(request: R): Promise<WorkerAnswers[R['kind']]>
  /** Ends the worker; waiting calls fail with `worker-closed`. */
  close(): void
}

export type PdfClientOptions = {
  start?: () => Worker
  timeLimitMs?: number
}

const startPdfWorker = (): Worker =>
  new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module', name: 'driehoek-pdf' })

/** Generous: a field of 100,000 characters takes seconds; a worker that is dead stays so. */
const defaultTimeLimitMs = 60_000

export function createPdfClient({
  start = startPdfWorker,
  timeLimitMs = defaultTimeLimitMs,
}: PdfClientOptions = {}): PdfClient {
  let worker: Worker | undefined
  let lastId = 0
  const waiting = new Map<number, Waiting>()

  function end(code: PdfWorkerErrorCode, message: string): void {
    worker?.terminate()
    worker = undefined
    const failed = [...waiting.values()]
    waiting.clear()
    for (const { reject, timer } of failed) {
      clearTimeout(timer)
      reject(new PdfWorkerError(code, message))
    }
  }

  function settle({ data }: MessageEvent<Reply>): void {
    const call = waiting.get(data.id)
    if (!call) return
    waiting.delete(data.id)
    clearTimeout(call.timer)
    if (data.ok) call.resolve(data.answer)
    else call.reject(new PdfWorkerError('layout-failed', data.failure.message, data.failure.code))
  }

  function running(): Worker {
    if (worker) return worker
    const started = start()
    started.addEventListener('message', settle)
    started.addEventListener('error', (event) => {
      if (started === worker) end('worker-crashed', event.message || 'the worker could not be loaded')
    })
    started.addEventListener('messageerror', () => {
      if (started === worker) end('worker-crashed', 'an answer could not be read')
    })
    worker = started
    return started
  }

  return {
    request<R extends WorkerRequest>(request: R) {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>()
      const id = ++lastId
      const timer = setTimeout(() => end('worker-time-limit', `no answer within ${timeLimitMs} ms`), timeLimitMs)
      waiting.set(id, { resolve, reject, timer })
      const envelope: Envelope = { id, request }
      try {
        running().postMessage(envelope)
      } catch (error) {
        waiting.delete(id)
        clearTimeout(timer)
        reject(new PdfWorkerError('worker-crashed', error instanceof Error ? error.message : String(error)))
      }
      return promise as Promise<WorkerAnswers[R['kind']]>
    },
    close: () => end('worker-closed', 'closed'),
  }
}

let shared: PdfClient | undefined

/** The app's one PDF worker, started at its first use. */
export function pdfClient(): PdfClient {
  shared ??= createPdfClient()
  return shared
}
