/**
 * Two rows of one guardian become one: relations, homes, talks and transfer drafts are pointed at the kept row, and
 * the other goes, all in one change that can be taken back. Frozen documents keep the id they were made with, so the
 * kept row remembers it (`mergedIds`).
 *
 * Nothing that protects someone is lost: of two restrictions the stricter holds, both stand in the history; authority
 * that one row knows and the other doesn't is kept with its source, and of a yes and a no the no holds: what went to
 * someone without authority can't be called back, who is left out by mistake is named and can be added.
 */
import type { Conversation } from '../../conversations/conversation.ts'
import type { Day } from '../../shared/dates.ts'
import type { Id } from '../../shared/row.ts'
import { lineLimit } from '../../shared/text.ts'
import type { TransferDraft } from '../../transfer/transfer-draft.ts'
import type { Guardian, Household, Relation, RelationKind } from '../guardian.ts'
import { idsMax } from '../pupil.ts'
import { addressKey } from './match-keys.ts'
import { type MergeChoices, takenFrom } from './merge-choices.ts'
import { factOf, withFormerFacts } from './relation-history.ts'

/** A name is chosen as a whole; remarks of both are kept one below the other. */
export const guardianMergeFields = [
  'name',
  'phone',
  'email',
  'preferredChannel',
  'language',
  'deceased',
  'remarks',
] as const
export type GuardianMergeField = (typeof guardianMergeFields)[number]

export interface GuardianMergeInput {
  kept: Guardian
  other: Guardian
  choices: MergeChoices<GuardianMergeField>
  /** Of both guardians. */
  relations: readonly Relation[]
  households: readonly Household[]
  /** Of all their children. */
  conversations: readonly Conversation[]
  transferDrafts: readonly TransferDraft[]
  today: Day
}

export type GuardianMergePut =
  | { table: 'guardians'; row: Guardian }
  | { table: 'relations'; row: Relation }
  | { table: 'households'; row: Household }
  | { table: 'conversations'; row: Conversation }
  | { table: 'transferDrafts'; row: TransferDraft }

export interface GuardianMerge {
  put: GuardianMergePut[]
  remove: { table: 'guardians' | 'relations' | 'households'; id: Id }[]
}

export function mergedGuardian({
  kept,
  other,
  choices,
}: Pick<GuardianMergeInput, 'kept' | 'other' | 'choices'>): Guardian {
  const from = (field: GuardianMergeField): Guardian => takenFrom(choices, field, kept, other)
  const { calledName, firstNames, prefix, surname } = from('name')
  const gone = new Set([kept.id, other.id])
  return {
    ...kept,
    calledName,
    firstNames,
    prefix,
    surname,
    phone: from('phone').phone,
    email: from('email').email,
    preferredChannel: from('preferredChannel').preferredChannel,
    language: from('language').language,
    deceased: from('deceased').deceased,
    remarks: bothTexts(kept.remarks, other.remarks),
    notSameAs: [...new Set([...kept.notSameAs, ...other.notSameAs])].filter((id) => !gone.has(id)).slice(-idsMax),
    mergedIds: [...new Set([...kept.mergedIds, ...other.mergedIds, other.id])].slice(-idsMax),
  }
}

/** One below the other where they say different things. */
export function bothTexts(one: string, other: string): string {
  const [left, right] = [one.trim(), other.trim()]
  if (right === '' || left.includes(right)) return one
  return left === '' ? other : `${left}\n\n${right}`
}

export function planGuardianMerge(input: GuardianMergeInput): GuardianMerge {
  const { kept, other } = input
  const relations = mergedRelations(input)
  const homes = mergedHouseholds(input)
  const put: GuardianMergePut[] = [
    { table: 'guardians', row: mergedGuardian(input) },
    ...relations.put.map((row) => ({ table: 'relations', row }) as const),
    ...homes.put.map((row) => ({ table: 'households', row }) as const),
  ]
  for (const talk of input.conversations) {
    if (!talk.participants.some(({ personId }) => personId === other.id)) continue
    put.push({
      table: 'conversations',
      row: { ...talk, participants: onePerson(talk.participants, other.id, kept.id) },
    })
  }
  for (const draft of input.transferDrafts) {
    const lists = [draft.inspection, draft.told, draft.views]
    if (!lists.flat().some(({ personId }) => personId === other.id)) continue
    const row: TransferDraft = {
      ...draft,
      inspection: onePerson(draft.inspection, other.id, kept.id),
      told: onePerson(draft.told, other.id, kept.id),
      views: onePerson(draft.views, other.id, kept.id),
    }
    put.push({ table: 'transferDrafts', row })
  }
  return {
    put,
    remove: [
      { table: 'guardians', id: other.id },
      ...relations.removedIds.map((id) => ({ table: 'relations', id }) as const),
      ...homes.removedIds.map((id) => ({ table: 'households', id }) as const),
    ],
  }
}

/** The list with one id in place of another, and that person once. */
export function onePerson<Entry extends { personId: Id | null }>(
  entries: readonly Entry[],
  fromId: Id,
  toId: Id,
): Entry[] {
  const hasKept = entries.some(({ personId }) => personId === toId)
  return entries.flatMap((entry) => {
    if (entry.personId !== fromId) return [entry]
    return hasKept ? [] : [{ ...entry, personId: toId }]
  })
}

