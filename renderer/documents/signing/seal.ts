/**
 * Seals an issued document (data-model.md, Documents 1): the counsellor's certifying signature, DocMDP P=2, after which
 * only the empty signature fields may still be filled. It says that the text has not changed and who sealed it.
 */
import { appendSignatureRevision, type SignatureFacts } from './signature-revision.ts'
import { drawWords, type WordsAppearance, wordsOf } from './words-appearance.ts'

export interface SealRequest extends SignatureFacts {
  /** Words shown in the seal's field; without them the field keeps what the layout drew. */
  readonly visible?: WordsAppearance
}

/** Returns the document with one revision appended; throws `SigningError` or `PdfReadError`. */
export async function sealDocument(bytes: Uint8Array, request: SealRequest): Promise<Uint8Array<ArrayBuffer>> {
  const { visible, ...facts } = request
  if (visible === undefined) return appendSignatureRevision(bytes, { ...facts, certifies: true })
  return appendSignatureRevision(bytes, {
    ...facts,
    certifies: true,
    description: wordsOf(visible),
    draw: (widthPt, heightPt) => drawWords(visible, widthPt, heightPt),
  })
}
