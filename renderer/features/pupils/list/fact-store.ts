/**
 * Facts of pupils that lists filter, sort and show. Reading the talks of a school at once would hold the page for
 * seconds, so they are read a few pupils at a time, what is in sight first, and only the kinds that are asked for.
 * What was read stays for the session: it shows at once when the list is opened again, while it is read anew behind
 * it. Rows in sight are watched (use-attention) and correct it meanwhile.
 */

import type { Household } from '#domain/pupils/guardian.ts'
import {
  type FactKind,
  type FactsOfKind,
  homeFactsOf,
  looseEndFactsOf,
  type PupilFacts,
  talkFactsOf,
} from '#domain/pupils/lists/pupil-facts.ts'
import type { Day } from '#domain/shared/dates.ts'
import type { Id } from '#domain/shared/row.ts'
import type { Vault } from '#vault/vault.ts'

/** `sight` goes first, `counts` last. */
export const wishNames = ['sight', 'list', 'counts'] as const
export type WishName = (typeof wishNames)[number]

interface Wish {
  ids: readonly Id[]
  kinds: ReadonlySet<FactKind>
}

export interface FactSnapshot {
  facts: ReadonlyMap<Id, PupilFacts>
  failure: unknown
}

export interface FactStore {
  subscribe: (listener: () => void) => () => void
  snapshot: () => FactSnapshot
  wish: (name: WishName, ids: readonly Id[], kinds: ReadonlySet<FactKind>) => void
  /** Read elsewhere. */
  put: (found: ReadonlyMap<Id, PupilFacts>) => void
  /** What was read may be old: it is shown until it has been read again. Without ids: all of it. */
  expire: (ids?: readonly Id[]) => void
}

const pupilsAtATime = 6
const publishEveryMs = 250

export function createFactStore(vault: Vault, today: Day): FactStore {
  const facts = new Map<Id, PupilFacts>()
  const fresh: Record<FactKind, Set<Id>> = { talks: new Set(), 'loose-ends': new Set(), home: new Set() }
  const wishes = new Map<WishName, Wish>()
  const listeners = new Set<() => void>()
  let householdsOf: Promise<ReadonlyMap<Id, Household[]>> | null = null
  let snapshot: FactSnapshot = { facts: new Map(), failure: undefined }
  let failure: unknown
  let isRunning = false
  let publishedAt = 0

  const publish = (): void => {
    publishedAt = performance.now()
    snapshot = { facts: new Map(facts), failure }
    for (const listener of listeners) listener()
  }
  const keep = (id: Id, found: PupilFacts): void => {
    facts.set(id, { ...facts.get(id), ...found })
  }

  function nextBatch(): { kind: FactKind; ids: Id[] } | null {
    for (const name of wishNames) {
      const wish = wishes.get(name)
      for (const kind of wish?.kinds ?? []) {
        const ids: Id[] = []
        for (const id of wish?.ids ?? []) {
          if (fresh[kind].has(id)) continue
          ids.push(id)
          if (ids.length === pupilsAtATime) break
        }
        if (ids.length > 0) return { kind, ids }
      }
    }
    return null
  }

  async function run(): Promise<void> {
    if (isRunning || failure !== undefined) return
    isRunning = true
    try {
      for (let batch = nextBatch(); batch !== null && listeners.size > 0; batch = nextBatch()) {
        const { kind, ids } = batch
        const found = await Promise.all(ids.map((id) => read(kind, id)))
        for (const [index, id] of ids.entries()) {
          keep(id, { [kind]: found[index] })
          fresh[kind].add(id)
        }
        if (performance.now() - publishedAt > publishEveryMs) publish()
        // The page draws and answers keys between two batches.
        await new Promise((resolve) => setTimeout(resolve))
      }
    } catch (error) {
      // While the vault closes, reading ends wherever it was.
      if (!vault.isLocked) failure = error
    } finally {
      isRunning = false
    }
    publish()
  }

  async function read(kind: FactKind, pupilId: Id): Promise<FactsOfKind[FactKind]> {
    switch (kind) {
      case 'talks': {
        const [trajectories, conversations] = await Promise.all([
          vault.list('trajectories', 'pupilId', pupilId),
          vault.list('conversations', 'pupilId', pupilId),
        ])
        return talkFactsOf(trajectories, conversations, today)
      }
      case 'loose-ends': {
        const [agreements, documents, entries] = await Promise.all([
          vault.list('agreements', 'pupilId', pupilId),
          vault.list('issuedDocuments', 'pupilId', pupilId),
          vault.list('roundEntries', 'pupilId', pupilId),
        ])
        return looseEndFactsOf(agreements, documents, entries, today)
      }
      case 'home': {
        householdsOf ??= vault.all('households').then(byMember)
        const [own, relations] = await Promise.all([householdsOf, vault.list('relations', 'pupilId', pupilId)])
        const guardians = await Promise.all(relations.map(({ guardianId }) => vault.get('guardians', guardianId)))
        const known = guardians.filter((guardian) => guardian !== undefined)
        return homeFactsOf(pupilId, relations, known, own.get(pupilId) ?? [], today)
      }
    }
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener)
      void run()
      return () => listeners.delete(listener)
    },
    snapshot: () => snapshot,
    wish: (name, ids, kinds) => {
      wishes.set(name, { ids, kinds })
      void run()
    },
    put: (found) => {
      for (const [id, each] of found) keep(id, each)
      publish()
    },
    expire: (ids) => {
      householdsOf = null
      for (const kind of Object.values(fresh)) {
        if (ids === undefined) kind.clear()
        else for (const id of ids) kind.delete(id)
      }
      void run()
    },
  }
}

function byMember(households: readonly Household[]): Map<Id, Household[]> {
  const found = new Map<Id, Household[]>()
  for (const household of households) {
    for (const { personId } of household.members) {
      const own = found.get(personId)
      if (own === undefined) found.set(personId, [household])
      else if (!own.includes(household)) own.push(household)
    }
  }
  return found
}
