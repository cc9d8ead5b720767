/** Programs we did not write, asked about a PDF on disk. Each throws where the program refuses the file. */
import { execFileSync, spawnSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type PdfsigSignature, readPdfsig } from '#tests/unit/documents/signing/checkers.ts'

const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] })

const pdfsig = (path: string): PdfsigSignature[] => readPdfsig(run('pdfsig', '-nocert', path))

export const validSignatures = (path: string): number => pdfsig(path).filter((signature) => signature.isValid).length

export const isTotalDocumentSigned = (path: string): boolean => pdfsig(path).some((signature) => signature.isTotal)

/** Where the first (sealing) signature's range ends: the length of the issued document. */
export function bytesSealedFirst(path: string): number {
  const seal = pdfsig(path).find((signature) => signature.field === 'seal')?.text
  const end = /Signed Ranges:.*\[\d+ - \d+\], \[\d+ - (\d+)\]/.exec(seal ?? '')?.[1]
  if (end === undefined) throw new Error(`pdfsig names no seal in ${path}`)
  return Number(end)
}

export const checkSyntax = (path: string): string => run('qpdf', '--check', path)

/**
 * mutool finds each signature's digest right. It can't trust our self-made certificate, and of an early signature it
 * says that revisions follow; both are so. Boxes that nobody filled are passed over.
 */
export function checkByMutool(path: string): void {
  const { stdout, stderr } = spawnSync('mutool', ['sign', '-v', path], { encoding: 'utf8' })
  const verdicts = `${stdout}${stderr}`
    .split('Verifying signature')
    .slice(1)
    .filter((verdict) => !/not signed/i.test(verdict))
  const isRight = (verdict: string) => /unchanged since signing|signature is valid/.test(verdict)
  if (verdicts.length === 0 || !verdicts.every(isRight)) throw new Error(`mutool sign -v ${path}: ${stdout}${stderr}`)
}

/** Cuts each CMS out of the file and lets openssl verify it against the bytes it signs, CAdES attributes included. */
export async function checkCades(path: string, folder: string): Promise<void> {
  const bytes = await readFile(path)
  const text = bytes.toString('latin1')
  const ranges = [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)]
  if (ranges.length === 0) throw new Error(`${path} has no signature`)
  for (const range of ranges) {
    const [start = 0, length = 0, next = 0, rest = 0] = range.slice(1).map(Number)
    const hex = text.slice(start + length + 1, next - 1)
    const [cms, content] = [join(folder, 'signature.der'), join(folder, 'signed.bin')]
    await writeFile(cms, derOf(Buffer.from(hex, 'hex')))
    await writeFile(content, Buffer.concat([bytes.subarray(start, start + length), bytes.subarray(next, next + rest)]))
    // Self-signed, so the certificate inside is the only one that can vouch for it; pdfsig shows whose it is.
    const certificate = join(folder, 'signer.pem')
    run('openssl', 'pkcs7', '-inform', 'DER', '-in', cms, '-print_certs', '-out', certificate)
    const verified = join(folder, 'verified.bin')
    const files = ['-in', cms, '-content', content, '-CAfile', certificate, '-out', verified]
    run('openssl', 'cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-purpose', 'any', ...files)
  }
}

/** Without the zeros behind the outer SEQUENCE. */
function derOf(padded: Buffer): Buffer {
  const lengthBytes = (padded[1] ?? 0) & 0x7f
  return padded.subarray(0, 2 + lengthBytes + padded.readUIntBE(2, lengthBytes))
}

export const textOf = (path: string): string => run('pdftotext', '-layout', path, '-')

/** What is read aloud, in order, with line breaks and spaces folded. */
export const structureText = (path: string): string => run('pdfinfo', '-struct-text', path).replace(/"\s*"|\s+/g, ' ')
