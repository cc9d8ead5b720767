/**
 * Which renditions an issued document has and what each shows (data-model.md, Documents 3): one per household with its
 * own, the pupil's and the counsellor's fields, and the school's with all. All begin with the same bytes, so that "the
 * same text for both" can be proven; neither household sees the other's signature or remark (TB3).
 */
import { type PageWords, pageWords } from '#documents/pages/page-texts.ts'
import { type Signatory, sealFieldName } from '#domain/reports/document-model.ts'
import {
  type IssuedDocument,
  type RoundEntry,
  roundPerSignatory,
  type Strokes,
  signedStates,
} from '#domain/reports/issued-document.ts'
import { formatDay } from '#domain/shared/format-dates.ts'
import { remarkLines } from './remark-box.ts'

export type RenditionKey = 'school' | { householdId: string }

export interface Rendition {
  key: RenditionKey
  /** Label of the household; empty for the school's. */
  label: string
  /** Names of the fields it may show filled. */
  fieldNames: string[]
  /** Part of the file name: "school", "huishouden-1". */
  filePart: string
  signedCount: number
}

export function renditionsOf(document: IssuedDocument, entries: readonly RoundEntry[]): Rendition[] {
  const { model } = document
  const { texts } = pageWords(model.language)
  const signed = new Set(signaturesOf(document, entries).map(({ fieldName }) => fieldName))
  const own = model.signatories.filter(({ householdId }) => householdId === null)
  const households = Map.groupBy(
    model.signatories.filter(({ householdId }) => householdId !== null),
    ({ householdId }) => householdId ?? '',
  )
  const rendition = (key: RenditionKey, label: string, filePart: string, people: readonly Signatory[]): Rendition => {
    const fieldNames = people.map(({ fieldName }) => fieldName)
    return { key, label, filePart, fieldNames, signedCount: fieldNames.filter((name) => signed.has(name)).length }
  }
  return [
    ...[...households].map(([householdId, people], index) =>
      rendition({ householdId }, people[0]?.householdLabel ?? '', `${texts.householdFile}-${index + 1}`, [
        ...own,
        ...people,
      ]),
    ),
    // A document that only the pupil signs has a copy for the pupil.
    ...(households.size === 0 && own.length > 0
      ? [rendition({ householdId: own[0]?.personId ?? '' }, own[0]?.name ?? '', texts.pupilFile, own)]
      : []),
    rendition('school', '', 'school', model.signatories),
  ]
}

/** What is set in one signature field; plain data, so that it can go to the worker. */
export interface FieldSignature {
  fieldName: string
  signedAtUtc: string
  reason: string
  /** Day and, where the person said so, "akkoord". */
  date: string
  strokes: Strokes
  /** Instead of strokes: the typed name, or that it was signed on paper. */
  words: string[]
  remark: string[]
}

/** The newest signature of each person who signed, in the words of the document's own language. */
export function signaturesOf(document: IssuedDocument, entries: readonly RoundEntry[]): FieldSignature[] {
  const words = pageWords(document.model.language)
  return roundPerSignatory(document.model, entries).flatMap(({ signatory, entry }) =>
    entry && signedStates.includes(entry.state) && signatory.fieldName !== sealFieldName
      ? [signatureOf(signatory, entry, words)]
      : [],
  )
}

function signatureOf(signatory: Signatory, entry: RoundEntry, words: PageWords): FieldSignature {
  const { texts, shortDay } = words
  const day = formatDay(entry.onDay, words.language, 'numeric')
  const who = signatory.role ? `${signatory.name}, ${signatory.role}` : signatory.name
  const isPaper = entry.method === 'paper'
  return {
    fieldName: signatory.fieldName,
    signedAtUtc: entry.recordedAtUtc,
    reason: texts.recordedReason[isPaper ? 'paper' : entry.method === 'typed' ? 'typed' : 'drawn'](
      who,
      shortDay(entry.onDay),
    ),
    date: entry.state === 'agreed' ? `${day} · ${texts.agreed}` : day,
    strokes: entry.method === 'drawn' ? entry.strokes : [],
    words: isPaper ? texts.paperWords(day) : entry.method === 'typed' ? texts.typedWords(entry.typedName) : [],
    remark: entry.remarksSheetId === null ? (remarkLines(entry.remark) ?? []) : [texts.remarkOnSheet],
  }
}
