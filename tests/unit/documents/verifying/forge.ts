/** A forger's tools: revisions written by hand, without our own writer's care. */
import { buildDetachedCms } from '#documents/signing/cms.ts'
import { isDict, isRef, type PdfDict } from '#documents/signing/pdf-objects.ts'
import { openPdf, type PdfFile } from '#documents/signing/pdf-parser.ts'
import { serialize } from '#documents/signing/pdf-writer.ts'
import { type SignatureField, signatureFields } from '#documents/signing/signature-fields.ts'
import { openSignerKey, type SealSigner } from '#documents/signing/signer-key.ts'

export interface ForgedObject {
  readonly number: number
  /** What stands between "obj" and "endobj". */
  readonly text: string
}

export const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'latin1'))

/** Appends a well-formed revision; `trailer` entries win over those of the file. */
export async function appendForged(
  bytes: Uint8Array,
  objects: readonly ForgedObject[],
  trailer: Record<string, string> = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const file = await openPdf(bytes)
  let text = latin1(bytes)
  const offsets = objects.map(({ number, text: body }) => {
    const offset = text.length
    text += `${number} 0 obj\n${body}\nendobj\n`
    return `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const previous = file.sections.at(-1)?.offset ?? 0
  const kept = Object.fromEntries([...file.trailer].map(([key, value]) => [key, serialize(value)]))
  const size = String(Math.max(newNumber(file), ...objects.map(({ number }) => number + 1)))
  const entries = { ...kept, Size: size, Prev: String(previous), ...trailer }
  const dictionary = Object.entries(entries).map(([key, value]) => `/${key} ${value}`)
  const xref = text.length
  text += `xref\n0 1\n0000000000 65535 f \n${offsets.join('')}trailer\n<<${dictionary.join(' ')}>>\nstartxref\n${xref}\n%%EOF\n`
  return bytesOf(text)
}

export function newNumber(file: PdfFile): number {
  return Math.max(...file.objectNumbers) + 1
}

export interface Parts {
  readonly file: PdfFile
  readonly catalog: PdfDict
  readonly catalogNumber: number
  readonly pagesNumber: number
  readonly pages: PdfDict
  readonly pageNumbers: readonly number[]
  field(name: string): SignatureField
  /** The text field of the sample. */
  readonly textField: { readonly number: number; readonly dict: PdfDict }
  readonly formNumber: number
  readonly form: PdfDict
}

export async function takeApart(bytes: Uint8Array): Promise<Parts> {
  const file = await openPdf(bytes)
  const { catalog } = file
  const numberOf = (dict: PdfDict, key: string): number => {
    const value = dict.get(key)
    if (!isRef(value)) throw new Error(`/${key} is no reference`)
    return value.number
  }
  const dictAt = (number: number): PdfDict => {
    const value = file.object(number)
    if (!isDict(value)) throw new Error(`object ${number} is no dictionary`)
    return value
  }
  const pagesNumber = numberOf(catalog, 'Pages')
  const pages = dictAt(pagesNumber)
  const kids = pages.get('Kids')
  const pageNumbers = Array.isArray(kids) ? kids.map((kid) => (isRef(kid) ? kid.number : 0)) : []
  const formNumber = numberOf(catalog, 'AcroForm')
  const form = dictAt(formNumber)
  const fields = form.get('Fields')
  const textNumber = Array.isArray(fields) && isRef(fields.at(-1)) ? fields.at(-1).number : 0
  return {
    file,
    catalog,
    catalogNumber: file.catalogRef.number,
    pagesNumber,
    pages,
    pageNumbers,
    formNumber,
    form,
    textField: { number: textNumber, dict: dictAt(textNumber) },
    field(name) {
      const found = signatureFields(file).find(({ fullName }) => fullName === name)
      if (found === undefined) throw new Error(`no field ${name}`)
      return found
    },
  }
}

/** Signs all signatures of a file anew, in order, over whatever now stands in their ranges. */
export async function resignAll(bytes: Uint8Array, signer: SealSigner): Promise<Uint8Array<ArrayBuffer>> {
  const key = await openSignerKey(signer)
  const out = new Uint8Array(bytes)
  for (const match of latin1(bytes).matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+)\]/g)) {
    const [gapStart = 0, gapEnd = 0, tail = 0] = match.slice(1).map(Number)
    const signed = Buffer.concat([out.subarray(0, gapStart), out.subarray(gapEnd, gapEnd + tail)])
    const cms = await buildDetachedCms(await crypto.subtle.digest('SHA-256', signed), key)
    out.set(
      bytesOf(
        Buffer.from(cms)
          .toString('hex')
          .padEnd(gapEnd - gapStart - 2, '0'),
      ),
      gapStart + 1,
    )
  }
  return out
}
