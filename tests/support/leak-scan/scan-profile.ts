/**
 * Looks for canaries in every file of a browser profile: as they lie there, and in all that LevelDB and Blink make
 * of them. A raw search alone finds only part of what is there (see the control in the spec).
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readings } from './blink-value.ts'
import { type Entry, entriesOfLog, entriesOfTable } from './leveldb-files.ts'

export interface ProfileContent {
  /** Every file, raw. */
  files: { path: string; bytes: Buffer }[]
  /** Every key and value of every LevelDB in the profile. */
  entries: Entry[]
  /** Values that IndexedDB put into files of their own. */
  blobs: Buffer[]
}

export function readProfile(folder: string): ProfileContent {
  const files = filesUnder(folder).map((path) => ({ path, bytes: readFileSync(path) }))
  return {
    files,
    entries: files.flatMap(({ path, bytes }) => {
      if (path.endsWith('.log')) return entriesOfLog(bytes)
      return path.endsWith('.ldb') ? entriesOfTable(bytes) : []
    }),
    blobs: files.filter(({ path }) => path.includes('.indexeddb.blob')).map(({ bytes }) => bytes),
  }
}

/** The canaries that a search of the files as they are finds. */
export function foundRaw(content: ProfileContent, canaries: readonly string[]): string[] {
  return search(
    content.files.map(({ bytes }) => bytes),
    canaries,
  )
}

/** The canaries that can be read from the profile by someone who knows its formats. */
export function foundDecoded(content: ProfileContent, canaries: readonly string[]): string[] {
  const decoded = [...content.entries.flatMap(({ key, value }) => [key, value]), ...content.blobs].flatMap(readings)
  return search([...content.files.map(({ bytes }) => bytes), ...decoded], canaries)
}

export function search(haystacks: readonly Uint8Array[], canaries: readonly string[]): string[] {
  const buffers = haystacks.map((bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  return canaries.filter((canary) => {
    const needles = encodings(canary)
    return buffers.some((buffer) => needles.some((needle) => buffer.includes(needle)))
  })
}

/** As values hold text (Latin-1, UTF-8, UTF-16LE) and as IndexedDB's keys do (UTF-16BE). */
function encodings(canary: string): Buffer[] {
  const little = Buffer.from(canary, 'utf16le')
  return [Buffer.from(canary, 'utf8'), little, Buffer.from(little).swap16()]
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => statSync(path).size > 0)
}
