/**
 * Every file on its way into a dossier passes here: known by its content, brought down to what reading needs, without
 * EXIF and place, with a thumbnail. Nothing is stored yet; `storePrepared` does that, and answers the row to commit.
 */
import { type Attachment, type AttachmentPlace, attachmentLimitBytes, nameAs } from '#domain/shared/attachment.ts'
import { fileTypeOf, unusableTypeOf } from '#domain/shared/file-type.ts'
import type { PicturePurpose } from '#domain/shared/picture-rules.ts'
import { ok, type Result, refuse } from '#domain/shared/result.ts'
import type { Id } from '#domain/shared/row.ts'
import { type Vault, VaultDiskFullError } from '#vault/vault.ts'
import { askForPicture } from './picture-client.ts'
import type { PictureRefusal } from './picture-messages.ts'
import { type PdfRefusal, preparePdf } from './prepare-pdf.ts'

export type FileRefusal =
  | PictureRefusal
  | PdfRefusal
  | 'empty'
  /** A picture as an iPhone makes it: nothing here can read it. */
  | 'heic'
  | 'kind-unknown'
  | 'too-large'

export interface PreparedFile {
  name: string
  mediaType: Attachment['mediaType']
  bytes: Uint8Array
  thumbnail: string
  /** Null when the file is kept as it came, or did not become smaller. */
  originalSizeBytes: number | null
}

export interface FileToPrepare {
  name: string
  bytes: Uint8Array
  purpose: PicturePurpose
}

export async function prepareFile(
  file: FileToPrepare,
  onPage: (done: number, count: number) => void = () => undefined,
): Promise<Result<PreparedFile, FileRefusal>> {
  const { bytes, purpose } = file
  if (bytes.length === 0) return refuse('empty')
  const type = fileTypeOf(bytes)
  if (type === null) return refuse(unusableTypeOf(bytes) === 'heic' ? 'heic' : 'kind-unknown')
  if (type === 'application/pdf' && purpose === 'portrait') return refuse('kind-unknown')
  const made = await (type === 'application/pdf'
    ? preparePdf(bytes, purpose, onPage)
    : askForPicture({ kind: 'picture', bytes, mediaType: type, purpose }))
  if (!made.ok) return made
  if (made.value.bytes.length > attachmentLimitBytes) return refuse('too-large')
  const mediaType = 'mediaType' in made.value ? made.value.mediaType : 'application/pdf'
  return ok({
    name: nameAs(file.name, mediaType),
    mediaType,
    bytes: made.value.bytes,
    thumbnail: made.value.thumbnail,
    originalSizeBytes: made.value.bytes.length < bytes.length ? bytes.length : null,
  })
}

/** The row to commit together with what refers to it. `place` null: something the app keeps by itself. */
export async function storePrepared(
  vault: Vault,
  pupilId: Id,
  prepared: PreparedFile,
  place: AttachmentPlace | null,
): Promise<Result<Attachment, 'disk-full'>> {
  const { name, mediaType, bytes, thumbnail, originalSizeBytes } = prepared
  try {
    const row = await vault.storeFile({ pupilId, name, mediaType, bytes })
    return ok({ ...row, place, thumbnail, originalSizeBytes })
  } catch (error) {
    if (error instanceof VaultDiskFullError) return refuse('disk-full')
    throw error
  }
}
