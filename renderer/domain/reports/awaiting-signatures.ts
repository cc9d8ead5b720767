/** Documents whose signing round is still open, longest waiting first. */
import { type IssuedDocument, type RoundEntry, roundPerSignatory } from './issued-document.ts'

export interface AwaitingSignatures {
  document: IssuedDocument
  /** Names of those who have neither signed nor declined. */
  waitingFor: string[]
  asked: number
}

const settled: readonly RoundEntry['state'][] = [
  'seen',
  'agreed',
  'with-remarks',
  'declined',
  'returned-on-paper',
  'no-longer-asked',
]

/** Whether nobody waits for this person any more: signed in any way, declined, or died. */
export const isSettled = (entry: RoundEntry | undefined): boolean =>
  entry !== undefined && settled.includes(entry.state)

/** A document that a newer version replaced is waited for no longer. */
export function awaitingSignatures(
  documents: readonly IssuedDocument[],
  entries: readonly RoundEntry[],
): AwaitingSignatures[] {
  const entriesOf = Map.groupBy(entries, ({ issuedDocumentId }) => issuedDocumentId)
  return documents
    .filter(({ replacedById }) => replacedById === null)
    .map((document) => {
      const round = roundPerSignatory(document.model, entriesOf.get(document.id) ?? [])
      const waiting = round.filter(({ entry }) => !isSettled(entry))
      return { document, waitingFor: waiting.map(({ signatory }) => signatory.name), asked: round.length }
    })
    .filter(({ waitingFor }) => waitingFor.length > 0)
    .sort((left, right) => left.document.frozenAtUtc.localeCompare(right.document.frozenAtUtc))
}
