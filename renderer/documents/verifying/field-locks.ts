/** What earlier signatures forbid later ones (ISO 32000-1, 12.8.2.2 DocMDP and 12.8.2.4 FieldMDP). */
import { isArray, isDict, isName, isString, readTextString } from '../signing/pdf-objects.ts'
import { docMdpLevel } from '../signing/signature-revision.ts'
import type { FoundSignature } from './found-signatures.ts'

export function forbidsAnyChange(signature: FoundSignature): boolean {
  return signature.isCertifying && docMdpLevel(signature.file, signature.dict) === 1
}

export function locksField(signature: FoundSignature, fieldName: string): boolean {
  const { file, dict } = signature
  const references = file.resolve(dict.get('Reference'))
  if (!isArray(references)) return false
  return references.some((entry) => {
    const reference = file.resolve(entry)
    if (!isDict(reference) || !isName(file.resolve(reference.get('TransformMethod')), 'FieldMDP')) return false
    const params = file.resolve(reference.get('TransformParams'))
    if (!isDict(params)) return true
    const action = file.resolve(params.get('Action'))
    const fields = file.resolve(params.get('Fields'))
    const named = isArray(fields) && fields.some((field) => isString(field) && readTextString(field) === fieldName)
    if (isName(action, 'Include')) return named
    return isName(action, 'Exclude') ? !named : true
  })
}
