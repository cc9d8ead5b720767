/** What an object of a document is for, so that a change of it can be named in words a person understands. */
import {
  changedKeys,
  dictOf,
  isArray,
  isDict,
  isName,
  isRef,
  type PdfDict,
  type PdfObject,
} from '../signing/pdf-objects.ts'
import type { PdfFile } from '../signing/pdf-parser.ts'
import { formOf } from '../signing/signature-fields.ts'
import type { ChangeCode } from './verdict.ts'

/** Object number → what its change means; of the objects whose role only the one that points at them shows. */
export function objectRoles(file: PdfFile): ReadonlyMap<number, ChangeCode> {
  const roles = new Map<number, ChangeCode>()
  const assign = (value: PdfObject | undefined, role: ChangeCode) => {
    for (const item of isArray(value) ? value : [value]) if (isRef(item)) roles.set(item.number, role)
  }
  for (const number of file.objectNumbers) {
    const object = file.object(number)
    if (!isDict(object)) continue
    if (isName(object.get('Type'), 'Page')) assign(object.get('Contents'), 'page-changed')
    // Not an array of annotations or pages itself: those have types of their own.
    if (isName(object.get('Type'), 'Page') && isRef(object.get('Annots')))
      assign(object.get('Annots'), 'annotation-added')
    if (isName(object.get('Type'), 'Pages') && isRef(object.get('Kids')))
      assign(object.get('Kids'), 'page-tree-changed')
  }
  const form = formOf(file)
  if (form !== undefined && isRef(form.get('Fields'))) assign(form.get('Fields'), 'form-fields-changed')
  assign(file.catalog.get('AcroForm'), 'form-changed')
  assign(file.catalog.get('Perms'), 'permissions-changed')
  assign(file.catalog.get('Metadata'), 'metadata-changed')
  assign(file.catalog.get('StructTreeRoot'), 'structure-changed')
  assign(file.trailer.get('Info'), 'metadata-changed')
  return roles
}

/** The object was `before` and is `after` now. */
export function nameChange(before: PdfObject, after: PdfObject, role: ChangeCode | undefined): ChangeCode {
  if (role !== undefined) return role
  const old = dictOf(before)
  const now = dictOf(after)
  if (old === undefined || now === undefined) return 'object-changed'
  const type = old.get('Type')
  if (isName(type, 'Catalog')) return nameCatalogChange(old, now)
  if (isName(type, 'Pages')) return namePageTreeChange(old, now)
  if (isName(type, 'Page')) return changedKeys(old, now).join() === 'Annots' ? 'annotation-added' : 'page-changed'
  if (isName(type, 'Metadata')) return 'metadata-changed'
  if (isName(type, 'StructElem') || isName(type, 'StructTreeRoot')) return 'structure-changed'
  if (isName(type, 'Sig')) return 'signature-replaced'
  if (old.has('FT') || isName(old.get('Subtype'), 'Widget')) return nameFieldChange(old, now)
  if (isName(type, 'Annot') || old.has('Rect')) return 'annotation-changed'
  return 'object-changed'
}

export function nameAddition(added: PdfObject): ChangeCode {
  const type = dictOf(added)?.get('Type')
  if (isName(type, 'Page')) return 'page-added'
  return isName(type, 'Annot') ? 'annotation-added' : 'object-added'
}

function nameCatalogChange(old: PdfDict, now: PdfDict): ChangeCode {
  const keys = changedKeys(old, now)
  if (keys.includes('Pages')) return 'page-tree-changed'
  if (keys.includes('AcroForm')) return 'form-changed'
  if (keys.includes('Perms')) return 'permissions-changed'
  return keys.includes('Metadata') ? 'metadata-changed' : 'catalog-changed'
}

function namePageTreeChange(old: PdfDict, now: PdfDict): ChangeCode {
  const before = old.get('Kids')
  const after = now.get('Kids')
  if (!isArray(before) || !isArray(after) || before.length === after.length) return 'page-tree-changed'
  return after.length > before.length ? 'page-added' : 'page-removed'
}

function nameFieldChange(old: PdfDict, now: PdfDict): ChangeCode {
  if (isName(old.get('FT'), 'Sig'))
    return old.has('V') && !now.has('V') ? 'signature-removed' : 'signature-field-changed'
  return changedKeys(old, now).includes('V') ? 'form-value-changed' : 'form-field-changed'
}
