/**
 * Writes a file so that at every moment either the old content or the whole new content stands there: an exclusive
 * temporary file beside it (mode 0600), fsync, rename, fsync of the folder. A power cut after the answer loses
 * nothing. Windows cannot sync a folder; there the rename itself is journalled by NTFS.
 */
import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** Virus scanners and indexers hold a fresh file for a moment. */
const retryPausesMs = [20, 60, 180, 540]
const heldByAnother = new Set(['EACCES', 'EBUSY', 'EPERM'])

const renameWithRetry = async (from: string, to: string): Promise<void> => {
  for (const pauseMs of process.platform === 'win32' ? retryPausesMs : []) {
    try {
      return await rename(from, to)
    } catch (error) {
      if (!heldByAnother.has((error as NodeJS.ErrnoException).code ?? '')) throw error
      await pause(pauseMs)
    }
  }
  await rename(from, to)
}

const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Throws Node's own error (with `code`) when the file could not be written; the old file then still stands. */
export const writeFileAtomically = async (path: string, bytes: Uint8Array): Promise<void> => {
  const folder = dirname(path)
  const temporary = join(folder, `.driehoek-${randomBytes(8).toString('hex')}.tmp`)
  try {
    const handle = await open(temporary, 'wx', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await renameWithRetry(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(folder)
}
