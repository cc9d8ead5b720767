/**
 * The recovery code a school prints and keeps apart: 200 random bits and a 20-bit checksum in Crockford's base 32
 * (no I, L, O, U), eleven groups of four. Its X25519 key pair lets a new master key be sealed to it without the
 * code itself, so the code stays valid when keys change. 200 random bits need no slow hash.
 */
import { randomBytes, type Sodium, utf8 } from './sodium.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const secretBytes = 25
const secretSymbols = 40
const checksumSymbols = 4

export interface RecoveryKeys {
  publicKey: Uint8Array
  privateKey: Uint8Array
}

/** "7KQ4-M2XD-…": 44 symbols. */
export function newRecoveryCode(sodium: Sodium): string {
  const secret = randomBytes(secretBytes)
  const symbols = encode(secret) + checksumOf(sodium, secret)
  secret.fill(0)
  return symbols.match(/.{4}/g)?.join('-') ?? symbols
}

/** The key pair of a code as someone typed it; null when it is not a code (a typing mistake shows here). */
export function recoveryKeysOf(sodium: Sodium, typed: string): RecoveryKeys | null {
  const symbols = typed
    .toUpperCase()
    .replace(/[\s\p{Dash}_.]+/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  if (symbols.length !== secretSymbols + checksumSymbols) return null
  const secret = decode(symbols.slice(0, secretSymbols))
  if (secret === null || checksumOf(sodium, secret) !== symbols.slice(secretSymbols)) return null
  const privateKey = sodium.crypto_generichash(32, secret, utf8('driehoek recovery key v1'))
  secret.fill(0)
  return { publicKey: sodium.crypto_scalarmult_base(privateKey), privateKey }
}

function checksumOf(sodium: Sodium, secret: Uint8Array): string {
  return encode(sodium.crypto_generichash(16, secret, utf8('driehoek recovery checksum v1')).subarray(0, 5)).slice(
    0,
    checksumSymbols,
  )
}

/** Five bits a symbol; the byte count must be a multiple of five. */
function encode(bytes: Uint8Array): string {
  let symbols = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      symbols += alphabet[(held >> bits) & 31]
    }
  }
  return symbols
}

function decode(symbols: string): Uint8Array | null {
  const bytes = new Uint8Array((symbols.length * 5) / 8)
  let bits = 0
  let held = 0
  let at = 0
  for (const symbol of symbols) {
    const value = alphabet.indexOf(symbol)
    if (value < 0) return null
    held = ((held << 5) | value) & 0xffff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = (held >> bits) & 255
    }
  }
  return bytes
}
