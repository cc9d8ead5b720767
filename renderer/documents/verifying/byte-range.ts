/**
 * The signed range of one signature (ISO 32000-1, 12.8.1): it starts at the first byte, leaves out exactly this
 * signature's Contents and nothing else, and stays inside the file. Every looser reading has been used to slip
 * unsigned bytes past a verifier ("universal signature forgery", "signature wrapping").
 */
import { isArray, isCount, isString, type PdfDict, plainBytes } from '../signing/pdf-objects.ts'
import type { PdfFile } from '../signing/pdf-parser.ts'
import { readDer } from './strict-der.ts'
import type { SignatureProblem } from './verdict.ts'

export interface SignedRange {
  readonly gapStart: number
  readonly gapEnd: number
  /** Just past the last signed byte. */
  readonly end: number
  /** The CMS without its padding. */
  readonly cms: Uint8Array<ArrayBuffer>
}

export function readSignedRange(file: PdfFile, signature: PdfDict): SignedRange | SignatureProblem {
  const byteRange = file.resolve(signature.get('ByteRange'))
  if (!isArray(byteRange) || byteRange.length !== 4 || !byteRange.every(isCount)) return 'byte-range-malformed'
  const [start = 0, gapStart = 0, gapEnd = 0, tailBytes = 0] = byteRange
  if (start !== 0 || gapStart === 0) return 'byte-range-start'
  if (gapEnd < gapStart) return 'byte-range-overlap'
  if (gapEnd + tailBytes > file.bytes.length) return 'byte-range-beyond-end'
  const contents = signature.get('Contents')
  if (!isString(contents) || contents.form !== 'hex') return 'contents-missing'
  const isExact = contents.start === gapStart && contents.end === gapEnd
  if (!isExact || gapEnd - gapStart !== contents.bytes.length * 2 + 2) return 'byte-range-gap'
  const cms = withoutPadding(contents.bytes)
  if (typeof cms === 'string') return cms
  return { gapStart, gapEnd, end: gapEnd + tailBytes, cms }
}

function withoutPadding(contents: Uint8Array): Uint8Array<ArrayBuffer> | SignatureProblem {
  const cms = readDer(plainBytes(contents))?.bytes
  if (cms === undefined) return 'cms-malformed'
  return contents.subarray(cms.length).some((byte) => byte !== 0) ? 'contents-padding' : cms
}

export function signedBytes(bytes: Uint8Array, { gapStart, gapEnd, end }: SignedRange): Uint8Array<ArrayBuffer> {
  const signed = new Uint8Array(end - (gapEnd - gapStart))
  signed.set(bytes.subarray(0, gapStart))
  signed.set(bytes.subarray(gapEnd, end), gapStart)
  return signed
}
