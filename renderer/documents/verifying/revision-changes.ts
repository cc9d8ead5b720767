/**
 * Compares a document as it was signed with a later state of it, over all objects the later revisions name, and lists
 * what is not the filling of the one empty signature field the next signer filled. Nothing else is allowed: not a new
 * annotation, not a form value, not a metadata date. (A signed document under DocMDP P=2 may have form values filled as
 * well; ours have none to fill, so that is reported too.)
 */
import {
  changedKeys,
  isArray,
  isDict,
  isName,
  isRef,
  isStream,
  isString,
  type PdfDict,
  type PdfObject,
  sameObject,
} from '../signing/pdf-objects.ts'
import type { PdfFile } from '../signing/pdf-parser.ts'
import { type SignatureField, signatureFields } from '../signing/signature-fields.ts'
import { nameAddition, nameChange, objectRoles } from './object-roles.ts'
import type { ChangeCode } from './verdict.ts'

interface RevisionChange {
  readonly code: ChangeCode
  readonly objectNumber?: number
}

/** `filledField`: the field the signature of this revision may fill; undefined where no signature covers the change. */
export function revisionChanges(before: PdfFile, after: PdfFile, filledField?: string): RevisionChange[] {
  const changes: RevisionChange[] = trailerChanges(before, after)
  const field = signatureFields(after).find(({ fullName }) => filledField !== undefined && fullName === filledField)
  let roles: ReadonlyMap<number, ChangeCode> | undefined
  const added: number[] = []
  for (const number of namedNumbers(before, after)) {
    const old = before.object(number)
    const now = after.object(number)
    if (old === undefined && now === undefined) continue
    if (old === undefined) added.push(number)
    else if (now === undefined) changes.push({ code: 'object-removed', objectNumber: number })
    else if (!sameObject(old, now) || before.generationOf(number) !== after.generationOf(number)) {
      if (isAllowedChange(before, after, field, number, old, now)) continue
      roles ??= objectRoles(before)
      changes.push({ code: nameChange(old, now, roles.get(number)), objectNumber: number })
    }
  }
  const allowed = field === undefined ? new Set<number>() : reachableFrom(after, field, new Set(added))
  for (const number of added) {
    const now = after.object(number)
    if (now === undefined || allowed.has(number) || isContainer(now)) continue
    changes.push({ code: nameAddition(now), objectNumber: number })
  }
  return [...changes, ...filledReferences(before, new Set(added))]
}

/** Objects named by the sections that came after `before`; object 0 heads the free list. */
function namedNumbers(before: PdfFile, after: PdfFile): Set<number> {
  const numbers = new Set<number>()
  for (const section of after.sections.slice(before.sections.length)) {
    for (const number of section.entries.keys()) if (number !== 0) numbers.add(number)
  }
  return numbers
}

/** Streams that hold the file's own structure; what they contain is compared object by object. */
function isContainer(value: PdfObject): boolean {
  if (!isStream(value)) return false
  const type = value.dict.get('Type')
  return isName(type, 'ObjStm') || isName(type, 'XRef')
}

/** Keys that say where a section is and how it is stored, not what the document is. */
const storageKeys = new Set(['Size', 'Prev', 'ID', 'Type', 'W', 'Index', 'Length', 'Filter', 'DecodeParms'])

function trailerChanges(before: PdfFile, after: PdfFile): RevisionChange[] {
  const changes: RevisionChange[] = []
  for (const key of changedKeys(before.trailer, after.trailer)) {
    if (key === 'Root') changes.push({ code: 'catalog-replaced' })
    else if (key === 'Info') changes.push({ code: 'metadata-changed' })
    else if (!storageKeys.has(key)) changes.push({ code: 'trailer-changed' })
  }
  const [old, now] = [before.trailer.get('ID'), after.trailer.get('ID')]
  const isKept = isArray(old) && isArray(now) ? now.length === 2 && sameObject(old[0], now[0]) : sameObject(old, now)
  return isKept ? changes : [...changes, { code: 'trailer-changed' }]
}

