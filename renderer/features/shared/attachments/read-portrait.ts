/** A pupil's portrait as it is kept (JPEG, at most 480 pixels a side), for pages of paper; null where there is none. */
import type { Pupil } from '#domain/pupils/pupil.ts'
import type { Vault } from '#vault/vault.ts'

export async function readPortrait(vault: Vault, { photoId }: Pick<Pupil, 'photoId'>): Promise<Uint8Array | null> {
  if (photoId === null) return null
  const file = await vault.readFile(photoId)
  return file.ok ? file.bytes : null
}
