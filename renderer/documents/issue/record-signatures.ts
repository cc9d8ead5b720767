/**
 * Builds a rendition where the fonts are (in the PDF worker, or in a test): issued bytes in, the same bytes with one
 * revision per signature out, each sealed by the counsellor as witness.
 */
import { type FontLibrary, families } from '#documents/fonts/font-library.ts'
import { signingBoxes } from '#documents/pages/signing-section.ts'
import type { OutlineFont } from '#documents/signing/outline-text.ts'
import type { Panel, PanelsAppearance } from '#documents/signing/panels-appearance.ts'
import { buildRendition } from '#documents/signing/renditions.ts'
import type { SealSigner } from '#documents/signing/signer-key.ts'
import type { WordsAppearance } from '#documents/signing/words-appearance.ts'
import type { FieldSignature } from './renditions.ts'

/** Width of the drawing pad divided by its height: the same for every pad, so that strokes keep their shape. */
export const padRatio = 2.6

export interface RenditionRequest {
  issued: Uint8Array
  signatures: readonly FieldSignature[]
  fieldNames: readonly string[]
  witness: { name: string; signer: SealSigner }
}

export async function recordSignatures(
  request: RenditionRequest,
  library: FontLibrary,
): Promise<Uint8Array<ArrayBuffer>> {
  const { issued, signatures, fieldNames, witness } = request
  await library.load(families)
  const fonts = outlineFonts(library)
  return buildRendition(
    issued,
    signatures.map((signature) => ({
      fieldName: signature.fieldName,
      signer: witness.signer,
      name: witness.name,
      signedAtUtc: signature.signedAtUtc,
      reason: signature.reason,
      appearance: panelsOf(signature, fonts),
    })),
    fieldNames,
  )
}

function outlineFonts(library: FontLibrary): [OutlineFont, ...OutlineFont[]] {
  const descriptors = library.descriptors()
  // What fontkit parsed; the engine's type names only the parts that the engine uses.
  const fonts = families.flatMap((family) => (descriptors[family]?.normal ?? []) as OutlineFont | [])
  const [first, ...others] = fonts
  if (first === undefined) throw new FontsNotLoadedError('no face to write a signature with')
  return [first, ...others]
}

export class FontsNotLoadedError extends Error {
  readonly code = 'fonts-not-loaded'
}

function panelsOf(signature: FieldSignature, fonts: WordsAppearance['fonts']): PanelsAppearance {
  const words = (lines: readonly string[], sizeMaxPt: number): WordsAppearance => ({
    kind: 'words',
    lines,
    fonts,
    sizeMaxPt,
  })
  const panels: Panel[] = []
  if (signature.strokes.length > 0) {
    const appearance = { kind: 'strokes', strokes: signature.strokes, widthRatio: padRatio } as const
    panels.push({ box: signingBoxes.signature, appearance })
  } else if (signature.words.length > 0) {
    panels.push({ box: signingBoxes.signature, appearance: words(signature.words, 11) })
  }
  panels.push({ box: signingBoxes.date, appearance: words([signature.date], 9) })
  if (signature.remark.length > 0) {
    panels.push({ box: signingBoxes.remark, appearance: words(signature.remark, 8.5) })
  }
  return { kind: 'panels', panels }
}
