/** One sealed document, its rendition and its parts, and what our verifier says once something of them was changed. */
import { expect } from 'vitest'
import type { SealCertificate } from '#documents/signing/certificate.ts'
import { buildRendition } from '#documents/signing/renditions.ts'
import type { Verdict, VerifyReason } from '#documents/verifying/verdict.ts'
import { verifyDocument } from '#documents/verifying/verify.ts'
import { makeEntries, makeSealed, makeSigner } from '../signing/sealed-sample.ts'
import { bytesOf, latin1, type Parts, takeApart } from './forge.ts'

export let signer: SealCertificate
export let sealed: Uint8Array<ArrayBuffer>
export let rendition: Uint8Array<ArrayBuffer>
export let parts: Parts

/** Call in `beforeAll`: making one takes a second. */
export async function prepareSample(): Promise<void> {
  signer = await makeSigner()
  sealed = await makeSealed(signer)
  rendition = await buildRendition(sealed, makeEntries(signer, 2), 'all')
  parts = await takeApart(sealed)
}

export const verify = (bytes: Uint8Array) => verifyDocument(bytes, { knownCertificates: [signer.certificateDer] })

export async function expectVerdict(bytes: Uint8Array, verdict: Verdict, reason: VerifyReason): Promise<void> {
  const found = await verify(bytes)
  expect({ verdict: found.verdict, reason: found.reason }).toEqual({ verdict, reason })
}

/** Replaces the first occurrence after `from` by as many bytes, so that nothing moves. */
export function overwrite(bytes: Uint8Array, old: string, now: string, from = 0): Uint8Array<ArrayBuffer> {
  expect(now.length).toBe(old.length)
  const text = latin1(bytes)
  const at = text.indexOf(old, from)
  expect(at).toBeGreaterThanOrEqual(0)
  return bytesOf(text.slice(0, at) + now + text.slice(at + old.length))
}
