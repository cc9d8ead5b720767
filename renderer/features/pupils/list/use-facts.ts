/** The session's facts of pupils (fact-store.ts), and what a list asks of them. */
import { useEffect, useSyncExternalStore } from 'react'
import type { FactKind } from '#domain/pupils/lists/pupil-facts.ts'
import type { Day } from '#domain/shared/dates.ts'
import type { Id } from '#domain/shared/row.ts'
import { useToday, useVault } from '#features/shared/session.tsx'
import type { Vault } from '#vault/vault.ts'
import { createFactStore, type FactSnapshot, type FactStore, type WishName } from './fact-store.ts'

const stores = new WeakMap<Vault, { today: Day; store: FactStore }>()

/** Facts are of one day: tomorrow another agreement is late. */
export function useFactStore(): FactStore {
  const vault = useVault()
  const today = useToday()
  const known = stores.get(vault)
  if (known?.today === today) return known.store
  const store = createFactStore(vault, today)
  stores.set(vault, { today, store })
  return store
}

export function useFacts(): FactSnapshot {
  const store = useFactStore()
  const snapshot = useSyncExternalStore(store.subscribe, store.snapshot)
  if (snapshot.failure !== undefined) throw snapshot.failure
  return snapshot
}

const nobody: readonly Id[] = []
const nothing: ReadonlySet<FactKind> = new Set()

/** `ids` and `kinds` must keep their identity while they are the same. */
export function useWish(name: WishName, ids: readonly Id[], kinds: ReadonlySet<FactKind>): void {
  const store = useFactStore()
  useEffect(() => {
    store.wish(name, ids, kinds)
    return () => store.wish(name, nobody, nothing)
  }, [store, name, ids, kinds])
}

/** Facts of all these pupils, read first; `missingCount` says how many are still to come. */
export function useFactsOf(
  ids: readonly Id[],
  kinds: ReadonlySet<FactKind>,
): { facts: FactSnapshot['facts']; missingCount: number } {
  const { facts } = useFacts()
  useWish('sight', ids, kinds)
  const isMissing = (id: Id): boolean => [...kinds].some((kind) => facts.get(id)?.[kind] === undefined)
  return { facts, missingCount: ids.filter(isMissing).length }
}
