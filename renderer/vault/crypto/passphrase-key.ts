/**
 * Argon2id turns a passphrase into the key that wraps the master key. It takes about 0.6 s and 128 MiB, so it runs
 * in a worker of its own: the page stays alive, and the memory is given back when the worker ends.
 */
import { z } from 'zod'
import type { PassphraseKeyJob } from './passphrase-key.worker.ts'

export const saltBytes = 16

/** Stored parameters outside these bounds are refused: too weak to trust, or made to hang the machine. */
export const kdfSchema = z.object({
  algorithm: z.literal('argon2id13'),
  memoryMebibytes: z.int().min(19).max(1024),
  passes: z.int().min(2).max(10),
  lanes: z.literal(1),
})
export type KdfParameters = z.infer<typeof kdfSchema>

export const standardKdf: KdfParameters = { algorithm: 'argon2id13', memoryMebibytes: 128, passes: 3, lanes: 1 }

export class PassphraseKeyError extends Error {
  readonly code = 'passphrase-key-failed'
}

/** 32 bytes. The same words typed with composed or decomposed accents give the same key. */
export async function passphraseKey(passphrase: string, salt: Uint8Array, kdf: KdfParameters): Promise<Uint8Array> {
  const worker = new Worker(new URL('./passphrase-key.worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      worker.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (event.data instanceof Uint8Array) resolve(event.data)
        else reject(new PassphraseKeyError(`worker answered ${String(event.data)}`))
      })
      worker.addEventListener('error', (event) => reject(new PassphraseKeyError(event.message)))
      const job: PassphraseKeyJob = { passphrase: new TextEncoder().encode(passphrase.normalize('NFKC')), salt, kdf }
      worker.postMessage(job, [job.passphrase.buffer])
    })
  } finally {
    worker.terminate()
  }
}
