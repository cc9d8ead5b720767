/**
 * What was searched for, so that "terug" after opening a hit brings the same list back. In memory only: words that
 * somebody types may be names, and those stand in no address, no history and no storage. It ends with the page, so at
 * lock. The tick for working notes is not in it on purpose: it goes off when the page is left.
 */
import { useSyncExternalStore } from 'react'
import { noFilter, type SearchFilter } from '#domain/search/question.ts'

export interface SearchMemory {
  words: string
  filter: SearchFilter
  scrollPx: number
}

let memory: SearchMemory = { words: '', filter: noFilter, scrollPx: 0 }
const listeners = new Set<() => void>()

export function rememberSearch(change: Partial<SearchMemory>): void {
  memory = { ...memory, ...change }
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useSearchMemory = (): SearchMemory => useSyncExternalStore(subscribe, () => memory)
