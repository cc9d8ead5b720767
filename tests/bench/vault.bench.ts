/**
 * The encrypted vault beside plain Dexie in a real Chromium: `node tests/bench/vault.bench.ts` (Node 24), or `run()`.
 * Medians; only ratios within one run mean much.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BuiltPage, buildPage, openBuiltPage } from '../support/leak-scan/built-page.ts'
import { readProfile } from '../support/leak-scan/scan-profile.ts'
import type { Measures, VaultBenchPage } from './vault-page.ts'

declare const vaultBench: VaultBenchPage

export interface BenchTable {
  title: string
  head: string[]
  rows: string[][]
}

export async function run(pupilCount = 2000, talksEach = 12, rounds = 10): Promise<BenchTable> {
  const built = await buildPage('tests/bench/vault-page.ts')
  const size = [pupilCount, talksEach, rounds] as const
  const plain = await measure(built, 'plain', size)
  const sealed = await measure(built, 'sealed', size)
  const kilobytes = (plain.rowBytes / 1000).toFixed(1)
  return {
    title: `Vault beside plain Dexie: ${pupilCount} pupils × ${talksEach} talks of ${kilobytes} kB`,
    head: ['', 'plain Dexie', 'vault', 'ratio'],
    rows: table(plain, sealed),
  }
}

type Measured = Measures & { diskBytes: number; rowBytes: number }

/** Each in a profile of its own: what lies on disk afterwards is theirs alone. */
async function measure(
  built: BuiltPage,
  which: 'plain' | 'sealed',
  size: readonly [number, number, number],
): Promise<Measured> {
  const profileFolder = mkdtempSync(join(tmpdir(), 'driehoek-bench-'))
  try {
    const { context, page } = await openBuiltPage(built, profileFolder)
    const measured = await page
      .evaluate(
        async ([name, pupils, talks, rounds]) => ({
          ...(await vaultBench.measure(name, pupils, talks, rounds)),
          rowBytes: vaultBench.rowBytes(),
        }),
        [which, ...size] as const,
      )
      .finally(() => context.close())
    const stored = readProfile(profileFolder).files.filter(({ path }) => path.includes('.indexeddb.'))
    return { ...measured, diskBytes: stored.reduce((total, { bytes }) => total + bytes.length, 0) }
  } finally {
    rmSync(profileFolder, { recursive: true, force: true })
  }
}

export function asMarkdown({ title, head, rows }: BenchTable): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [`**${title}**`, '', line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function table(plain: Measured, sealed: Measured): string[][] {
  const milliseconds = (value: number) => (value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`)
  const megabytes = (value: number) => `${(value / 1_000_000).toFixed(1)} MB`
  const row = (name: string, left: number, right: number, write: (value: number) => string) => [
    name,
    write(left),
    write(right),
    `×${(right / left).toFixed(1)}`,
  ]
  return [
    row(
      'open (vault: with Argon2id) and list all pupils',
      median(plain.openAndListMs),
      median(sealed.openAndListMs),
      milliseconds,
    ),
    row('open a dossier', median(plain.openDossierMs), median(sealed.openDossierMs), milliseconds),
    row('save a talk (vault: with journal and trail)', median(plain.saveMs), median(sealed.saveMs), milliseconds),
    row('write all, 50 pupils at a time', plain.bulkWriteMs, sealed.bulkWriteMs, milliseconds),
    row('read all talks', median(plain.readAllMs), median(sealed.readAllMs), milliseconds),
    row('disk', plain.diskBytes, sealed.diskBytes, megabytes),
  ]
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

if (import.meta.main) console.log(asMarkdown(await run()))
