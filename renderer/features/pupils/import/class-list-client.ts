/** Asks the class-list worker one thing at a time, each with a time limit: a worker that dies says nothing. */
import type { FromWorker, ToWorker } from './class-list-messages.ts'

const limitMs = 120_000

export class ClassListWorkerError extends Error {
  readonly code = 'class-list-worker-failed'
}

export interface ClassListClient {
  ask: (message: ToWorker) => Promise<FromWorker>
  end: () => void
}

export function startClassListWorker(): ClassListClient {
  const worker = new Worker(new URL('./class-list.worker.ts', import.meta.url), { type: 'module' })
  let settle: { answer: (message: FromWorker) => void; fail: (error: Error) => void } | undefined
  worker.addEventListener('message', (event: MessageEvent<FromWorker>) => settle?.answer(event.data))
  worker.addEventListener('error', (event) => settle?.fail(new ClassListWorkerError(event.message)))
  worker.addEventListener('messageerror', () => settle?.fail(new ClassListWorkerError('unreadable message')))
  return {
    ask: (message) =>
      new Promise<FromWorker>((resolve, reject) => {
        const timer = setTimeout(() => reject(new ClassListWorkerError(`no answer in ${limitMs} ms`)), limitMs)
        settle = {
          answer: (answer) => {
            clearTimeout(timer)
            resolve(answer)
          },
          fail: (error) => {
            clearTimeout(timer)
            reject(error)
          },
        }
        worker.postMessage(message)
      }),
    end: () => worker.terminate(),
  }
}
