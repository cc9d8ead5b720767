/**
 * The cells of one row by what their columns mean, with the counsellor's answers to what they leave open. Shared by
 * the class list and the guardians' list.
 */
import { cleanLine, lineLimit } from '../../shared/text.ts'
import { relationKinds } from '../guardian.ts'
import { type Level, levels } from '../pupil.ts'
import type { GuardianCandidate, RowNote } from './candidates.ts'
import { type DateOrder, looksLikePhone, startsLikeFormula } from './cell-values.ts'
import type { ColumnChoice } from './columns.ts'
import { emailsIn, type GuardianAnswers, handOver, readSlot } from './guardian-cells.ts'
import { type GuardianField, type GuardianSlot, guardianSlots, type PupilField } from './headings.ts'
import { addressOf, nameOf } from './names-and-addresses.ts'
import { type Answers, columnQuestionId, valueQuestionId } from './questions.ts'

export interface CellAnswers {
  ofSlot: ReadonlyMap<GuardianSlot, GuardianAnswers>
  level: (cell: string) => Level | null | undefined
  dateOrder: DateOrder
}

/** The answers to the questions, by the cell they are about. */
export function cellAnswers(columns: readonly ColumnChoice[], answers: Answers): CellAnswers {
  const placeOf = (slot: GuardianSlot, field: GuardianField): number =>
    columns.find(({ meaning }) => meaning.kind === 'guardian' && meaning.slot === slot && meaning.field === field)
      ?.index ?? -1
  const placeOfPupil = (field: PupilField): number =>
    columns.find(({ meaning }) => meaning.kind === 'pupil' && meaning.field === field)?.index ?? -1
  const ofSlot = new Map(
    guardianSlots.map((slot): [GuardianSlot, GuardianAnswers] => {
      const [relationAt, authorityAt] = [placeOf(slot, 'relation'), placeOf(slot, 'authority')]
      const second = answers.get(columnQuestionId('second-email', placeOf(slot, 'email')))
      return [
        slot,
        {
          isSplit: answers.get(columnQuestionId('two-people', placeOf(slot, 'fullName'))) !== 'keep',
          secondEmail: second === 'other-guardian' || second === 'leave-out' ? second : 'remarks',
          relation: (cell) => {
            const answer = answers.get(valueQuestionId('relation', relationAt, cell))
            return relationKinds.find((kind) => kind === answer) ?? null
          },
          authority: (cell) => {
            const answer = answers.get(valueQuestionId('authority', authorityAt, cell))
            return answer === 'yes' || answer === 'no' || answer === 'unknown' ? answer : null
          },
        },
      ]
    }),
  )
  const levelAt = placeOfPupil('level')
  return {
    ofSlot,
    level: (cell) => {
      const answer = cell === '' ? undefined : answers.get(valueQuestionId('level', levelAt, cell))
      if (answer === undefined) return undefined
      return levels.find((level) => level === answer) ?? null
    },
    dateOrder:
      answers.get(columnQuestionId('date-order', placeOfPupil('birthDay'))) === 'month-first'
        ? 'month-first'
        : 'day-first',
  }
}

export interface RowCells {
  /** One line each. */
  pupil: Map<PupilField, string>
  /** As written, line breaks kept: a cell may hold several people or addresses. */
  guardians: Map<GuardianSlot, Map<GuardianField, string>>
  /** Headings of the e-mail columns that are filled. */
  emailHeadings: Map<GuardianSlot, string>
  notes: RowNote[]
  /** Heading of a cell over 500 characters. */
  tooLong: string | null
}

/** The cells of a row by what their columns mean; of columns with one meaning the first filled cell counts. */
export function cellsOf(cells: readonly string[], columns: readonly ColumnChoice[]): RowCells {
  const row: RowCells = { pupil: new Map(), guardians: new Map(), emailHeadings: new Map(), notes: [], tooLong: null }
  for (const { index, heading, meaning } of columns) {
    if (meaning.kind !== 'pupil' && meaning.kind !== 'guardian') continue
    const written = cells[index] ?? ''
    const cell = cleanLine(written)
    // A dash stands for "nothing" in many lists.
    if (cell === '' || cell === '-') continue
    if (cell.length > lineLimit) {
      row.tooLong ??= heading
      continue
    }
    if (startsLikeFormula(cell) && !looksLikePhone(cell)) row.notes.push({ code: 'formula-kept-as-text', heading })
    if (meaning.field === 'email') {
      const emails = emailsIn(cell)
      if (emails.length === 0) {
        row.notes.push({ code: 'email-not-valid', heading })
        continue
      }
      if (meaning.kind === 'guardian') row.emailHeadings.set(meaning.slot, heading)
      else if (emails.length > 1) row.notes.push({ code: 'several-emails', heading })
    }
    if (meaning.kind === 'pupil') {
      if (!row.pupil.has(meaning.field)) {
        row.pupil.set(meaning.field, meaning.field === 'email' ? (emailsIn(cell)[0] ?? '') : cell)
      }
      continue
    }
    const slot = row.guardians.get(meaning.slot) ?? new Map<GuardianField, string>()
    row.guardians.set(meaning.slot, slot)
    if (!slot.has(meaning.field)) slot.set(meaning.field, written)
  }
  return row
}

/** The guardians of a row, those that share a cell apart. */
export function guardiansOf(row: RowCells, ofSlot: CellAnswers['ofSlot']): GuardianCandidate[] {
  const guardians: GuardianCandidate[] = []
  const leftOver: { from: GuardianCandidate; email: string }[] = []
  for (const slot of guardianSlots) {
    const fields = row.guardians.get(slot)
    const answers = ofSlot.get(slot)
    if (!fields || !answers) continue
    const reading = readSlot(slot, fields, answers, nameOf, addressOf(fields))
    guardians.push(...reading.guardians)
    const [from] = reading.guardians
    const given =
      reading.guardians.filter(({ email }) => email !== '').length + (reading.emailForOther === null ? 0 : 1)
    if (emailsIn(fields.get('email') ?? '').length > given) {
      row.notes.push({ code: 'several-emails', heading: row.emailHeadings.get(slot) ?? '' })
    }
    if (from && reading.emailForOther !== null) leftOver.push({ from, email: reading.emailForOther })
  }
  for (const { from, email } of leftOver) handOver(guardians, from, email)
  for (const guardian of guardians) {
    if (guardian.name.surname === '') {
      row.notes.push({ code: 'guardian-without-name', heading: guardian.email || guardian.phone })
    }
  }
  return guardians
}
