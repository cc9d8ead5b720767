/**
 * Search as it is typed: the app's own worker over a filled vault, and beside it the plainest scan there is, over the
 * same talks as lower-case text in the page, without hits in context, counts or filters.
 */
import '#app/trusted-types.ts'
import { emptyQuestion } from '#domain/search/question.ts'
import type { Vault } from '#vault/vault.ts'
import { filledVault, talksOf } from './filled-school.ts'

export interface SearchMeasures {
  buildMs: number
  /** A letter more each time, as it is typed; from the question to the answer in the page. */
  keyMs: number[]
  /** A whole word at once, which nothing was narrowed down for. */
  pastedMs: number[]
  /** Of the whole word, to see that something was found. */
  hitCounts: number[]
}

const today = '2026-11-24'
const typed = ['verstudie', 'wiskunde', 'profielkeuze', 'opleiding stage']
const pasted = ['keuzeprofiel', 'stageverlei', 'kundedie', 'bestudeopstu', 'xyzxyz']

async function measureQuestions(find: (words: string) => Promise<number>): Promise<Omit<SearchMeasures, 'buildMs'>> {
  const keyMs: number[] = []
  const pastedMs: number[] = []
  const hitCounts: number[] = []
  const timed = async (words: string, into: number[]) => {
    const start = performance.now()
    const hits = await find(words)
    into.push(performance.now() - start)
    return hits
  }
  for (const words of typed) {
    for (let length = 2; length < words.length; length++) await timed(words.slice(0, length), keyMs)
    hitCounts.push(await timed(words, keyMs))
  }
  for (const words of pasted) {
    // Something else in between: what was found before is of no use.
    await find('zz')
    await timed(words, pastedMs)
  }
  return { keyMs, pastedMs, hitCounts }
}

function untilBuilt(vault: Vault): Promise<void> {
  return new Promise((resolve) => {
    const watching = vault.search.watch((state) => {
      if (state.kind !== 'ready') return
      queueMicrotask(() => watching.stop())
      resolve()
    })
  })
}

async function ours(pupilCount: number, talksEach: number): Promise<SearchMeasures> {
  const { vault } = await filledVault(pupilCount, talksEach)
  const find = async (words: string) => {
    const { counts } = await vault.search.find({ ...emptyQuestion, words, today })
    return counts.conversation
  }
  const start = performance.now()
  const built = untilBuilt(vault)
  await find('be')
  await built
  const buildMs = performance.now() - start
  const measured = await measureQuestions(find)
  await vault.lock()
  return { buildMs, ...measured }
}

async function plain(pupilCount: number, talksEach: number): Promise<SearchMeasures> {
  const start = performance.now()
  const texts: string[] = []
  for (const { themes, ownReason, strengths, followUp } of talksOf(pupilCount, talksEach)) {
    const answers = themes.flatMap((theme) => Object.values(theme.answers))
    texts.push([...answers, ownReason, strengths, followUp].join('\n').toLowerCase())
  }
  const buildMs = performance.now() - start
  const find = async (words: string) => {
    const pieces = words.split(' ').filter(Boolean)
    return texts.filter((text) => pieces.every((piece) => text.includes(piece))).length
  }
  return { buildMs, ...(await measureQuestions(find)) }
}

const searchBench = {
  measure: (which: 'ours' | 'plain', pupilCount: number, talksEach: number): Promise<SearchMeasures> =>
    which === 'ours' ? ours(pupilCount, talksEach) : plain(pupilCount, talksEach),
}
export type SearchBenchPage = typeof searchBench

Object.assign(globalThis, { searchBench })
