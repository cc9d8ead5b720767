/**
 * A class list that was taken for a list of guardians: its bare "Achternaam" would be read as the guardian's, and
 * every pupil would become their own parent. Told by what only a list with a row per pupil has.
 */
import { meaningOfHeading, type PupilField } from '../class-list/headings.ts'

const onlyOfPupils: readonly PupilField[] = ['birthDay', 'mentorName', 'level', 'yearGroup', 'profile']

/** True when the headings name pupils and give facts of theirs, or a second guardian beside the first. */
export function seemsClassList(headings: readonly string[]): boolean {
  const meanings = headings.map((heading) => meaningOfHeading(heading, 'class-list'))
  const namesPupils = meanings.some(
    (meaning) => meaning.kind === 'pupil' && (meaning.field === 'surname' || meaning.field === 'fullName'),
  )
  const isOfPupils = meanings.some(
    (meaning) =>
      (meaning.kind === 'pupil' && onlyOfPupils.includes(meaning.field)) ||
      (meaning.kind === 'guardian' && meaning.slot === '2'),
  )
  return namesPupils && isOfPupils
}
