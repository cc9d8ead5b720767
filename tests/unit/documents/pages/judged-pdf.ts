/** What programs from outside read in a file: text per page, structure in reading order, attached files. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lackReason, lacks } from '#tests/support/checkers.ts'

/** Why tests that ask outside programs are skipped; empty where all are there (always in CI). */
export const skipReason = ['qpdf', 'pdfinfo', 'pdftotext', 'pdfdetach', 'pdfsig']
  .filter(lacks)
  .map(lackReason)
  .join('; ')

export interface JudgedPdf {
  file: string
  /** Text of each page. */
  pages: string[]
  /** `pdfinfo -struct-text`, one line per element or text. */
  structure: string[]
}

const run = (program: string, args: readonly string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })

export function judged(bytes: Uint8Array): JudgedPdf {
  const file = join(mkdtempSync(join(tmpdir(), 'driehoek-pages-')), 'document.pdf')
  writeFileSync(file, bytes)
  run('qpdf', ['--check', file])
  return {
    file,
    pages: run('pdftotext', ['-layout', file, '-']).split('\f').slice(0, -1),
    structure: run('pdfinfo', ['-struct-text', file])
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  }
}

/** Texts of the elements of this type, in reading order. */
export function textsOf(structure: readonly string[], type: string): string[] {
  return structure.flatMap((line, index) => {
    if (line.split(' ')[0]?.replace(':', '') !== type) return []
    return [(structure[index + 1] ?? '').replace(/^"|"$/g, '')]
  })
}

export function attachedFile(file: string, name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'driehoek-attached-'))
  run('pdfdetach', ['-saveall', '-o', folder, file])
  return readFileSync(join(folder, name), 'utf8')
}

export const metadataOf = (file: string): string => run('pdfinfo', ['-meta', file])
