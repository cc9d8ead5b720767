/**
 * Two dossiers of one pupil become one. A row is sealed under its pupil's key for good, so it can't be handed over:
 * it is made anew under the kept pupil, with a new id, and the old one goes, all in one change that can be taken back.
 *
 * Frozen documents can't be made anew: their bytes, number and seal are what they are. So the dossier that has them is
 * the one that stays (`mayKeep`), whatever data is taken from the other. Where both have them, the double stays as an
 * archive beside the kept dossier: named as such, left the school's lists, its documents readable where they were made.
 * Then nothing but the chosen data, the guardians and the school years goes over.
 *
 * A double comes about when a list does not find the pupil: the old dossier is then said to have left, the new one is
 * enrolled. So the one pupil has left only when both have.
 */
import type { Agreement, Conversation } from '../../conversations/conversation.ts'
import type { WorkingNote } from '../../conversations/working-note.ts'
import { type Activity, type PhaseSummary, phases, type Trajectory } from '../../phases/trajectory.ts'
import type { IssuedDocument } from '../../reports/issued-document.ts'
import type { Attachment } from '../../shared/attachment.ts'
import { addDays, type Day } from '../../shared/dates.ts'
import type { Clock, Id } from '../../shared/row.ts'
import type { TransferDraft } from '../../transfer/transfer-draft.ts'
import type { Household, Relation } from '../guardian.ts'
import { type Enrolment, idsMax, type Pupil, siblingsMax, tagsMax } from '../pupil.ts'
import { enrolmentsAfterLeaving } from '../rollover/leaving.ts'
import { type MergeChoices, takenFrom } from './merge-choices.ts'
import { bothTexts, mergeRelations, onePerson, pointMembers } from './merge-guardians.ts'

export const pupilMergeFields = [
  'name',
  'number',
  'birthDay',
  'email',
  'guardiansMayBeLetIn',
  'photo',
  'homeSituation',
  'outOfSchool',
  'peopleWhoMatter',
] as const
export type PupilMergeField = (typeof pupilMergeFields)[number]

/** All that hangs on one pupil. */
export interface PupilRows {
  enrolments: readonly Enrolment[]
  relations: readonly Relation[]
  trajectories: readonly Trajectory[]
  activities: readonly Activity[]
  conversations: readonly Conversation[]
  agreements: readonly Agreement[]
  workingNotes: readonly WorkingNote[]
  phaseSummaries: readonly PhaseSummary[]
  transferDrafts: readonly TransferDraft[]
  attachments: readonly Attachment[]
}

export interface PupilMergeInput {
  kept: Pupil
  other: Pupil
  choices: MergeChoices<PupilMergeField>
  /** School years in which both are enrolled and the other's class is the right one. */
  otherEnrolmentYears: readonly number[]
  keptRows: PupilRows
  otherRows: PupilRows
  households: readonly Household[]
  /** Pupils whose sibling answers name the other. */
  siblings: readonly Pupil[]
  /** The other's files, stored anew under the kept pupil: new attachment per old id. */
  newFiles: ReadonlyMap<Id, Attachment>
  /** Why an archived double has left, in the language of the school. */
  archiveReason: string
  today: Day
  clock: Clock
}

export type MergeManner =
  /** Everything goes over and the double goes. */
  | 'whole'
  /** Both have frozen documents: the double stays as an archive. */
  | 'archive'

/** Which dossier may be kept, and how the other then goes. */
export function mergeManner(
  kept: { documents: readonly IssuedDocument[] },
  other: { documents: readonly IssuedDocument[] },
): { ok: true; manner: MergeManner } | { ok: false; code: 'keep-the-one-with-documents' } {
  if (other.documents.length === 0) return { ok: true, manner: 'whole' }
  return kept.documents.length === 0
    ? { ok: false, code: 'keep-the-one-with-documents' }
    : { ok: true, manner: 'archive' }
}

export type PupilMergePut =
  | { table: 'pupils'; row: Pupil }
  | { table: 'enrolments'; row: Enrolment }
  | { table: 'relations'; row: Relation }
  | { table: 'households'; row: Household }
  | { table: 'trajectories'; row: Trajectory }
  | { table: 'activities'; row: Activity }
  | { table: 'conversations'; row: Conversation }
  | { table: 'agreements'; row: Agreement }
  | { table: 'workingNotes'; row: WorkingNote }
  | { table: 'phaseSummaries'; row: PhaseSummary }
  | { table: 'transferDrafts'; row: TransferDraft }
  | { table: 'attachments'; row: Attachment }

