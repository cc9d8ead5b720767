/**
 * The encrypted vault beside plain Dexie in a real Chromium. Each pass gets a profile of its own, and the two take
 * turns, so that what else the machine does falls on both.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BuiltPage, buildPage, openBuiltPage } from '../support/leak-scan/built-page.ts'
import { readProfile } from '../support/leak-scan/scan-profile.ts'
import { type Comparison, comparisonTable, isShort } from './bench-table.ts'
import type { Measures, VaultBenchPage } from './vault-page.ts'

declare const vaultBench: VaultBenchPage

const [passes, pupilCount, talksEach, rounds] = isShort ? [1, 100, 12, 2] : [3, 2000, 12, 10]

type Measured = Measures & { diskBytes: number[] }

async function run(): Promise<string> {
  const built = await buildPage('tests/bench/vault-page.ts')
  const plain: Measured[] = []
  const sealed: Measured[] = []
  for (let pass = 0; pass < passes; pass++) {
    plain.push(await measure(built, 'plain'))
    sealed.push(await measure(built, 'sealed'))
  }
  const row = (what: string, key: keyof Measured, unit: 'ms' | 'bytes' = 'ms'): Comparison => ({
    what,
    values: sealed.flatMap((pass) => pass[key]),
    base: 'plain Dexie',
    baseValues: plain.flatMap((pass) => pass[key]),
    unit,
  })
  const talkBytes = plain[0]?.talkBytes[0] ?? Number.NaN
  const count = pupilCount.toLocaleString('en')
  return comparisonTable(`Vault: ${count} pupils × ${talksEach} talks of ${(talkBytes / 1000).toFixed(1)} kB`, [
    row(`unlock (Argon2id) and list ${count} pupils`, 'openAndListMs'),
    row(`list ${count} pupils, vault open`, 'listMs'),
    row('open a dossier: a pupil and its talks', 'openDossierMs'),
    row('save a talk (vault: with journal and trail)', 'saveMs'),
    row('write all, 50 pupils at a time', 'writeAllMs'),
    row('one such write', 'writeBatchMs'),
    row('read all talks, first time after opening', 'readAllMs'),
    row('read all talks again', 'readAgainMs'),
    row('read all talks after one was saved', 'readAfterSaveMs'),
    row('disk', 'diskBytes', 'bytes'),
  ])
}

async function measure(built: BuiltPage, which: 'plain' | 'sealed'): Promise<Measured> {
  const profileFolder = mkdtempSync(join(tmpdir(), 'driehoek-bench-'))
  try {
    const { context, page } = await openBuiltPage(built, profileFolder)
    const measured = await page
      .evaluate(([name, ...size]) => vaultBench.measure(name, ...size), [which, pupilCount, talksEach, rounds] as const)
      .finally(() => context.close())
    const stored = readProfile(profileFolder).files.filter(({ path }) => path.includes('.indexeddb.'))
    return { ...measured, diskBytes: [stored.reduce((total, { bytes }) => total + bytes.length, 0)] }
  } finally {
    rmSync(profileFolder, { recursive: true, force: true, maxRetries: 3 })
  }
}

process.stdout.write(await run())
