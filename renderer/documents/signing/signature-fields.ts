/**
 * The signature fields of a file's form (ISO 32000-1, 12.7.2–12.7.4): full name, the object that carries it, whether it
 * is still empty. Walks the whole field tree, bounded; a field reached twice or by a loop is refused.
 */
import { isArray, isDict, isName, isRef, isString, type PdfDict, type PdfRef, readTextString } from './pdf-objects.ts'
import type { PdfFile } from './pdf-parser.ts'
import { PdfReadError, readLimits } from './pdf-read-error.ts'

export interface SignatureField {
  readonly fullName: string
  readonly ref: PdfRef
  readonly dict: PdfDict
  /** Widgets that stand apart from the field; empty where field and widget are one object. */
  readonly widgets: readonly PdfRef[]
  readonly isEmpty: boolean
}

interface Visit {
  readonly file: PdfFile
  readonly seen: Set<number>
  readonly found: SignatureField[]
}

export function formOf(file: PdfFile): PdfDict | undefined {
  const form = file.resolve(file.catalog.get('AcroForm'))
  if (form === null) return undefined
  if (!isDict(form)) throw new PdfReadError('form-malformed', '/AcroForm is not a dictionary')
  return form
}

export function signatureFields(file: PdfFile): SignatureField[] {
  const form = formOf(file)
  if (form === undefined) return []
  const visit: Visit = { file, seen: new Set(), found: [] }
  for (const field of childRefs(file, form, 'Fields')) walkField(visit, field, undefined, false, 0)
  return visit.found
}

function childRefs(file: PdfFile, parent: PdfDict, key: 'Fields' | 'Kids'): PdfRef[] {
  const children = file.resolve(parent.get(key))
  if (children === null) return []
  if (!isArray(children) || !children.every(isRef)) {
    throw new PdfReadError('form-malformed', `/${key} of the form is not an array of references`)
  }
  return [...children]
}

function walkField(visit: Visit, ref: PdfRef, parentName: string | undefined, inSignature: boolean, depth: number) {
  const { file, seen } = visit
  if (seen.has(ref.number) || depth > readLimits.nesting || seen.size >= readLimits.formFields) {
    throw new PdfReadError('form-malformed', `form field ${ref.number} is reached twice or too deep`)
  }
  seen.add(ref.number)
  const dict = file.resolve(ref)
  if (!isDict(dict)) return
  const partial = file.resolve(dict.get('T'))
  const fullName = isString(partial) ? joinNames(parentName, readTextString(partial)) : (parentName ?? '')
  const type = file.resolve(dict.get('FT'))
  const isSignature = type === null ? inSignature : isName(type, 'Sig')
  const kids = childRefs(file, dict, 'Kids')
  const fieldKids = kids.filter((kid) => hasPartialName(file, kid))
  for (const kid of fieldKids) walkField(visit, kid, fullName, isSignature, depth + 1)
  if (!isSignature || fieldKids.length > 0) return
  visit.found.push({ fullName, ref, dict, widgets: kids, isEmpty: file.resolve(dict.get('V')) === null })
}

function hasPartialName(file: PdfFile, ref: PdfRef): boolean {
  const dict = file.resolve(ref)
  return isDict(dict) && dict.has('T')
}

function joinNames(parent: string | undefined, own: string): string {
  return parent === undefined || parent === '' ? own : `${parent}.${own}`
}
