/**
 * All signatures a file holds or ever held: those of its newest revision, and those of older revisions that a later one
 * took away. A signature is told apart by the place of its Contents, which no revision can move.
 */
import { isDict, isName, isString, type PdfDict, readTextString } from '../signing/pdf-objects.ts'
import { asOfRevision, type PdfFile } from '../signing/pdf-parser.ts'
import { PdfReadError } from '../signing/pdf-read-error.ts'
import { signatureFields } from '../signing/signature-fields.ts'

export interface FoundSignature {
  readonly fieldName: string
  readonly dict: PdfDict
  /** The file in the revision where it was first seen. */
  readonly file: PdfFile
  readonly isCertifying: boolean
}

export async function findSignatures(file: PdfFile): Promise<FoundSignature[]> {
  const found = new Map<string, FoundSignature>()
  for (let count = 1; count <= file.sections.length; count++) {
    const isNewest = count === file.sections.length
    const view = isNewest ? file : await openRevision(file, count)
    if (view === undefined) continue
    for (const signature of signaturesOf(view)) {
      const key = placeOf(signature.dict) ?? `field ${signature.fieldName}`
      if (!found.has(key)) found.set(key, signature)
    }
  }
  return [...found.values()]
}

/** Undefined where these sections alone make no document, as with the first section of a linearized file. */
async function openRevision(file: PdfFile, count: number): Promise<PdfFile | undefined> {
  try {
    const view = await asOfRevision(file, count)
    return view.catalog.size > 0 ? view : undefined
  } catch (error) {
    if (error instanceof PdfReadError && (error.code === 'catalog-missing' || error.code === 'object-missing')) {
      return undefined
    }
    throw error
  }
}

function signaturesOf(file: PdfFile): FoundSignature[] {
  const certifying = certifyingSignature(file)
  const found: FoundSignature[] = []
  for (const { fullName, dict: field } of signatureFields(file)) {
    const signature = file.resolve(field.get('V'))
    if (signature === null) continue
    const dict = isDict(signature) ? signature : new Map()
    const isCertifying = certifying !== undefined && placeOf(certifying) === placeOf(dict)
    found.push({ fieldName: fullName, dict, file, isCertifying })
  }
  return found
}

function certifyingSignature(file: PdfFile): PdfDict | undefined {
  const permissions = file.resolve(file.catalog.get('Perms'))
  const signature = isDict(permissions) ? file.resolve(permissions.get('DocMDP')) : null
  return isDict(signature) ? signature : undefined
}

function placeOf(signature: PdfDict): string | undefined {
  const contents = signature.get('Contents')
  return isString(contents) && contents.start !== undefined ? `byte ${contents.start}` : undefined
}

export function textOf(signature: FoundSignature, key: string): string {
  const value = signature.file.resolve(signature.dict.get(key))
  return isString(value) ? readTextString(value) : ''
}

/** `D:20261123142530+01'00'` → ISO 8601 in UTC; null where it is no moment. */
export function readPdfDate(text: string): string | null {
  const match =
    /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z(?:00'?(?:00'?)?)?|([+-])(\d\d)'?(?:(\d\d)'?)?)?$/.exec(text)
  if (match === null) return null
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', sign, offsetH, offsetM] = match
  const local = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  if (Number.isNaN(local)) return null
  const offsetMinutes = (Number(offsetH ?? 0) * 60 + Number(offsetM ?? 0)) * (sign === '-' ? -1 : 1)
  return new Date(local - offsetMinutes * 60_000).toISOString()
}

/** The two formats judged here; time stamps and the old undetached ones are not. */
export function formatOf(signature: FoundSignature): 'cades' | 'pkcs7' | undefined {
  const subFilter = signature.file.resolve(signature.dict.get('SubFilter'))
  if (isName(subFilter, 'ETSI.CAdES.detached')) return 'cades'
  return isName(subFilter, 'adbe.pkcs7.detached') ? 'pkcs7' : undefined
}
