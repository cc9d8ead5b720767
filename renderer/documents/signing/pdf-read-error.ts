/**
 * The one way reading a PDF fails. Files to be verified come from anywhere, so every refusal has a literal code and
 * no input may hang the reader or exhaust memory: all loops below are bounded by `readLimits`.
 */
export type PdfReadCode =
  | 'not-a-pdf'
  | 'too-large'
  | 'syntax'
  | 'too-deep'
  | 'duplicate-key'
  | 'startxref-missing'
  | 'xref-malformed'
  | 'xref-loop'
  | 'too-many-revisions'
  | 'too-many-objects'
  | 'object-malformed'
  | 'object-missing'
  | 'stream-malformed'
  | 'unsupported-filter'
  | 'inflate-failed'
  | 'inflate-too-large'
  | 'encrypted'
  | 'catalog-missing'
  | 'form-malformed'

export class PdfReadError extends Error {
  readonly code: PdfReadCode
  readonly offset: number | undefined

  /** `offset` is the byte position in the file, where one is known. */
  constructor(code: PdfReadCode, message: string, offset?: number, cause?: unknown) {
    super(offset === undefined ? message : `${message} (byte ${offset})`, cause === undefined ? undefined : { cause })
    this.name = 'PdfReadError'
    this.code = code
    this.offset = offset
  }
}

/** Bounds of the reader; a file beyond them is refused by name instead of read slowly. */
export const readLimits = {
  fileBytes: 128 * 1024 * 1024,
  stringBytes: 16 * 1024 * 1024,
  valuesPerObject: 2_000_000,
  nesting: 64,
  revisions: 64,
  objects: 200_000,
  objectNumber: 8_388_607,
  objectStreams: 20_000,
  inflatedBytes: 128 * 1024 * 1024,
  formFields: 10_000,
} as const
