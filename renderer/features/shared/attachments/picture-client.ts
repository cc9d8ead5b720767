/**
 * The screen's side of the picture worker: started at the first picture, kept for the next. Every call has a time
 * limit, because a worker that fails to load says nothing; after that, or after a crash, the next call starts a new one.
 */
import type { PictureAnswer, PictureCall, PictureReply, PictureRequest } from './picture-messages.ts'

const limitMs = 60_000

export class PictureWorkerError extends Error {
  readonly code = 'picture-worker-failed'
}

interface Waiting {
  resolve: (answer: PictureAnswer) => void
  reject: (error: Error) => void
  timer: ReturnType<typeof setTimeout>
}

let worker: Worker | undefined
let lastId = 0
const waiting = new Map<number, Waiting>()

function fail(reason: string): void {
  worker?.terminate()
  worker = undefined
  const all = [...waiting.values()]
  waiting.clear()
  for (const { reject, timer } of all) {
    clearTimeout(timer)
    reject(new PictureWorkerError(reason))
  }
}

function running(): Worker {
  if (worker !== undefined) return worker
  worker = new Worker(new URL('./picture.worker.ts', import.meta.url), { type: 'module', name: 'driehoek-pictures' })
  worker.addEventListener('message', ({ data }: MessageEvent<PictureReply>) => {
    const call = waiting.get(data.id)
    if (call === undefined) return
    waiting.delete(data.id)
    clearTimeout(call.timer)
    if (data.answer === null) call.reject(new PictureWorkerError(data.fault))
    else call.resolve(data.answer)
  })
  worker.addEventListener('error', (event) => fail(event.message || 'the worker could not be loaded'))
  worker.addEventListener('messageerror', () => fail('an answer could not be read'))
  return worker
}

/** The bytes are copied: their owner may still need them. A page is moved. */
export function askForPicture(request: PictureRequest): Promise<PictureAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<PictureAnswer>()
  const id = ++lastId
  waiting.set(id, { resolve, reject, timer: setTimeout(() => fail(`no answer within ${limitMs} ms`), limitMs) })
  const call: PictureCall = { id, request }
  running().postMessage(call, request.kind === 'page' ? [request.page] : [])
  return promise
}