function isAllowedChange(
  before: PdfFile,
  after: PdfFile,
  field: SignatureField | undefined,
  number: number,
  old: PdfObject,
  now: PdfObject,
): boolean {
  if (field === undefined || !isDict(old) || !isDict(now)) return false
  if (before.generationOf(number) !== after.generationOf(number)) return false
  if (number === field.ref.number) return isFilling(before, after, old, now)
  if (field.widgets.some((widget) => widget.number === number)) return isNewAppearance(after, old, now)
  const formRef = before.catalog.get('AcroForm')
  if (isRef(formRef)) return number === formRef.number && isFlagging(old, now)
  if (number !== before.catalogRef.number || changedKeys(old, now).join() !== 'AcroForm') return false
  const [oldForm, newForm] = [old.get('AcroForm'), now.get('AcroForm')]
  return isDict(oldForm) && isDict(newForm) && isFlagging(oldForm, newForm)
}

/** /V comes to an empty signature field, with a new appearance and a description; nothing else of it changes. */
function isFilling(before: PdfFile, after: PdfFile, old: PdfDict, now: PdfDict): boolean {
  if (before.resolve(old.get('V')) !== null || !isDict(after.resolve(now.get('V')))) return false
  const keys = changedKeys(old, now).filter((key) => key !== 'V')
  if (keys.includes('Contents') && !isString(now.get('Contents'))) return false
  return keys.every((key) => key === 'AP' || key === 'Contents') && hasPlainAppearance(after, now)
}

function isNewAppearance(after: PdfFile, old: PdfDict, now: PdfDict): boolean {
  return changedKeys(old, now).join() === 'AP' && hasPlainAppearance(after, now)
}

/** One normal appearance: another for the pointer could show something else than was signed. */
function hasPlainAppearance(file: PdfFile, widget: PdfDict): boolean {
  if (!widget.has('AP')) return true
  const appearance = file.resolve(widget.get('AP'))
  if (!isDict(appearance) || [...appearance.keys()].join() !== 'N') return false
  const normal = file.resolve(appearance.get('N'))
  return isStream(normal) && isName(normal.dict.get('Subtype'), 'Form')
}

function isFlagging(old: PdfDict, now: PdfDict): boolean {
  const flags = now.get('SigFlags')
  return changedKeys(old, now).join() === 'SigFlags' && (flags === 1 || flags === 3) && old.get('SigFlags') !== 3
}

/** New objects that the filled field's signature and appearance are made of. */
function reachableFrom(file: PdfFile, field: SignatureField, added: ReadonlySet<number>): Set<number> {
  const reached = new Set<number>()
  const widgets = field.widgets.map((widget) => file.resolve(widget))
  const pending: PdfObject[] = [field.dict.get('V') ?? null, field.dict.get('AP') ?? null]
  for (const widget of widgets) if (isDict(widget)) pending.push(widget.get('AP') ?? null)
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    for (const number of references(value)) {
      if (!added.has(number) || reached.has(number)) continue
      reached.add(number)
      pending.push(file.object(number) ?? null)
    }
  }
  return reached
}

/** A reference that pointed at nothing when it was signed and points at something now would show unsigned content. */
function filledReferences(before: PdfFile, added: ReadonlySet<number>): RevisionChange[] {
  if (added.size === 0) return []
  const changes: RevisionChange[] = []
  for (const number of before.objectNumbers) {
    const pointedAt = [...references(before.object(number) ?? null)]
    if (pointedAt.some((target) => added.has(target)))
      changes.push({ code: 'dangling-reference-filled', objectNumber: number })
  }
  return changes
}

/** Numbers of all references within a value, streams' dictionaries included. */
function references(value: PdfObject): Set<number> {
  const found = new Set<number>()
  const walk = (item: PdfObject): void => {
    if (isRef(item)) found.add(item.number)
    else if (isArray(item)) item.forEach(walk)
    else if (isDict(item)) item.forEach(walk)
    else if (isStream(item)) walk(item.dict)
  }
  walk(value)
  return found
}
