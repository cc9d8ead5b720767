/**
 * Records how one person signed (data-model.md, Documents 3): their field is filled with what they drew, or with words
 * ("op papier ondertekend, retour …"), in one revision that the counsellor signs as witness. It proves who recorded it
 * and that it has not changed since; it is not a certified identity of the person. `reason` must say whose signature
 * it shows and how it was set.
 */
import { drawPanels, type PanelsAppearance, wordsOfPanels } from './panels-appearance.ts'
import { appendSignatureRevision, type SignatureFacts } from './signature-revision.ts'
import { drawStrokes, type StrokeAppearance } from './stroke-appearance.ts'
import { drawWords, type WordsAppearance, wordsOf } from './words-appearance.ts'

export type SignatureAppearance = StrokeAppearance | WordsAppearance | PanelsAppearance

export interface RecordedSignature extends SignatureFacts {
  readonly appearance: SignatureAppearance
}

/** Returns the sealed document with one revision appended; throws `SigningError` or `PdfReadError`. */
export async function recordSignature(
  bytes: Uint8Array,
  recorded: RecordedSignature,
): Promise<Uint8Array<ArrayBuffer>> {
  const { appearance, ...facts } = recorded
  return appendSignatureRevision(bytes, {
    ...facts,
    certifies: false,
    description: describe(appearance, facts.reason),
    draw: (widthPt, heightPt) => draw(appearance, widthPt, heightPt),
  })
}

function describe(appearance: SignatureAppearance, reason: string): string {
  if (appearance.kind === 'words') return wordsOf(appearance)
  const words = appearance.kind === 'panels' ? wordsOfPanels(appearance) : ''
  return words === '' ? reason : `${reason} – ${words}`
}

function draw(appearance: SignatureAppearance, widthPt: number, heightPt: number): Uint8Array {
  if (appearance.kind === 'panels') return drawPanels(appearance, heightPt)
  return appearance.kind === 'words'
    ? drawWords(appearance, widthPt, heightPt)
    : drawStrokes(appearance, widthPt, heightPt)
}
