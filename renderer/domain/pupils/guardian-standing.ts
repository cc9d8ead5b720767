/**
 * What the app proposes for one guardian of one pupil on one day: is this person asked to receive, sign and take
 * part, or left out, and why (data-model.md, "Who gets, signs and inspects"). A proposal only: a counsellor may
 * change it and says why. One thing is no proposal: a guardian who has died is never asked, whatever the day.
 *
 * Choices the table leaves open:
 * - Class lists never say who has authority, so an imported guardian is "unknown". A mother, father, parent or
 *   guardian by law is then proposed and marked to be checked; a stepparent, foster parent, grandparent or other is
 *   left out until someone has written down that they have authority.
 * - A gezinsvoogd (family guardian) stands beside the parents, who keep their authority: left out until someone has
 *   written down otherwise.
 * - From 18 authority has ended. "Let in" is one answer of the pupil: it lets in those who had (or may have had)
 *   authority; someone without it is left out and can be added by name.
 * - A pupil without a birth date is treated as under 18; the caller marks the missing date.
 */
import type { Day } from '../shared/dates.ts'
import { type Guardian, isRestrictedOn, type Relation, type RelationKind } from './guardian.ts'
import { ageGroupOn, type Pupil } from './pupil.ts'

/** Rules that the counsellor may depart from with a reason. */
export type LeftOutReason = 'restricted' | 'adult-not-let-in' | 'no-authority' | 'authority-unknown'

export type GuardianStanding =
  | { asked: true; check: 'authority-unknown' | null }
  /** The dead stand in no list of people left out: nobody can add them after all. */
  | { asked: false; reason: LeftOutReason | 'deceased' }

const parentsByNature: readonly RelationKind[] = ['mother', 'father', 'parent', 'guardian-by-law']

export function guardianStandingOn(
  pupil: Pick<Pupil, 'birthDay' | 'guardiansMayBeLetIn'>,
  { relation, guardian }: { relation: Relation; guardian: Pick<Guardian, 'deceased'> },
  day: Day,
): GuardianStanding {
  const reason = notReachedOn(pupil, { relation, guardian }, day)
  if (reason !== null) return { asked: false, reason }
  if (relation.authority === 'yes') return { asked: true, check: null }
  if (relation.authority === 'no') return { asked: false, reason: 'no-authority' }
  return parentsByNature.includes(relation.kind)
    ? { asked: true, check: 'authority-unknown' }
    : { asked: false, reason: 'authority-unknown' }
}

/**
 * What keeps a guardian from any letter of the school, also a general one ("general meetings invite every guardian
 * unless restricted"); null when nothing does.
 */
export function notReachedOn(
  pupil: Pick<Pupil, 'birthDay' | 'guardiansMayBeLetIn'>,
  { relation, guardian }: { relation: Relation; guardian: Pick<Guardian, 'deceased'> },
  day: Day,
): 'deceased' | 'restricted' | 'adult-not-let-in' | null {
  if (guardian.deceased !== null) return 'deceased'
  if (isRestrictedOn(relation, day)) return 'restricted'
  return ageGroupOn(pupil, day) === '18-plus' && !pupil.guardiansMayBeLetIn ? 'adult-not-let-in' : null
}

/** Words for roles in rows and documents, in the language they are written in; i18n hands them in. */
export type RoleWords = Record<RelationKind | 'pupil' | 'mentor', string>