export interface PupilMerge {
  put: PupilMergePut[]
  remove: { table: PupilMergePut['table']; id: Id }[]
}

export function mergedPupil({ kept, other, choices }: Pick<PupilMergeInput, 'kept' | 'other' | 'choices'>): Pupil {
  const from = (field: PupilMergeField): Pupil => takenFrom(choices, field, kept, other)
  const { calledName, firstNames, prefix, surname } = from('name')
  const letIn = from('guardiansMayBeLetIn')
  const gone = new Set([kept.id, other.id])
  const answers = new Map([...other.siblings, ...kept.siblings].map((answer) => [answer.pupilId, answer]))
  return {
    ...kept,
    calledName,
    firstNames,
    prefix,
    surname,
    number: from('number').number,
    birthDay: from('birthDay').birthDay,
    email: from('email').email,
    guardiansMayBeLetIn: letIn.guardiansMayBeLetIn,
    letInDay: letIn.letInDay,
    ...leavingOf(kept, other),
    languages: [...new Set([...kept.languages, ...other.languages])].slice(0, 20),
    tags: [...new Set([...kept.tags, ...other.tags])].slice(0, tagsMax),
    context: {
      homeSituation: from('homeSituation').context.homeSituation,
      outOfSchool: from('outOfSchool').context.outOfSchool,
      peopleWhoMatter: from('peopleWhoMatter').context.peopleWhoMatter,
    },
    siblings: [...answers.values()].filter(({ pupilId }) => !gone.has(pupilId)).slice(-siblingsMax),
    notSameAs: [...new Set([...kept.notSameAs, ...other.notSameAs])].filter((id) => !gone.has(id)).slice(-idsMax),
    mergedIds: [...new Set([...kept.mergedIds, ...other.mergedIds, other.id])].slice(-idsMax),
  }
}

function leavingOf(one: Pupil, two: Pupil): Pick<Pupil, 'leavingDay' | 'leavingReason'> {
  if (one.leavingDay === null || two.leavingDay === null) return { leavingDay: null, leavingReason: '' }
  const { leavingDay, leavingReason } = two.leavingDay > one.leavingDay ? two : one
  return { leavingDay, leavingReason }
}

export function planPupilMerge(input: PupilMergeInput, manner: MergeManner): PupilMerge {
  const newIds = new Map<Id, Id>([...input.newFiles].map(([oldId, { id }]) => [oldId, id]))
  const { trajectories, activities, conversations, enrolments } = input.otherRows
  for (const rows of [trajectories, activities, conversations, enrolments]) {
    for (const { id } of rows) newIds.set(id, input.clock.newId())
  }
  const people = peopleOfBoth(input, manner, newIds)
  return manner === 'archive' ? archived(input, people) : whole(input, people, newIds)
}

/** School years and guardians go over in either case. */
function peopleOfBoth(input: PupilMergeInput, manner: MergeManner, newIds: Map<Id, Id>): PupilMerge {
  const { kept, other, keptRows, otherRows, clock, today } = input
  const put: PupilMergePut[] = []
  const merged = mergedPupil(input)
  const keptEnrolments = enrolmentsAfterLeaving(kept, merged, keptRows.enrolments)
  for (const enrolment of enrolmentsAfterLeaving(other, merged, otherRows.enrolments)) {
    const same = keptEnrolments.find(({ schoolYear }) => schoolYear === enrolment.schoolYear)
    if (same === undefined) {
      const id = newIds.get(enrolment.id) ?? clock.newId()
      put.push({ table: 'enrolments', row: { ...enrolment, id, rev: 0, pupilId: kept.id } })
    } else {
      newIds.set(enrolment.id, same.id)
      const isOthers = input.otherEnrolmentYears.includes(enrolment.schoolYear)
      put.push({ table: 'enrolments', row: isOthers ? filled(enrolment, same, same) : filled(same, enrolment, same) })
    }
  }
  for (const row of keptEnrolments) {
    const isStored = keptRows.enrolments.includes(row) || put.some((each) => each.row.id === row.id)
    if (!isStored) put.push({ table: 'enrolments', row })
  }
  for (const relation of otherRows.relations) {
    const same = keptRows.relations.find(({ guardianId }) => guardianId === relation.guardianId)
    const row =
      same === undefined
        ? { ...relation, id: clock.newId(), rev: 0, pupilId: kept.id }
        : mergeRelations(same, relation, today)
    put.push({ table: 'relations', row })
  }
  if (manner === 'archive') return { put, remove: [] }
  return {
    put,
    remove: [
      ...otherRows.enrolments.map(({ id }) => ({ table: 'enrolments', id }) as const),
      ...otherRows.relations.map(({ id }) => ({ table: 'relations', id }) as const),
    ],
  }
}