function mergedRelations({ kept, other, relations, today }: GuardianMergeInput): {
  put: Relation[]
  removedIds: Id[]
} {
  const put: Relation[] = []
  const removedIds: Id[] = []
  for (const relation of relations.filter(({ guardianId }) => guardianId === other.id)) {
    const same = relations.find(({ guardianId, pupilId }) => guardianId === kept.id && pupilId === relation.pupilId)
    if (same === undefined) put.push({ ...relation, guardianId: kept.id })
    else {
      put.push(mergeRelations(same, relation, today))
      removedIds.push(relation.id)
    }
  }
  return { put, removedIds }
}

const vague: readonly RelationKind[] = ['parent', 'other']

/** Two relations of one guardian to one pupil. */
export function mergeRelations(kept: Relation, other: Relation, today: Day): Relation {
  const takesAuthority =
    kept.authority !== other.authority && (kept.authority === 'unknown' || other.authority === 'no')
  const authority = takesAuthority ? other : kept
  const dropped = takesAuthority ? kept : other
  const isContradicted = kept.authority !== other.authority && dropped.authority !== 'unknown'
  const restriction = strictest(kept.restriction, other.restriction)
  const bothRestrict = kept.restriction !== null && other.restriction !== null
  const history = [...kept.history, ...other.history].sort((left, right) =>
    left.replacedOnDay.localeCompare(right.replacedOnDay),
  )
  const merged: Relation = {
    ...kept,
    kind: vague.includes(kept.kind) && !vague.includes(other.kind) ? other.kind : kept.kind,
    authority: authority.authority,
    authoritySource: authority.authoritySource,
    authorityDay: authority.authorityDay,
    restriction,
    history,
  }
  return withFormerFacts(merged, [
    isContradicted ? factOf(dropped, 'authority', today) : null,
    bothRestrict ? factOf(kept, 'restriction', today) : null,
    bothRestrict ? factOf(other, 'restriction', today) : null,
  ])
}

/** Both hold at once: from the first day of either until the last, each in its own words. */
function strictest(one: Relation['restriction'], other: Relation['restriction']): Relation['restriction'] {
  if (one === null || other === null) return one ?? other
  const both = (left: string, right: string): string =>
    left === right || right === '' ? left : left === '' ? right : `${left}; ${right}`.slice(0, lineLimit)
  return {
    what: both(one.what, other.what),
    why: bothTexts(one.why, other.why),
    source: both(one.source, other.source),
    fromDay: one.fromDay < other.fromDay ? one.fromDay : other.fromDay,
    untilDay:
      one.untilDay === null || other.untilDay === null
        ? null
        : one.untilDay > other.untilDay
          ? one.untilDay
          : other.untilDay,
  }
}

function mergedHouseholds({ kept, other, households }: GuardianMergeInput): { put: Household[]; removedIds: Id[] } {
  const touched = new Set(
    households.flatMap(({ id, members }) => (members.some(({ personId }) => personId === other.id) ? [id] : [])),
  )
  const pointed = households.map((household) =>
    touched.has(household.id)
      ? { ...household, members: pointMembers(household.members, other.id, kept.id) }
      : household,
  )
  return foldSameAddress(pointed, touched, kept.id)
}

/** Members with one id in place of another; a period that the person is there already is not there twice. */
export function pointMembers(members: Household['members'], fromId: Id, toId: Id): Household['members'] {
  return addMembers(
    members.filter(({ personId }) => personId !== fromId),
    members.filter(({ personId }) => personId === fromId).map((member) => ({ ...member, personId: toId })),
  )
}

function addMembers(members: Household['members'], added: Household['members']): Household['members'] {
  const all = [...members]
  for (const member of added) if (!all.some((other) => isSamePeriod(other, member))) all.push(member)
  return all
}

const isSamePeriod = (one: Household['members'][number], other: Household['members'][number]): boolean =>
  one.personId === other.personId &&
  (one.untilDay ?? '9999') >= (other.fromDay ?? '') &&
  (other.untilDay ?? '9999') >= (one.fromDay ?? '')

/** The one home of the person that an import wrote down twice, once for each double, is one home again. */
function foldSameAddress(
  households: readonly Household[],
  touched: ReadonlySet<Id>,
  personId: Id,
): { put: Household[]; removedIds: Id[] } {
  const changed = new Set(touched)
  const removedIds: Id[] = []
  const byKey = new Map<string, Household>()
  const result = new Map(households.map((household) => [household.id, household]))
  for (const household of households) {
    const key = addressKey(household)
    if (key === null || !household.members.some((member) => member.personId === personId)) continue
    const first = byKey.get(key)
    if (first === undefined) {
      byKey.set(key, household)
      continue
    }
    const merged: Household = {
      ...first,
      label: first.label || household.label,
      isSecret: first.isSecret || household.isSecret,
      members: addMembers(first.members, household.members),
    }
    byKey.set(key, merged)
    result.set(first.id, merged)
    changed.add(first.id)
    changed.delete(household.id)
    removedIds.push(household.id)
  }
  return { put: [...changed].flatMap((id) => result.get(id) ?? []), removedIds }
}
