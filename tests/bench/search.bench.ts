/** Search over all talks of 2,000 pupils × 12 and of 5,000 × 40, from the first question to the last key stroke. */
import { buildPage } from '../support/leak-scan/built-page.ts'
import { growthTable, isShort, median, megabytes, milliseconds, type Sized } from './bench-table.ts'
import { inNewProfile } from './in-profile.ts'
import type { SearchBenchPage, SearchMeasures } from './search-page.ts'

declare const searchBench: SearchBenchPage

const schools: readonly (readonly [number, number])[] = isShort
  ? [
      [50, 2],
      [50, 4],
    ]
  : [
      [2000, 12],
      [5000, 40],
    ]

type Measured = SearchMeasures & { peakBytes: number | null }

async function run(): Promise<string> {
  const built = await buildPage('tests/bench/search-page.ts')
  const sizes: Sized<{ ours: Measured; base: Measured }>[] = []
  for (const [pupilCount, talksEach] of schools) {
    const measure = (which: 'ours' | 'plain'): Promise<Measured> =>
      inNewProfile(built, (page) =>
        page.evaluate((args) => searchBench.measure(...args), [which, pupilCount, talksEach] as const),
      )
    const base = await measure('plain')
    const ours = await measure('ours')
    if (ours.hitCounts.join() !== base.hitCounts.join()) {
      throw new Error(`not the same talks were found: ${ours.hitCounts} and ${base.hitCounts}`)
    }
    if (ours.hitCounts.every((count) => count === 0)) throw new Error('nothing was found')
    const talks = (pupilCount * talksEach).toLocaleString('en')
    sizes.push({ size: `${talks} talks (${pupilCount.toLocaleString('en')} × ${talksEach})`, measured: { ours, base } })
  }
  const worst = (values: readonly number[]): number => Math.max(...values)
  const both = (what: string, of: (measured: Measured) => string) => ({
    what,
    of: ({ ours }: { ours: Measured }) => of(ours),
    base: ({ base }: { base: Measured }) => of(base),
  })
  return growthTable('Search while typing; base: String.includes over the same talks in memory', sizes, [
    both('build (ours: read and decrypt in the worker)', ({ buildMs }) => milliseconds(buildMs)),
    both('a key stroke, median', ({ keyMs }) => milliseconds(median(keyMs))),
    both('a key stroke, worst', ({ keyMs }) => milliseconds(worst(keyMs))),
    both('a word pasted, median', ({ pastedMs }) => milliseconds(median(pastedMs))),
    both("peak memory of the page's process", ({ peakBytes }) => (peakBytes === null ? '–' : megabytes(peakBytes))),
  ])
}

process.stdout.write(await run())