/** Fields of the first, where it is silent those of the second; stored as the kept pupil's row. */
function filled(first: Enrolment, second: Enrolment, row: Enrolment): Enrolment {
  return {
    ...row,
    className: first.className || second.className,
    yearGroup: first.yearGroup ?? second.yearGroup,
    level: first.level ?? second.level,
    profile: first.profile || second.profile,
    mentorName: first.mentorName || second.mentorName,
    outcome: first.outcome ?? second.outcome,
  }
}

function whole(input: PupilMergeInput, people: PupilMerge, newIds: Map<Id, Id>): PupilMerge {
  const { kept, other, otherRows, newFiles, clock } = input
  const joined = joinedTrajectories(input)
  for (const [oldId, target] of joined) newIds.set(oldId, target.id)
  const at = (id: Id): Id => newIds.get(id) ?? id
  const atOrNull = (id: Id | null): Id | null => (id === null ? null : at(id))
  const moved = <Row extends { id: Id; rev: number; pupilId: Id }>(row: Row): Row => ({
    ...row,
    id: newIds.get(row.id) ?? clock.newId(),
    rev: 0,
    pupilId: kept.id,
  })

  const row = mergedPupil(input)
  const photoId = atOrNull(takenFrom(input.choices, 'photo', kept, other).photoId)
  const formerPhoto = kept.photoId === null || kept.photoId === photoId ? [] : [{ id: kept.photoId }]
  const put: PupilMergePut[] = [{ table: 'pupils', row: { ...row, photoId } }, ...people.put]
  for (const target of joined.values()) put.push({ table: 'trajectories', row: target })
  for (const trajectory of otherRows.trajectories) {
    if (!joined.has(trajectory.id)) put.push({ table: 'trajectories', row: moved(trajectory) })
  }
  for (const activity of otherRows.activities) {
    put.push({ table: 'activities', row: { ...moved(activity), trajectoryId: atOrNull(activity.trajectoryId) } })
  }
  for (const talk of otherRows.conversations) {
    const participants = onePerson(talk.participants, other.id, kept.id)
    const trajectoryId = atOrNull(talk.trajectoryId)
    put.push({ table: 'conversations', row: { ...moved(talk), trajectoryId, participants } })
  }
  for (const agreement of otherRows.agreements) {
    put.push({ table: 'agreements', row: { ...moved(agreement), conversationId: at(agreement.conversationId) } })
  }
  for (const note of otherRows.workingNotes) {
    put.push({ table: 'workingNotes', row: { ...moved(note), conversationId: atOrNull(note.conversationId) } })
  }
  for (const summary of otherRows.phaseSummaries) {
    put.push({ table: 'phaseSummaries', row: { ...moved(summary), trajectoryId: at(summary.trajectoryId) } })
  }
  for (const draft of otherRows.transferDrafts) {
    put.push({
      table: 'transferDrafts',
      row: {
        ...moved(draft),
        picks: draft.picks.map((pick) => ({ ...pick, id: at(pick.id) })),
        inspection: onePerson(draft.inspection, other.id, kept.id),
        told: onePerson(draft.told, other.id, kept.id),
        views: onePerson(draft.views, other.id, kept.id),
      },
    })
  }
  for (const [oldId, file] of newFiles) {
    const old = otherRows.attachments.find(({ id }) => id === oldId)
    if (old === undefined) continue
    const place = old.place && { ...old.place, id: old.place.id === other.id ? kept.id : at(old.place.id) }
    put.push({ table: 'attachments', row: { ...old, id: file.id, rev: 0, pupilId: kept.id, place } })
  }
  put.push(...elsewhere(input))
  const gone = (table: PupilMergePut['table'], rows: readonly { id: Id }[]): PupilMerge['remove'] =>
    rows.map(({ id }) => ({ table, id }))
  return {
    put,
    remove: [
      { table: 'pupils', id: other.id },
      ...people.remove,
      ...gone('trajectories', otherRows.trajectories),
      ...gone('activities', otherRows.activities),
      ...gone('conversations', otherRows.conversations),
      ...gone('agreements', otherRows.agreements),
      ...gone('workingNotes', otherRows.workingNotes),
      ...gone('phaseSummaries', otherRows.phaseSummaries),
      ...gone('transferDrafts', otherRows.transferDrafts),
      ...gone('attachments', otherRows.attachments),
      ...gone('attachments', formerPhoto),
    ],
  }
}

