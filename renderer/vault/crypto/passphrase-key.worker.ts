/** Runs Argon2id off the page's thread; one job, one answer (32 bytes, or the error's text). */
import type { KdfParameters } from './passphrase-key.ts'
import { loadSodium } from './sodium.ts'

export interface PassphraseKeyJob {
  passphrase: Uint8Array<ArrayBuffer>
  salt: Uint8Array
  kdf: KdfParameters
}

async function derive(job: PassphraseKeyJob): Promise<Uint8Array> {
  const sodium = await loadSodium()
  const key = sodium.crypto_pwhash(
    32,
    job.passphrase,
    job.salt,
    job.kdf.passes,
    job.kdf.memoryMebibytes * 1024 * 1024,
    sodium.crypto_pwhash_ALG_ARGON2ID13,
  )
  job.passphrase.fill(0)
  return key
}

addEventListener('message', (event: MessageEvent<PassphraseKeyJob>) => {
  derive(event.data).then(
    (key) => postMessage(key),
    (error: unknown) => postMessage(error instanceof Error ? error.message : 'unknown error'),
  )
})
