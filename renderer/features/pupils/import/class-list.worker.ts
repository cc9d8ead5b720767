/**
 * Reads and compares a list away from the page's thread, so that 40,000 rows never freeze it. What it holds of the
 * file is in list-session.ts; a new file gets a new worker.
 */
import { clock } from '#features/shared/clock.ts'
import type { FromWorker, ImportProgress, ToWorker } from './class-list-messages.ts'
import { type ListSession, OutOfOrderError, openList } from './list-session.ts'

let session: ListSession | null = null

const say = (message: FromWorker): void => self.postMessage(message)
const tell = (stage: ImportProgress['stage'], done: number, total: number): void =>
  say({ kind: 'progress', stage, done, total })

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'open') {
    openList(data, clock, tell).then(
      (opened) => {
        session = opened.session
        say(opened.answer)
      },
      // Out of the promise, so that the page hears of it as of any other fault here.
      (error: unknown) => {
        setTimeout(() => {
          throw error
        })
      },
    )
    return
  }
  sayInPieces(answerTo(data))
})

/** Each piece is a task of its own on the page's side. */
const rowsPerPiece = 1_000

function sayInPieces(answer: FromWorker): void {
  if (answer.kind !== 'preview') {
    say(answer)
    return
  }
  const { rows } = answer.preview
  for (let from = 0; from < rows.length; from += rowsPerPiece) {
    say({ kind: 'rows', rows: rows.slice(from, from + rowsPerPiece) })
  }
  say({ kind: 'preview', preview: { ...answer.preview, rows: [] } })
}

function answerTo(message: Exclude<ToWorker, { kind: 'open' }>): FromWorker {
  if (session === null) throw new OutOfOrderError(`${message.kind} before a list was opened`)
  switch (message.kind) {
    case 'sheet':
      return session.columns(message)
    case 'map':
      return session.map(message.columns)
    case 'plan':
      return session.plan(message)
    case 'accept':
      return session.accept(message)
    case 'next':
      return session.next()
  }
}
