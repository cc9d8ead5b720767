/** Reads one file the user chooses, up to a limit per kind. Its content is for the renderer to check. */
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { OpenFileAnswer, OpenKind } from '#contract/desktop-api.ts'

export type ChooseOpenPath = (kind: OpenKind) => Promise<string | null>

const megabyteBytes = 1024 * 1024

const sizeLimitBytes: Readonly<Record<OpenKind, number>> = {
  'class-list': 30 * megabyteBytes,
  photos: 400 * megabyteBytes,
  attachment: 50 * megabyteBytes,
  image: 10 * megabyteBytes,
  scan: 50 * megabyteBytes,
}

/** Node cuts small buffers from a shared pool, and the page gets all that is behind a view; large ones aren't copied. */
const ownBytes = (bytes: Buffer<ArrayBuffer>): Uint8Array =>
  bytes.buffer.byteLength === bytes.byteLength ? new Uint8Array(bytes.buffer) : Uint8Array.from(bytes)

export const openFile = async (kind: OpenKind, choosePath: ChooseOpenPath): Promise<OpenFileAnswer> => {
  const path = await choosePath(kind)
  if (path === null) return { ok: false, code: 'cancelled' }
  try {
    const handle = await open(path, 'r')
    try {
      const facts = await handle.stat()
      if (!facts.isFile()) return { ok: false, code: 'not-readable' }
      if (facts.size > sizeLimitBytes[kind]) return { ok: false, code: 'too-large' }
      const bytes = await handle.readFile()
      // A file that grows while it is read is still held to the limit.
      if (bytes.byteLength > sizeLimitBytes[kind]) return { ok: false, code: 'too-large' }
      return { ok: true, fileName: basename(path), bytes: ownBytes(bytes) }
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return { ok: false, code: 'not-readable' }
    throw error
  }
}
