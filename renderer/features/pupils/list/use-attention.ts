/**
 * Phase, reason and marks of the pupils in sight. Only what stands on the screen is read, because reading the talks
 * of 2,000 pupils takes seconds; what was read stays while the list scrolls, and goes to the facts lists filter by.
 */
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import { type Attention, attentionOf, type PupilRecords } from '#domain/pupils/attention.ts'
import { looseEndFactsOf, type PupilFacts, talkFactsOf } from '#domain/pupils/lists/pupil-facts.ts'
import type { Day } from '#domain/shared/dates.ts'
import type { Id } from '#domain/shared/row.ts'
import { useToday, useVault } from '#features/shared/session.tsx'
import type { VaultReader } from '#vault/vault.ts'
import { useFactStore } from './use-facts.ts'

const restMs = 60

export function useAttention(ids: readonly Id[]): ReadonlyMap<Id, Attention> {
  const vault = useVault()
  const today = useToday()
  const store = useFactStore()
  const [known, setKnown] = useState<ReadonlyMap<Id, Attention>>(new Map())
  const [failure, setFailure] = useState<unknown>()
  const [key] = useDebouncedValue(ids.join(' '), restMs)
  const first = useRef(true)
  // The first sight is not waited for; only scrolling is.
  const asked = first.current ? ids.join(' ') : key
  if (ids.length > 0) first.current = false

  useEffect(() => {
    const wanted = asked.split(' ').filter(Boolean)
    if (wanted.length === 0) return
    const watch = vault.watch(
      (reader) => Promise.all(wanted.map(async (id) => [id, await readRecords(reader, id)] as const)),
      {
        next: (read) => {
          setKnown(
            (before) =>
              new Map([...before, ...read.map(([id, records]) => [id, attentionOf(records, today)] as const)]),
          )
          store.put(new Map(read.map(([id, records]) => [id, factsOf(records, today)])))
        },
        failed: setFailure,
      },
    )
    return watch.stop
  }, [vault, store, asked, today])
  if (failure !== undefined) throw failure
  return known
}

function factsOf(records: PupilRecords, today: Day): PupilFacts {
  const { trajectories, conversations, agreements, documents, roundEntries } = records
  return {
    talks: talkFactsOf(trajectories, conversations, today),
    'loose-ends': looseEndFactsOf(agreements, documents, roundEntries, today),
  }
}

async function readRecords(reader: VaultReader, pupilId: Id): Promise<PupilRecords> {
  const [trajectories, conversations, agreements, documents, roundEntries] = await Promise.all([
    reader.list('trajectories', 'pupilId', pupilId),
    reader.list('conversations', 'pupilId', pupilId),
    reader.list('agreements', 'pupilId', pupilId),
    reader.list('issuedDocuments', 'pupilId', pupilId),
    reader.list('roundEntries', 'pupilId', pupilId),
  ])
  return { trajectories, conversations, agreements, documents, roundEntries }
}
