/**
 * A log of codes: when, what kind of thing went wrong, in which part. Never a message, a path or a stack, because
 * any of those can hold a pupil's name. At 256 KB the file starts again, keeping one older file.
 */
import { appendFile, mkdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'

export type LogCode =
  | 'bad-request'
  | 'foreign-sender'
  | 'handler-failed'
  | 'page-failed'
  | 'print-failed'
  | 'uncaught'
  | 'window-state-not-written'
  | 'write-failed'

export type ErrorLog = (code: LogCode, part: string) => Promise<void>

const sizeLimitBytes = 256 * 1024

const sizeOf = async (file: string): Promise<number> => {
  try {
    return (await stat(file)).size
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0
    throw error
  }
}

/** Only what code writes can stand in a line: letters, digits, dot and dash. */
const harmless = (text: string): string => text.replaceAll(/[^A-Za-z0-9.-]/g, '?').slice(0, 60)

export const createErrorLog = (folder: string, now: () => Date): ErrorLog => {
  const file = join(folder, 'errors.log')
  return async (code, part) => {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      if ((await sizeOf(file)) > sizeLimitBytes) await rename(file, join(folder, 'errors.old.log'))
      await appendFile(file, `${now().toISOString()} ${code} ${harmless(part)}\n`, { mode: 0o600 })
    } catch (error) {
      // The disk that refuses the log refuses more important things too, and those answer for themselves.
      process.stderr.write(`log-not-written ${harmless((error as NodeJS.ErrnoException).code ?? 'unknown')}\n`)
    }
  }
}
