/** The school's logo as a data URL for the letterhead; null where there is none or it can't be read. */
import { toBase64 } from '#documents/issue/base64.ts'
import type { Settings } from '#domain/school/settings.ts'
import { imageTypeOf } from '#domain/shared/file-type.ts'
import type { Vault } from '#vault/vault.ts'

export async function readLogo(vault: Vault, settings: Settings): Promise<string | null> {
  const { logoAttachmentId } = settings.school
  if (logoAttachmentId === null) return null
  const file = await vault.readFile(logoAttachmentId)
  const mediaType = file.ok ? imageTypeOf(file.bytes) : null
  return file.ok && mediaType !== null ? `data:${mediaType};base64,${toBase64(file.bytes)}` : null
}
