/**
 * A class list of 2,000 and of 40,000 rows, two guardians and an address each: read, compared, stored and taken back by
 * the app's own worker and vault, beside Papa Parse with plain Dexie in a profile of its own.
 */
import { type BuiltPage, buildPage } from '../support/leak-scan/built-page.ts'
import { growthTable, isShort, megabytes, milliseconds, type Sized } from './bench-table.ts'
import type { ImportBenchPage, ImportMeasures } from './import-page.ts'
import { inNewProfile } from './in-profile.ts'

declare const importBench: ImportBenchPage

const rowCounts = isShort ? [100, 200] : [2000, 40_000]

type Measured = ImportMeasures & { peakBytes: number | null }

const measure = (built: BuiltPage, which: 'ours' | 'plain', rowCount: number): Promise<Measured> =>
  inNewProfile(built, (page) =>
    page.evaluate(([name, count]) => importBench.measure(name, count), [which, rowCount] as const),
  )

async function run(): Promise<string> {
  const built = await buildPage('tests/bench/import-page.ts')
  const sizes: Sized<{ ours: Measured; base: Measured; rowCount: number }>[] = []
  for (const rowCount of rowCounts) {
    const base = await measure(built, 'plain', rowCount)
    const ours = await measure(built, 'ours', rowCount)
    sizes.push({ size: `${rowCount.toLocaleString('en')} rows`, measured: { ours, base, rowCount } })
  }
  const perSecond = (rowCount: number, { readMs, compareMs, storeMs }: Measured) =>
    `${Math.round(rowCount / ((readMs + compareMs + storeMs) / 1000)).toLocaleString('en')} rows/s`
  const memory = ({ peakBytes }: Measured) => (peakBytes === null ? '–' : megabytes(peakBytes))
  return growthTable('Import of a class list; base: Papa Parse and plain Dexie', sizes, [
    { what: 'read', of: ({ ours }) => milliseconds(ours.readMs), base: ({ base }) => milliseconds(base.readMs) },
    { what: 'compare with what is stored', of: ({ ours }) => milliseconds(ours.compareMs), base: () => '–' },
    { what: 'store', of: ({ ours }) => milliseconds(ours.storeMs), base: ({ base }) => milliseconds(base.storeMs) },
    {
      what: 'the whole',
      of: ({ ours, rowCount }) => perSecond(rowCount, ours),
      base: ({ base, rowCount }) => perSecond(rowCount, base),
    },
    {
      what: 'vault rows stored',
      of: ({ ours }) => ours.storedRows.toLocaleString('en'),
      base: ({ base }) => base.storedRows.toLocaleString('en'),
    },
    {
      what: 'take it back (base: empty the tables)',
      of: ({ ours }) => milliseconds(ours.takeBackMs),
      base: ({ base }) => milliseconds(base.takeBackMs),
    },
    {
      what: 'longest task of the page',
      of: ({ ours }) => milliseconds(ours.longestTaskMs),
      base: ({ base }) => milliseconds(base.longestTaskMs),
    },
    { what: "peak memory of the page's process", of: ({ ours }) => memory(ours), base: ({ base }) => memory(base) },
  ])
}

process.stdout.write(await run())
