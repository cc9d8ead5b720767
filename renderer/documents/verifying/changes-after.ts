/**
 * Walks from each signed state of the document to the next one, and from the last to the file as it is, and lists what
 * happened in between beyond the filling of the next signer's field.
 */
import type { PdfFile } from '../signing/pdf-parser.ts'
import type { CheckedSignature } from './checked-signature.ts'
import { forbidsAnyChange, locksField } from './field-locks.ts'
import { revisionChanges } from './revision-changes.ts'
import type { ChangeAfterSigning, ChangeCode } from './verdict.ts'

interface SignedState {
  readonly signature: CheckedSignature
  readonly signedFile: PdfFile
}

/** `checked` in the order of signing. A signature whose range is not sound has no state and is judged by that alone. */
export function changesAfterSigning(file: PdfFile, checked: readonly CheckedSignature[]): ChangeAfterSigning[] {
  const states: SignedState[] = checked.flatMap((signature) =>
    signature.signedFile === undefined ? [] : [{ signature, signedFile: signature.signedFile }],
  )
  const changes: ChangeAfterSigning[] = []
  states.forEach(({ signature, signedFile }, index) => {
    const afterField = signature.found.fieldName
    const next = states[index + 1]
    const note = (code: ChangeCode, objectNumber?: number) =>
      changes.push({ code, afterField, ...(objectNumber === undefined ? {} : { objectNumber }) })
    if (!isContinued(signedFile, file)) {
      note('history-rewritten')
    } else if (next !== undefined) {
      const nextField = next.signature.found.fieldName
      for (const { code, objectNumber } of revisionChanges(signedFile, next.signedFile, nextField)) {
        note(code, objectNumber)
      }
      if (next.signedFile.sections.length !== signedFile.sections.length + 1) note('unsigned-revision')
      const earlier = checked.slice(0, checked.indexOf(next.signature)).map(({ found }) => found)
      if (earlier.some(forbidsAnyChange)) note('changes-forbidden')
      if (earlier.some((found) => locksField(found, nextField))) note('field-locked')
    } else if (file.bytes.length > signedFile.bytes.length) {
      const found = revisionChanges(signedFile, file)
      for (const { code, objectNumber } of found) note(code, objectNumber)
      if (found.length === 0)
        note(file.sections.length > signedFile.sections.length ? 'unsigned-revision' : 'bytes-appended')
    }
  })
  return changes
}

/** Later revisions only append: the file's oldest sections are those of the signed state, the newer ones lie behind it. */
function isContinued(signedFile: PdfFile, file: PdfFile): boolean {
  if (file.sections.length < signedFile.sections.length) return false
  return file.sections.every((section, index) => {
    const signed = signedFile.sections[index]
    return signed === undefined ? section.offset >= signedFile.bytes.length : section.offset === signed.offset
  })
}
