/**
 * A sealed box: XChaCha20-Poly1305 over a padded block. What a box belongs to (table, id, scope, ids in clear) is
 * associated data, so a box that is moved, swapped or relabelled does not open.
 *
 * Bytes: format (1), nonce (24, random), ciphertext with tag. Not guaranteed by the box alone: that it is the newest
 * one of its row; see `storage/check-rows.ts`.
 */
import { pad, unpad } from './padme.ts'
import { randomBytes, type Sodium } from './sodium.ts'

export const keyBytes = 32
const formatVersion = 1
const nonceBytes = 24
const tagBytes = 16

export type BoxLabel = readonly (string | number | null)[]

export function sealBox(
  sodium: Sodium,
  key: Uint8Array,
  label: BoxLabel,
  content: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(nonceBytes)
  const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
    pad(content),
    JSON.stringify(label),
    null,
    nonce,
    key,
  )
  const box = new Uint8Array(1 + nonceBytes + sealed.length)
  box[0] = formatVersion
  box.set(nonce, 1)
  box.set(sealed, 1 + nonceBytes)
  return box
}

/** The content, or null when the box is not an authentic one of this key and label. */
export function openBox(sodium: Sodium, key: Uint8Array, label: BoxLabel, box: unknown): Uint8Array | null {
  if (!(box instanceof Uint8Array) || box[0] !== formatVersion) return null
  if (box.length < 1 + nonceBytes + tagBytes) return null
  const opened = decryptOrNull(sodium, key, JSON.stringify(label), box)
  return opened === null ? null : unpad(opened)
}

function decryptOrNull(sodium: Sodium, key: Uint8Array, label: string, box: Uint8Array): Uint8Array | null {
  const nonce = box.subarray(1, 1 + nonceBytes)
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, box.subarray(1 + nonceBytes), label, nonce, key)
  } catch {
    // libsodium throws for every box that is not authentic; to us that is an answer, not an accident.
    return null
  }
}
