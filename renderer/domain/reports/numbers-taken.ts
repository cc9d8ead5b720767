/**
 * The highest number given out per series ("GV-2026"), kept apart from the documents: a number that stood on paper is
 * never given to another document, even after the pupil it belonged to was erased. Holds no person.
 */
import { z } from 'zod'
import { rowSchema } from '../shared/row.ts'

/** Id of the single row. */
export const numbersTakenId = 'document-numbers-taken'

export const numbersTakenSchema = rowSchema.extend({
  id: z.literal(numbersTakenId),
  /** The highest number of each series, such as "GV-2026-0147". */
  highest: z.array(z.string()),
})
export type NumbersTaken = z.infer<typeof numbersTakenSchema>

const seriesOf = (number: string): string => number.slice(0, number.lastIndexOf('-'))
const runningOf = (number: string): number => Number(number.slice(number.lastIndexOf('-') + 1))

/** The row with this number in it; a next version carries an old number and changes nothing. */
export function withNumberTaken(row: NumbersTaken | undefined, number: string): NumbersTaken {
  const known = row?.highest ?? []
  const same = known.find((taken) => seriesOf(taken) === seriesOf(number))
  const highest = same !== undefined && runningOf(same) > runningOf(number) ? same : number
  return { id: numbersTakenId, rev: row?.rev ?? 0, highest: [...known.filter((taken) => taken !== same), highest] }
}