/**
 * The other's open trajectories of a choice that the kept pupil has open too: one way through four phases. Not where
 * both have a summary of one phase, or ended in different choices: those stay apart.
 */
function joinedTrajectories({ keptRows, otherRows }: PupilMergeInput): Map<Id, Trajectory> {
  const joined = new Map<Id, Trajectory>()
  const phasesOf = (rows: PupilRows, id: Id): string[] =>
    rows.phaseSummaries.flatMap(({ trajectoryId, phase }) => (trajectoryId === id ? [phase] : []))
  const taken = new Set<Id>()
  for (const trajectory of otherRows.trajectories.filter(({ closedDay }) => closedDay === null)) {
    const target = keptRows.trajectories.find(
      ({ id, closedDay, choice }) => closedDay === null && choice === trajectory.choice && !taken.has(id),
    )
    if (target === undefined) continue
    if (target.chosen !== '' && trajectory.chosen !== '' && target.chosen !== trajectory.chosen) continue
    const targetPhases = phasesOf(keptRows, target.id)
    if (phasesOf(otherRows, trajectory.id).some((phase) => targetPhases.includes(phase))) continue
    taken.add(target.id)
    joined.set(trajectory.id, {
      ...target,
      phase: phases.indexOf(trajectory.phase) > phases.indexOf(target.phase) ? trajectory.phase : target.phase,
      startedDay: target.startedDay < trajectory.startedDay ? target.startedDay : trajectory.startedDay,
      alternatives: [...new Set([...target.alternatives, ...trajectory.alternatives])].slice(0, 50),
      ownReason: bothTexts(target.ownReason, trajectory.ownReason),
      chosen: target.chosen || trajectory.chosen,
      chosenDay: target.chosenDay ?? trajectory.chosenDay,
    })
  }
  return joined
}

/** Homes, and the answers of brothers and sisters, name the kept pupil from now on. */
function elsewhere({ kept, other, households, siblings }: PupilMergeInput): PupilMergePut[] {
  const homes = households
    .filter(({ members }) => members.some(({ personId }) => personId === other.id))
    .map(
      (row) =>
        ({ table: 'households', row: { ...row, members: pointMembers(row.members, other.id, kept.id) } }) as const,
    )
  const answers = siblings
    .filter((row) => row.id !== kept.id && row.id !== other.id)
    .filter((row) => row.siblings.some(({ pupilId }) => pupilId === other.id))
    .map((row) => {
      const hasKept = row.siblings.some(({ pupilId }) => pupilId === kept.id)
      const pointed = row.siblings.flatMap((answer) => {
        if (answer.pupilId !== other.id) return [answer]
        return hasKept ? [] : [{ ...answer, pupilId: kept.id }]
      })
      return { table: 'pupils', row: { ...row, siblings: pointed } } as const
    })
  return [...homes, ...answers]
}

/** The double leaves the lists as of yesterday, and its home to the kept pupil. */
function archived(input: PupilMergeInput, people: PupilMerge): PupilMerge {
  const { kept, other, today } = input
  const row = mergedPupil(input)
  const archive: Pupil = {
    ...other,
    doubleOfId: kept.id,
    leavingDay: other.leavingDay ?? addDays(today, -1),
    leavingReason: other.leavingReason || input.archiveReason,
    number: other.number === row.number ? '' : other.number,
  }
  return {
    // The portrait is a file of the archive and stays there.
    put: [
      { table: 'pupils', row: { ...row, photoId: kept.photoId } },
      { table: 'pupils', row: archive },
      ...people.put,
      ...elsewhere(input),
    ],
    remove: [],
  }
}
