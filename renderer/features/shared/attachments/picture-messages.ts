/** What the picture worker is asked and what it answers. Bytes and bitmaps are moved between threads, not copied. */
import type { Attachment } from '#domain/shared/attachment.ts'
import type { PicturePurpose, Size } from '#domain/shared/picture-rules.ts'

export type PictureRefusal =
  /** Headers that make no sense, pixels that can't be decoded, or an end that is missing. */
  'damaged' | 'too-many-pixels'

export type PictureRequest =
  | {
      kind: 'picture'
      bytes: Uint8Array
      mediaType: 'image/png' | 'image/jpeg' | 'image/webp'
      purpose: PicturePurpose
    }
  /** A page drawn by the PDF reader, at the size it is to be kept in. */
  | { kind: 'page'; page: ImageBitmap; purpose: PicturePurpose }

export interface Picture extends Size {
  bytes: Uint8Array
  mediaType: Exclude<Attachment['mediaType'], 'application/pdf'>
  /** Small JPEG as base64. */
  thumbnail: string
}

export type PictureAnswer = { ok: true; value: Picture } | { ok: false; code: PictureRefusal }

export interface PictureCall {
  id: number
  request: PictureRequest
}
/** `null`: a fault in the worker, told by its message. */
export type PictureReply = { id: number; answer: PictureAnswer } | { id: number; answer: null; fault: string }
