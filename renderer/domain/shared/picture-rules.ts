/**
 * How far a picture is brought down: to what reading it on a screen or on paper needs (data-model.md, Attachment).
 * A sheet of A4 at 200 dots per inch is 1654 × 2339 pixels. Pixels come in as RGBA, row by row, 4 bytes each.
 */

/** What a picture is kept for. */
export type PicturePurpose =
  /** A photo or a sheet that somebody added. */
  | 'attachment'
  /** A signed sheet that came back on paper: always grey. */
  | 'scan'
  | 'portrait'

const a4SideAt200Dpi = 2339
const longestSidePx = { attachment: 2400, scan: a4SideAt200Dpi, portrait: 480 } as const
/** JPEG quality from 0 to 1; grey sheets stand more, faces less. */
const quality = { photo: 0.82, paper: 0.72, portrait: 0.86 } as const

/** In lists: large enough for a screen that shows two dots a pixel, a few kB each. */
export const thumbnailSidePx = { attachment: 160, scan: 160, portrait: 112 } as const
export const thumbnailQuality = 0.72

/** Above this nothing is decoded: 100 megapixels take 400 MB of memory. */
const mostPixels = 100_000_000
const mostSidePx = 20_000

export interface Size {
  widthPx: number
  heightPx: number
}

export const isTooManyPixels = ({ widthPx, heightPx }: Size): boolean =>
  widthPx < 1 || heightPx < 1 || Math.max(widthPx, heightPx) > mostSidePx || widthPx * heightPx > mostPixels

/** The size with its longer side no longer than that; never larger than it was, never without a pixel. */
export function sizeWithin({ widthPx, heightPx }: Size, sidePx: number): Size {
  const scale = Math.min(1, sidePx / Math.max(widthPx, heightPx))
  return {
    widthPx: Math.max(1, Math.round(widthPx * scale)),
    heightPx: Math.max(1, Math.round(heightPx * scale)),
  }
}

export interface PictureForm extends Size {
  isGrey: boolean
  /** From 0 to 1. */
  jpegQuality: number
}

/** `isPaper`: what `looksLikePaper` said of it. */
export function pictureForm(size: Size, purpose: PicturePurpose, isPaper: boolean): PictureForm {
  if (purpose === 'portrait') {
    return { ...sizeWithin(size, longestSidePx.portrait), isGrey: false, jpegQuality: quality.portrait }
  }
  const isSheet = purpose === 'scan' || isPaper
  return {
    ...sizeWithin(size, isSheet ? longestSidePx.scan : longestSidePx.attachment),
    isGrey: isSheet,
    jpegQuality: isSheet ? quality.paper : quality.photo,
  }
}

/** Mostly bright and nowhere in colour: grey takes nothing away. A drawing in coloured pencil stays in colour. */
export function looksLikePaper(rgba: Uint8ClampedArray): boolean {
  const pixelCount = rgba.length / 4
  let brightCount = 0
  let colouredCount = 0
  for (let at = 0; at < rgba.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = [rgba[at], rgba[at + 1], rgba[at + 2]]
    const highest = Math.max(red, green, blue)
    if (highest >= 150) brightCount += 1
    // Light that is a little warm or cold colours a whole sheet by some 30 of 255.
    if (highest - Math.min(red, green, blue) > 60) colouredCount += 1
  }
  return pixelCount > 0 && brightCount / pixelCount > 0.6 && colouredCount / pixelCount < 0.004
}

/** In place, by the weights of ITU-R BT.601. */
export function makeGrey(rgba: Uint8ClampedArray): void {
  for (let at = 0; at < rgba.length; at += 4) {
    const grey = 0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0)
    rgba.fill(grey, at, at + 3)
  }
}
