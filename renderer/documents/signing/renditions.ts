/**
 * Renditions of an issued document (data-model.md, Documents 3): the issued bytes, plus one revision per recorded
 * signature. A household's holds its own, the pupil's and the counsellor's fields only; the school's holds all. All of
 * them begin with the same bytes, which is how "the same text for both" can be shown (TB3).
 */
import { type RecordedSignature, recordSignature } from './record-signature.ts'
import { SigningError } from './signing-error.ts'

/** Names of the fields this rendition may show filled. */
export type RenditionFields = 'all' | readonly string[]

/**
 * Revisions come in order of `signedAtUtc`, then of field name. But for the ECDSA signatures, which are random by
 * nature, equal input gives equal bytes.
 */
export async function buildRendition(
  issuedBytes: Uint8Array,
  entries: readonly RecordedSignature[],
  fields: RenditionFields,
): Promise<Uint8Array<ArrayBuffer>> {
  const shown = entries.filter(({ fieldName }) => fields === 'all' || fields.includes(fieldName))
  if (new Set(shown.map(({ fieldName }) => fieldName)).size < shown.length) {
    throw new SigningError('field-entered-twice', 'two signatures for one field')
  }
  const inOrder = shown.toSorted((a, b) => order(a.signedAtUtc, b.signedAtUtc) || order(a.fieldName, b.fieldName))
  let rendition = new Uint8Array(issuedBytes)
  for (const entry of inOrder) rendition = await recordSignature(rendition, entry)
  return rendition
}

/** By code unit, so that the order does not hang on the machine's language. */
function order(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
