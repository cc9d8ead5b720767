/** Adding and editing a pupil by hand: the empty rows, and what has to be put right before they can be stored. */
import type { Day, SchoolYear } from '../shared/dates.ts'
import { type FieldProblem, isTooLong, looksLikeEmail } from '../shared/field-problem.ts'
import type { Clock, Id } from '../shared/row.ts'
import { cleanLine } from '../shared/text.ts'
import type { Enrolment, Pupil } from './pupil.ts'

export function newPupil(clock: Clock): Pupil {
  return {
    id: clock.newId(),
    rev: 0,
    calledName: '',
    firstNames: '',
    prefix: '',
    surname: '',
    number: '',
    birthDay: null,
    email: '',
    languages: [],
    context: { homeSituation: '', outOfSchool: '', peopleWhoMatter: '' },
    guardiansMayBeLetIn: false,
    letInDay: null,
    leavingDay: null,
    leavingReason: '',
    tags: [],
    photoId: null,
    siblings: [],
    notSameAs: [],
    mergedIds: [],
    doubleOfId: null,
  }
}

export function newEnrolment(pupilId: Id, schoolYear: SchoolYear, clock: Clock): Enrolment {
  return {
    id: clock.newId(),
    rev: 0,
    pupilId,
    schoolYear,
    className: '',
    yearGroup: null,
    level: null,
    profile: '',
    mentorName: '',
    outcome: null,
  }
}

export type PupilField =
  | 'calledName'
  | 'firstNames'
  | 'prefix'
  | 'surname'
  | 'number'
  | 'birthDay'
  | 'email'
  | 'languages'
  | 'leavingReason'
  | 'className'
  | 'profile'
  | 'mentorName'
export type PupilProblemCode =
  | 'name-missing'
  | 'number-taken'
  | 'email-not-valid'
  | 'day-in-future'
  | 'too-long'
  | 'too-many'
export type PupilProblem = FieldProblem<PupilField, PupilProblemCode>

const pupilLines = ['calledName', 'firstNames', 'prefix', 'surname', 'number', 'email', 'leavingReason'] as const
const enrolmentLines = ['className', 'profile', 'mentorName'] as const

/** `others`: the pupils already there; a number stands for one pupil only. */
export function checkPupil(pupil: Pupil, enrolment: Enrolment, others: readonly Pupil[], today: Day): PupilProblem[] {
  const problems: PupilProblem[] = []
  if (cleanLine(pupil.calledName) === '' && cleanLine(pupil.firstNames) === '') {
    problems.push({ field: 'calledName', code: 'name-missing' })
  }
  if (cleanLine(pupil.surname) === '') problems.push({ field: 'surname', code: 'name-missing' })
  const number = cleanLine(pupil.number)
  if (number !== '' && others.some((other) => other.id !== pupil.id && other.number === number)) {
    problems.push({ field: 'number', code: 'number-taken' })
  }
  if (pupil.email.trim() !== '' && !looksLikeEmail(pupil.email))
    problems.push({ field: 'email', code: 'email-not-valid' })
  if (pupil.birthDay !== null && pupil.birthDay > today) problems.push({ field: 'birthDay', code: 'day-in-future' })
  if (pupil.languages.length > 20) problems.push({ field: 'languages', code: 'too-many' })
  if (pupil.languages.some(isTooLong)) problems.push({ field: 'languages', code: 'too-long' })
  for (const field of pupilLines) if (isTooLong(pupil[field])) problems.push({ field, code: 'too-long' })
  for (const field of enrolmentLines) if (isTooLong(enrolment[field])) problems.push({ field, code: 'too-long' })
  return problems
}

/** The enrolment of that year to edit, a new one when there is none yet. */
export function enrolmentToEdit(
  pupilId: Id,
  enrolments: readonly Enrolment[],
  year: SchoolYear,
  clock: Clock,
): Enrolment {
  return enrolments.find(({ schoolYear }) => schoolYear === year) ?? newEnrolment(pupilId, year, clock)
}

/** "Nederlands, Berbers" as typed, into separate languages. */
export function splitLanguages(text: string): string[] {
  return [...new Set(text.split(/[,;/\n]/).map(cleanLine))].filter((language) => language !== '')
}

/** What must be typed to erase a dossier: the called name, whatever its capitals. */
export function confirmsErasure(pupil: Pupil, typed: string): boolean {
  const wanted = cleanLine(pupil.calledName || pupil.firstNames || pupil.surname)
  return cleanLine(typed).toLocaleLowerCase('nl') === wanted.toLocaleLowerCase('nl')
}
