/** What a returned sheet may be: a PDF or a picture, recognised by its first bytes. */
import { imageTypeOf } from '#domain/school/logo.ts'
import type { Attachment } from '#domain/shared/attachment.ts'

const pdfMark = [0x25, 0x50, 0x44, 0x46, 0x2d]

export const scanTypeOf = (bytes: Uint8Array): Attachment['mediaType'] | null =>
  pdfMark.every((byte, index) => bytes[index] === byte) ? 'application/pdf' : imageTypeOf(bytes)
