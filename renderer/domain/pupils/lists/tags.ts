/** Labels on pupils: the counsellor's own marks to make lists by. Compared without capitals or accents, kept as first written. */
import { cleanLine, foldForSearch } from '../../shared/text.ts'
import { type Pupil, tagsMax } from '../pupil.ts'

const collator = new Intl.Collator('nl', { sensitivity: 'base', numeric: true })

/** Every label in use, in order, once however it was written. */
export function tagsInUse(pupils: Iterable<Pick<Pupil, 'tags'>>): string[] {
  const known = new Map<string, string>()
  for (const { tags } of pupils) for (const tag of tags) if (!known.has(keyOf(tag))) known.set(keyOf(tag), tag)
  return [...known.values()].sort(collator.compare)
}

/** As it is written already, so that "Mentorles" and "mentorles" are one label. */
export function asWritten(tag: string, inUse: readonly string[]): string {
  const key = keyOf(tag)
  return inUse.find((known) => keyOf(known) === key) ?? cleanLine(tag)
}

export interface TagChange {
  add: readonly string[]
  remove: readonly string[]
}

export interface TagChangePlan {
  /** Only pupils that change, in the order given. */
  changed: Pupil[]
  /** Pupils that have so many labels already that these can't be added. */
  full: Pupil[]
}

export function planTagChange(pupils: readonly Pupil[], { add, remove }: TagChange): TagChangePlan {
  const plan: TagChangePlan = { changed: [], full: [] }
  const removed = new Set(remove.map(keyOf))
  for (const pupil of pupils) {
    const kept = pupil.tags.filter((tag) => !removed.has(keyOf(tag)))
    const have = new Set(kept.map(keyOf))
    const added: string[] = []
    for (const tag of add.map(cleanLine)) {
      if (tag === '' || have.has(keyOf(tag))) continue
      have.add(keyOf(tag))
      added.push(tag)
    }
    if (added.length === 0 && kept.length === pupil.tags.length) continue
    if (kept.length + added.length > tagsMax) plan.full.push(pupil)
    else plan.changed.push({ ...pupil, tags: [...kept, ...added].sort(collator.compare) })
  }
  return plan
}

/** Signs only ("★") fold to nothing: those are compared as they are. */
const keyOf = (tag: string): string => foldForSearch(tag) || cleanLine(tag).toLowerCase()
