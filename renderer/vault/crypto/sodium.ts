/**
 * The one place that loads libsodium (wasm, needs 'wasm-unsafe-eval'). Sealing inside an IndexedDB transaction must
 * be synchronous, so the library is loaded once before a vault opens and used without waiting afterwards.
 */
import type { default as sodiumModule } from 'libsodium-wrappers-sumo'

export type Sodium = typeof sodiumModule

/** In a chunk of its own: the start screen is there before it. */
export async function loadSodium(): Promise<Sodium> {
  const { default: sodium } = await import('libsodium-wrappers-sumo')
  await sodium.ready
  return sodium
}

export function randomBytes(count: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(count))
}

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export const utf8 = (text: string): Uint8Array => encoder.encode(text)
/** Throws TypeError when the bytes are not UTF-8. */
export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes)
