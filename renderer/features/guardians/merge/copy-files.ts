/**
 * The files of one dossier stored anew under another pupil's key. Nothing refers to the copies until the merge is
 * committed; copies that are never committed are swept out at the next opening.
 */
import type { Attachment } from '#domain/shared/attachment.ts'
import type { Id } from '#domain/shared/row.ts'
import { type Vault, VaultDiskFullError } from '#vault/vault.ts'

export async function copyFiles(
  vault: Vault,
  toPupilId: Id,
  attachments: readonly Attachment[],
): Promise<{ ok: true; value: Map<Id, Attachment> } | { ok: false; code: 'file-missing' | 'disk-full' }> {
  const copies = new Map<Id, Attachment>()
  for (const { id, name, mediaType } of attachments) {
    const file = await vault.readFile(id)
    if (!file.ok) return { ok: false, code: 'file-missing' }
    try {
      copies.set(id, await vault.storeFile({ pupilId: toPupilId, name, mediaType, bytes: file.bytes }))
    } catch (error) {
      if (error instanceof VaultDiskFullError) return { ok: false, code: 'disk-full' }
      throw error
    }
  }
  return { ok: true, value: copies }
}
