/**
 * Who is proposed for a talk about one pupil: the pupil, each guardian with authority, the counsellor and the mentor
 * (TG2: all parents, also when all goes well). Who is left out is named with the reason, so that the counsellor can
 * invite them after all.
 */
import type { Guardian, Relation } from '../pupils/guardian.ts'
import { guardianStandingOn, type LeftOutReason, type RoleWords } from '../pupils/guardian-standing.ts'
import { compareNames, fullName } from '../pupils/person-name.ts'
import type { Enrolment, Pupil } from '../pupils/pupil.ts'
import type { Day } from '../shared/dates.ts'
import type { Id } from '../shared/row.ts'
import type { Participant } from './conversation.ts'

export interface ParticipantsInput {
  pupil: Pupil
  relations: readonly Relation[]
  guardians: readonly Guardian[]
  /** Of the school year of the talk; its mentor is proposed. */
  enrolment: Enrolment | undefined
  counsellor: { name: string; role: string }
  roleWords: RoleWords
  onDay: Day
}

export interface ProposedParticipants {
  participants: Participant[]
  leftOut: { personId: Id; name: string; role: string; reasonCode: LeftOutReason }[]
  /** Proposed, but their authority was never recorded. */
  toCheck: { personId: Id; name: string; reasonCode: 'authority-unknown' }[]
}

export function proposeParticipants(input: ParticipantsInput): ProposedParticipants {
  const { pupil, enrolment, counsellor, roleWords } = input
  const proposal: ProposedParticipants = { participants: [], leftOut: [], toCheck: [] }
  const atTable = (personId: Id | null, voice: Participant['voice'], name: string, role: string): void => {
    if (name !== '') proposal.participants.push({ personId, voice, name, role, manner: '' })
  }

  atTable(pupil.id, 'pupil', fullName(pupil), roleWords.pupil)
  for (const { relation, guardian } of guardiansOf(pupil.id, input.relations, input.guardians)) {
    const name = fullName(guardian)
    const role = roleWords[relation.kind]
    const standing = guardianStandingOn(pupil, { relation, guardian }, input.onDay)
    if (!standing.asked) {
      if (standing.reason === 'deceased') continue
      proposal.leftOut.push({ personId: guardian.id, name, role, reasonCode: standing.reason })
      continue
    }
    atTable(guardian.id, 'home', name, role)
    if (standing.check) proposal.toCheck.push({ personId: guardian.id, name, reasonCode: standing.check })
  }
  atTable(null, 'school', counsellor.name, counsellor.role)
  const mentor = enrolment?.mentorName ?? ''
  if (mentor !== counsellor.name) atTable(null, 'school', mentor, roleWords.mentor)
  return proposal
}

/** The pupil's guardians, each once, in the order of a Dutch list. A relation whose guardian is gone is passed over. */
export function guardiansOf(
  pupilId: Id,
  relations: readonly Relation[],
  guardians: readonly Guardian[],
): { relation: Relation; guardian: Guardian }[] {
  const byId = new Map(guardians.map((guardian) => [guardian.id, guardian]))
  const found = new Map<Id, { relation: Relation; guardian: Guardian }>()
  for (const relation of relations) {
    const guardian = byId.get(relation.guardianId)
    if (relation.pupilId === pupilId && guardian && !found.has(guardian.id)) {
      found.set(guardian.id, { relation, guardian })
    }
  }
  return [...found.values()].sort((left, right) => compareNames(left.guardian, right.guardian))
}
