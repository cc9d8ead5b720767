/** Saves bytes where the user chooses. The renderer suggests a name and never learns or names a path. */
import { stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { SaveFileAnswer, SaveFileRequest, SaveKind } from '#contract/desktop-api.ts'
import { writeFileAtomically } from '#main/services/atomic-write.ts'
import { safeFileName } from '#main/services/file-names.ts'

export type ChooseSavePath = (suggestedName: string, kind: SaveKind) => Promise<string | null>

const exists = async (path: string): Promise<boolean> => {
  try {
    await stat(path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

/** Linux dialogs add no extension. It is added here unless that would overwrite a file nobody was asked about. */
const withExtension = async (path: string, kind: SaveKind): Promise<string> => {
  const completed = `${path}.${kind}`
  return extname(path).toLowerCase() !== `.${kind}` && !(await exists(completed)) ? completed : path
}

const refusalOf = (error: unknown): 'disk-full' | 'not-permitted' | 'write-failed' => {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'disk-full'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'not-permitted'
    default:
      return 'write-failed'
  }
}

/** `onFailure` is told that a write failed, for the log; the user gets the code. */
export const saveFile = async (
  request: SaveFileRequest,
  choosePath: ChooseSavePath,
  onFailure: () => Promise<void>,
): Promise<SaveFileAnswer> => {
  const chosen = await choosePath(safeFileName(request.suggestedName, request.kind), request.kind)
  if (chosen === null) return { ok: false, code: 'cancelled' }
  try {
    const path = await withExtension(chosen, request.kind)
    await writeFileAtomically(path, request.bytes)
    return { ok: true, fileName: basename(path) }
  } catch (error) {
    await onFailure()
    return { ok: false, code: refusalOf(error) }
  }
}
