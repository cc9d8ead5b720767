/**
 * One appended revision that fills one empty signature field (ISO 32000-1, 12.8; ETSI EN 319 142-1). Everything it
 * writes is the signature dictionary, the field with /V, its appearance, and for the first, certifying signature the
 * catalog's /Perms and the form's /SigFlags. The room for the CMS is fixed; too little room is a named error.
 */

import { buildDetachedCms } from './cms.ts'
import { appendRevision, nextObjectNumber, type RevisionObject } from './incremental-update.ts'
import { deflate } from './pdf-inflate.ts'
import {
  dict,
  isDict,
  isName,
  isRef,
  name,
  type PdfDict,
  type PdfObject,
  ref,
  textString,
  withKeys,
} from './pdf-objects.ts'
import { openPdf, type PdfFile } from './pdf-parser.ts'
import { hex, serialize } from './pdf-writer.ts'
import { formOf, type SignatureField, signatureFields } from './signature-fields.ts'
import { openSignerKey, type SealSigner, type SignerKey } from './signer-key.ts'
import { SigningError } from './signing-error.ts'

/** A P-256 certificate of the app needs about 1.2 kB; 4 kB also holds an RSA signature with its certificate. */
const contentsBytesDefault = 4096

export interface SignatureFacts {
  readonly fieldName: string
  readonly signer: SealSigner
  /** ISO 8601 in UTC, such as `2026-11-23T14:25:30Z`; written to the second. */
  readonly signedAtUtc: string
  /** Who seals. */
  readonly name: string
  readonly reason: string
  readonly location?: string
  /** Room for the CMS in bytes. */
  readonly contentsBytes?: number
}

export interface SignatureRevision extends SignatureFacts {
  /** The first signature: certifies the document, after which only empty signature fields may be filled. */
  readonly certifies: boolean
  /** Read out instead of the picture. */
  readonly description?: string
  /** The content stream of the field's appearance, for a field of this size. */
  readonly draw?: (widthPt: number, heightPt: number) => Uint8Array
}

const byteRangeWidth = '[0 0000000000 0000000000 0000000000]'.length

export async function appendSignatureRevision(
  bytes: Uint8Array,
  revision: SignatureRevision,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = await openPdf(bytes)
  const field = findEmptyField(file, revision.fieldName)
  if (revision.certifies) assertUnsealed(file)
  else assertSealed(file)
  const key = await openSignerKey(revision.signer)
  const signatureNumber = nextObjectNumber(file)
  const contentsBytes = revision.contentsBytes ?? contentsBytesDefault
  const dictionary = signatureDictionary(revision, contentsBytes)
  const appended = await appendRevision(file, [
    { number: signatureNumber, value: dictionary },
    ...(await fieldObjects(file, field, revision, signatureNumber)),
    ...(revision.certifies ? certifyingObjects(file, signatureNumber) : []),
  ])
  const rawStart = appended.valueOffsets.get(signatureNumber) ?? 0
  return embedSignature(appended.bytes, rawStart, dictionary, contentsBytes, key)
}

function findEmptyField(file: PdfFile, fieldName: string): SignatureField {
  const field = signatureFields(file).find(({ fullName }) => fullName === fieldName)
  if (field === undefined) throw new SigningError('field-not-found', `no signature field "${fieldName}"`)
  if (!field.isEmpty) throw new SigningError('field-not-empty', `signature field "${fieldName}" is already filled`)
  return field
}

function assertUnsealed(file: PdfFile): void {
  if (file.catalog.has('Perms') || signatureFields(file).some(({ isEmpty }) => !isEmpty)) {
    throw new SigningError('already-sealed', 'a certifying signature must be the first')
  }
}

/** The certifying signature must be there and must leave room for filling signature fields. */
function assertSealed(file: PdfFile): void {
  const permissions = file.resolve(file.catalog.get('Perms'))
  const seal = isDict(permissions) ? file.resolve(permissions.get('DocMDP')) : null
  if (!isDict(seal)) throw new SigningError('not-sealed', 'the document has no certifying signature yet')
  const level = docMdpLevel(file, seal)
  if (level !== 2 && level !== 3) throw new SigningError('changes-forbidden', 'the seal allows no further signature')
}

/** The /P of the DocMDP transform; undefined where the signature has none. */
export function docMdpLevel(file: PdfFile, signature: PdfDict): number | undefined {
  const references = file.resolve(signature.get('Reference'))
  if (!Array.isArray(references)) return undefined
  for (const entry of references) {
    const reference = file.resolve(entry)
    if (!isDict(reference) || !isName(file.resolve(reference.get('TransformMethod')), 'DocMDP')) continue
    const params = file.resolve(reference.get('TransformParams'))
    const level = isDict(params) ? file.resolve(params.get('P')) : null
    return typeof level === 'number' ? level : 2
  }
  return undefined
}

interface SignatureDictionary {
  readonly raw: string
  /** Where in `raw` the room for the ByteRange and the Contents begins; reason and name may hold any words. */
  readonly byteRangeIndex: number
  readonly contentsIndex: number
}

