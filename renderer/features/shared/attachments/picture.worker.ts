/**
 * Brings pictures down, away from the screen's thread. Every picture is drawn and encoded anew, whatever it was: that
 * turns it the way EXIF says, and leaves place, camera, comments and anything hidden after its end behind. Headers are
 * read before a pixel is decoded (picture-header.ts).
 */
import { toBase64 } from '#documents/issue/base64.ts'
import { pictureHeaderOf } from '#domain/shared/picture-header.ts'
import {
  isTooManyPixels,
  looksLikePaper,
  makeGrey,
  type PictureForm,
  type PicturePurpose,
  pictureForm,
  type Size,
  sizeWithin,
  thumbnailQuality,
  thumbnailSidePx,
} from '#domain/shared/picture-rules.ts'
import { refuse } from '#domain/shared/result.ts'
import type { Picture, PictureAnswer, PictureCall, PictureReply, PictureRequest } from './picture-messages.ts'

/** Enough to tell paper from a photo. */
const sampleSidePx = 200

self.addEventListener('message', ({ data }: MessageEvent<PictureCall>) => {
  void answer(data.request).then(
    (given) => say({ id: data.id, answer: given }, given.ok ? [given.value.bytes.buffer] : []),
    (error: unknown) =>
      say({ id: data.id, answer: null, fault: error instanceof Error ? error.message : String(error) }, []),
  )
})

const say = (reply: PictureReply, moved: ArrayBufferLike[]): void =>
  self.postMessage(reply, { transfer: moved.filter((buffer) => buffer instanceof ArrayBuffer) })

async function answer(request: PictureRequest): Promise<PictureAnswer> {
  if (request.kind === 'page') return keep(request.page, request.purpose, false)
  const header = pictureHeaderOf(request.bytes, request.mediaType)
  if (header === null || !header.isWhole) return refuse('damaged')
  if (isTooManyPixels(header)) return refuse('too-many-pixels')
  const decoded = await decode(request.bytes, request.mediaType)
  return decoded === null ? refuse('damaged') : keep(decoded, request.purpose, request.mediaType !== 'image/jpeg')
}

async function decode(bytes: Uint8Array, type: string): Promise<ImageBitmap | null> {
  try {
    const blob = new Blob([new Uint8Array(bytes)], { type })
    return await createImageBitmap(blob, { imageOrientation: 'from-image' })
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}

/** `isDrawn`: came without loss, perhaps as a screenshot, which PNG holds in less than JPEG does. */
async function keep(bitmap: ImageBitmap, purpose: PicturePurpose, isDrawn: boolean): Promise<PictureAnswer> {
  try {
    const size: Size = { widthPx: bitmap.width, heightPx: bitmap.height }
    const sample = pixelsOf(draw(bitmap, sizeWithin(size, sampleSidePx)))
    const form = pictureForm(size, purpose, looksLikePaper(sample.data))
    const kept = draw(bitmap, form)
    if (form.isGrey) greyOut(kept)
    const small = draw(kept, sizeWithin(form, thumbnailSidePx[purpose]))
    const picture = await encode(kept, form, isDrawn && purpose === 'attachment')
    const thumbnail = toBase64(new Uint8Array(await bytesOf(small, 'image/jpeg', thumbnailQuality)))
    return { ok: true, value: { ...picture, thumbnail } }
  } finally {
    bitmap.close()
  }
}

async function encode(
  canvas: OffscreenCanvas,
  { widthPx, heightPx, jpegQuality }: PictureForm,
  mayBePng: boolean,
): Promise<Omit<Picture, 'thumbnail'>> {
  const jpeg = await bytesOf(canvas, 'image/jpeg', jpegQuality)
  const png = mayBePng ? await bytesOf(canvas, 'image/png') : null
  return png !== null && png.byteLength <= jpeg.byteLength
    ? { bytes: new Uint8Array(png), mediaType: 'image/png', widthPx, heightPx }
    : { bytes: new Uint8Array(jpeg), mediaType: 'image/jpeg', widthPx, heightPx }
}

const bytesOf = async (canvas: OffscreenCanvas, type: string, quality?: number): Promise<ArrayBuffer> =>
  (await canvas.convertToBlob(quality === undefined ? { type } : { type, quality })).arrayBuffer()

/** On white: JPEG has nothing that shines through. */
function draw(source: ImageBitmap | OffscreenCanvas, { widthPx, heightPx }: Size): OffscreenCanvas {
  const canvas = new OffscreenCanvas(widthPx, heightPx)
  const context = contextOf(canvas)
  context.fillStyle = '#fff'
  context.fillRect(0, 0, widthPx, heightPx)
  context.imageSmoothingQuality = 'high'
  context.drawImage(source, 0, 0, widthPx, heightPx)
  return canvas
}

const pixelsOf = (canvas: OffscreenCanvas): ImageData =>
  contextOf(canvas).getImageData(0, 0, canvas.width, canvas.height)

function greyOut(canvas: OffscreenCanvas): void {
  const pixels = pixelsOf(canvas)
  makeGrey(pixels.data)
  contextOf(canvas).putImageData(pixels, 0, 0)
}

class NoCanvasError extends Error {
  readonly code = 'no-canvas'
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d')
  if (context === null) throw new NoCanvasError('this browser draws no pictures outside the page')
  return context
}
