/**
 * Programs we did not write, as judges. One that is not installed skips its tests with the reason printed, but never
 * where CI=true: there a missing judge is a failure.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Checker = 'pdfsig' | 'qpdf' | 'mutool' | 'openssl' | 'pdfinfo' | 'pdftotext'

/** For `it.skipIf(isMissing('pdfsig'))`. */
export function isMissing(checker: Checker): boolean {
  const found = spawnSync('which', [checker]).status === 0
  if (found) return false
  if (process.env['CI'] === 'true') throw new Error(`${checker} is not installed, and CI=true`)
  console.warn(`skipped: ${checker} is not installed`)
  return true
}

export interface CheckerAnswer {
  readonly status: number | null
  readonly output: string
}

export class CheckFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'driehoek-check-'))

  write(name: string, bytes: Uint8Array): string {
    const path = join(this.path, name)
    writeFileSync(path, bytes)
    return path
  }

  run(checker: Checker, ...args: string[]): CheckerAnswer {
    const { status, stdout, stderr, error } = spawnSync(checker, args, { encoding: 'utf8', cwd: this.path })
    if (error) throw error
    return { status, output: `${stdout}\n${stderr}` }
  }

  remove(): void {
    rmSync(this.path, { recursive: true })
  }
}

export interface PdfsigSignature {
  readonly field: string
  readonly isValid: boolean
  readonly isTotal: boolean
  readonly text: string
}

/** What pdfsig says of each filled field. Its judgement of the certificate is left out: ours is self-signed. */
export function readPdfsig(output: string): PdfsigSignature[] {
  return output
    .split(/^Signature #\d+:/m)
    .slice(1)
    .filter((text) => !text.includes('is not signed'))
    .map((text) => ({
      field: /Field Name: (.*)/.exec(text)?.[1]?.trim() ?? '',
      isValid: text.includes('Signature is Valid.'),
      isTotal: /- Total document signed/.test(text),
      text,
    }))
}