function signatureDictionary(revision: SignatureRevision, contentsBytes: number): SignatureDictionary {
  const entries: Record<string, PdfObject> = {
    Type: name('Sig'),
    Filter: name('Adobe.PPKLite'),
    SubFilter: name('ETSI.CAdES.detached'),
    M: textString(pdfDate(revision.signedAtUtc)),
    Name: textString(revision.name),
    Reason: textString(revision.reason),
  }
  if (revision.location !== undefined) entries['Location'] = textString(revision.location)
  if (revision.certifies) {
    const params = dict({ Type: name('TransformParams'), P: 2, V: name('1.2') })
    entries['Reference'] = [dict({ Type: name('SigRef'), TransformMethod: name('DocMDP'), TransformParams: params })]
  }
  const beforeRange = `${serialize(dict(entries)).slice(0, -2)} /ByteRange `
  const beforeContents = `${beforeRange}${' '.repeat(byteRangeWidth)} /Contents `
  return {
    raw: `${beforeContents}<${hex(new Uint8Array(contentsBytes))}>>>`,
    byteRangeIndex: beforeRange.length,
    contentsIndex: beforeContents.length,
  }
}

/** `D:20261123142530Z`. Throws for anything but a real moment in UTC. */
function pdfDate(utc: string): string {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?Z$/.exec(utc)
  if (match === null || Number.isNaN(Date.parse(utc))) {
    throw new SigningError('time-malformed', `"${utc}" is not a time in UTC`)
  }
  return `D:${match.slice(1, 7).join('')}Z`
}

async function fieldObjects(
  file: PdfFile,
  field: SignatureField,
  revision: SignatureRevision,
  signatureNumber: number,
): Promise<RevisionObject[]> {
  const entries: Record<string, PdfObject> = { V: ref(signatureNumber) }
  if (revision.draw === undefined) return [{ number: field.ref.number, value: withKeys(field.dict, entries) }]
  const { widthPt, heightPt } = fieldSize(file, field)
  const content = await deflate(revision.draw(widthPt, heightPt))
  entries['AP'] = dict({ N: ref(signatureNumber + 1) })
  if (revision.description !== undefined) entries['Contents'] = textString(revision.description)
  const form = dict({
    Type: name('XObject'),
    Subtype: name('Form'),
    BBox: [0, 0, widthPt, heightPt],
    Resources: dict({}),
    Filter: name('FlateDecode'),
  })
  return [
    { number: field.ref.number, value: withKeys(field.dict, entries) },
    { number: signatureNumber + 1, value: { dict: form, content } },
  ]
}

function fieldSize(file: PdfFile, field: SignatureField): { widthPt: number; heightPt: number } {
  const rect = file.resolve(field.dict.get('Rect'))
  const sides = Array.isArray(rect) ? rect.map((side) => file.resolve(side)) : []
  const [left, bottom, right, top] = sides
  const isRect = [left, bottom, right, top].every((side) => typeof side === 'number')
  const widthPt = isRect ? Math.abs(Number(right) - Number(left)) : 0
  const heightPt = isRect ? Math.abs(Number(top) - Number(bottom)) : 0
  if (field.widgets.length > 0 || widthPt < 4 || heightPt < 4) {
    throw new SigningError('field-has-no-room', `signature field "${field.fullName}" has no room to draw in`)
  }
  return { widthPt, heightPt }
}

function certifyingObjects(file: PdfFile, signatureNumber: number): RevisionObject[] {
  const form = formOf(file)
  if (form === undefined) throw new SigningError('field-not-found', 'the document has no form')
  const sealedForm = withKeys(form, { SigFlags: 3 })
  const formRef = file.catalog.get('AcroForm')
  const changes: Record<string, PdfObject> = { Perms: dict({ DocMDP: ref(signatureNumber) }) }
  if (!isRef(formRef)) changes['AcroForm'] = sealedForm
  const catalog = { number: file.catalogRef.number, value: withKeys(file.catalog, changes) }
  return isRef(formRef) ? [catalog, { number: formRef.number, value: sealedForm }] : [catalog]
}

/** Writes ByteRange and Contents into their room; `rawStart` is the offset of the signature dictionary. */
async function embedSignature(
  bytes: Uint8Array<ArrayBuffer>,
  rawStart: number,
  { byteRangeIndex, contentsIndex }: SignatureDictionary,
  contentsBytes: number,
  key: SignerKey,
): Promise<Uint8Array<ArrayBuffer>> {
  const gapStart = rawStart + contentsIndex
  const gapEnd = gapStart + contentsBytes * 2 + 2
  const byteRange = `[0 ${gapStart} ${gapEnd} ${bytes.length - gapEnd}]`
  write(bytes, rawStart + byteRangeIndex, byteRange.padEnd(byteRangeWidth))
  const signed = new Uint8Array(bytes.length - (gapEnd - gapStart))
  signed.set(bytes.subarray(0, gapStart))
  signed.set(bytes.subarray(gapEnd), gapStart)
  const cms = await buildDetachedCms(await crypto.subtle.digest('SHA-256', signed), key)
  if (cms.length > contentsBytes) {
    throw new SigningError('contents-too-small', `need ${cms.length} bytes, have ${contentsBytes} bytes`)
  }
  write(bytes, gapStart + 1, hex(cms))
  return bytes
}

function write(bytes: Uint8Array, at: number, text: string): void {
  for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i)
}
