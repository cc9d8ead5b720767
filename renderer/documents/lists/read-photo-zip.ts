/**
 * Portraits in a zip, one after the other, so that only one stands in memory beside the file. A name in the zip is a
 * label and no path: folders are cut off, nothing is written anywhere. What counts as a portrait is told by content.
 */
import { ok, type Result, refuse } from '#domain/shared/result.ts'
import { PackedFileError } from './packed-file-error.ts'
import { type InflateBudget, inflateEntry, type ZipEntry, zipEntries } from './zip-entries.ts'

export const photoZipLimits = {
  sizeBytes: 400 * 1024 * 1024,
  entries: 20_000,
  /** Of one photo, really inflated. */
  photoBytes: 20 * 1024 * 1024,
  /** Of all together. */
  inflatedBytes: 1024 * 1024 * 1024,
}

export interface ZippedPhoto {
  /** Without folders; control and direction characters are gone. */
  fileName: string
  /** Without its extension: the pupil's number, as a rule. */
  stem: string
  mediaType: 'image/jpeg' | 'image/png'
  bytes: Uint8Array
}

export type SkippedReason = 'not-a-picture' | 'too-large' | 'damaged' | 'encrypted'

export interface PhotoZipSummary {
  photoCount: number
  skipped: { fileName: string; reason: SkippedReason }[]
}

export type PhotoZipRefusal =
  | 'file-empty'
  | 'file-too-large'
  | 'not-a-zip'
  /** Cut off: a zip's list of contents stands at its end. */
  | 'is-damaged'
  | 'too-many-files'
  | 'inflates-too-much'
  | 'no-photos'

/** `onPhoto` is waited for; `onProgress` is told how many of how many files were looked at. */
export async function readPhotoZip(
  bytes: Uint8Array,
  onPhoto: (photo: ZippedPhoto) => Promise<void> | void,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Result<PhotoZipSummary, PhotoZipRefusal>> {
  if (bytes.length === 0) return refuse('file-empty')
  if (bytes.length > photoZipLimits.sizeBytes) return refuse('file-too-large')
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return refuse('not-a-zip')
  const listed = entriesOf(bytes)
  if (!listed.ok) return listed

  const summary: PhotoZipSummary = { photoCount: 0, skipped: [] }
  const total: InflateBudget = { leftBytes: photoZipLimits.inflatedBytes }
  for (const [index, entry] of listed.value.entries()) {
    const fileName = bareName(entry.name)
    const read = await readPhoto(bytes, entry, total)
    if (total.leftBytes <= 0) return refuse('inflates-too-much')
    if (typeof read === 'string') summary.skipped.push({ fileName, reason: read })
    else {
      summary.photoCount += 1
      await onPhoto({ fileName, stem: fileName.replace(/\.[^.]*$/, ''), ...read })
    }
    onProgress(index + 1, listed.value.length)
  }
  return summary.photoCount === 0 ? refuse('no-photos') : ok(summary)
}

function entriesOf(bytes: Uint8Array): Result<ZipEntry[], PhotoZipRefusal> {
  try {
    return ok(zipEntries(bytes, photoZipLimits.entries).filter(({ name }) => !isSystemFile(name)))
  } catch (error) {
    if (!(error instanceof PackedFileError)) throw error
    return refuse(error.code === 'inflates-too-much' ? 'too-many-files' : 'is-damaged')
  }
}

/** Folders, and what macOS and Windows put beside pictures by themselves. */
const isSystemFile = (name: string): boolean =>
  /(?:[\\/]|^)(?:__MACOSX[\\/].*|\.[^\\/]*|Thumbs\.db|desktop\.ini)$|[\\/]$/i.test(name)

function bareName(name: string): string {
  const bare = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
  return bare.replaceAll(/[\p{C}\u2028\u2029]/gu, '').slice(0, 200)
}

async function readPhoto(
  bytes: Uint8Array,
  entry: ZipEntry,
  total: InflateBudget,
): Promise<Pick<ZippedPhoto, 'mediaType' | 'bytes'> | SkippedReason> {
  const limitBytes = Math.min(photoZipLimits.photoBytes, total.leftBytes)
  const own: InflateBudget = { leftBytes: limitBytes }
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let mediaType: ZippedPhoto['mediaType'] | null = null
  try {
    for await (const piece of inflateEntry(bytes, entry, own)) {
      mediaType ??= pieces.length === 0 ? pictureType(piece) : null
      if (mediaType === null) return 'not-a-picture'
      pieces.push(Uint8Array.from(piece))
    }
  } catch (error) {
    if (!(error instanceof PackedFileError)) throw error
    if (error.code === 'is-encrypted') return 'encrypted'
    return error.code === 'inflates-too-much' ? 'too-large' : 'damaged'
  } finally {
    total.leftBytes -= limitBytes - Math.max(0, own.leftBytes)
  }
  if (mediaType === null) return 'not-a-picture'
  return { mediaType, bytes: new Uint8Array(await new Blob(pieces).arrayBuffer()) }
}

function pictureType(bytes: Uint8Array): ZippedPhoto['mediaType'] | null {
  const starts = (...start: number[]): boolean => start.every((byte, index) => bytes[index] === byte)
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg'
  return starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) ? 'image/png' : null
}
