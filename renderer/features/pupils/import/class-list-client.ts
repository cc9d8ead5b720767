/**
 * Asks the class-list worker one thing at a time. A worker that dies says nothing, so each question has a time limit;
 * it runs from the last sign of life, since a long list reports how far it is.
 */
import type { FromWorker, ImportProgress, PreviewRow, ToWorker } from './class-list-messages.ts'

const limitMs = 120_000

export class ClassListWorkerError extends Error {
  readonly code = 'class-list-worker-failed'
}

export type Answer = Exclude<FromWorker, { kind: 'progress' | 'rows' }>

export interface ClassListClient {
  ask: (message: ToWorker) => Promise<Answer>
  end: () => void
}

export function startClassListWorker(onProgress: (progress: ImportProgress) => void): ClassListClient {
  const worker = new Worker(new URL('./class-list.worker.ts', import.meta.url), { type: 'module' })
  let rows: PreviewRow[] = []
  let pending: { answer: (message: Answer) => void; fail: (error: Error) => void; timer: number } | undefined

  const fail = (reason: string): void => {
    clearTimeout(pending?.timer)
    pending?.fail(new ClassListWorkerError(reason))
    pending = undefined
  }
  const startTimer = (): number => window.setTimeout(() => fail(`no answer in ${limitMs} ms`), limitMs)

  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    if (pending === undefined) return
    clearTimeout(pending.timer)
    if (data.kind === 'progress' || data.kind === 'rows') {
      pending.timer = startTimer()
      if (data.kind === 'progress') return onProgress(data)
      for (const row of data.rows) rows.push(row)
      return
    }
    const { answer } = pending
    pending = undefined
    if (data.kind !== 'preview') return answer(data)
    answer({ kind: 'preview', preview: { ...data.preview, rows } })
    rows = []
  })
  worker.addEventListener('error', (event) => fail(event.message))
  worker.addEventListener('messageerror', () => fail('unreadable message'))
  return {
    ask: (message) =>
      new Promise<Answer>((answer, refuse) => {
        pending = { answer, fail: refuse, timer: startTimer() }
        worker.postMessage(message)
      }),
    // Whoever waited for an answer is gone: it is not settled any more.
    end: () => {
      clearTimeout(pending?.timer)
      pending = undefined
      worker.terminate()
    },
  }
}
