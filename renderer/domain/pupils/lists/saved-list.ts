/** A list kept under a name: what it asks, which columns it shows and how it is sorted. It holds no pupil. */
import { z } from 'zod'
import { type FieldProblem, isTooLong } from '../../shared/field-problem.ts'
import { rowSchema } from '../../shared/row.ts'
import { cleanLine, foldForSearch, lineSchema } from '../../shared/text.ts'
import { byName, columnKeys, columnSchema, sortSchema, usualColumns } from './columns.ts'
import { listFilterSchema } from './list-filter.ts'

export const savedListSchema = rowSchema.extend({
  name: lineSchema,
  filter: listFilterSchema,
  columns: z
    .array(columnSchema)
    .max(columnKeys.length)
    .default([...usualColumns]),
  sort: sortSchema.default(byName),
  /** Place in the pane; a fraction between two others. */
  position: z.number().default(0),
})
export type SavedList = z.infer<typeof savedListSchema>

export type ListNameProblem = FieldProblem<'name', 'missing' | 'too-long' | 'taken'>

/** Two lists with one name could not be told apart. */
export function checkListName(name: string, others: readonly Pick<SavedList, 'name'>[]): ListNameProblem[] {
  if (cleanLine(name) === '') return [{ field: 'name', code: 'missing' }]
  if (isTooLong(name)) return [{ field: 'name', code: 'too-long' }]
  const folded = foldForSearch(name)
  const isTaken = others.some(
    (other) => foldForSearch(other.name) === folded && cleanLine(other.name) === cleanLine(name),
  )
  return isTaken ? [{ field: 'name', code: 'taken' }] : []
}

export const inListOrder = (lists: readonly SavedList[]): SavedList[] =>
  lists.toSorted((left, right) => left.position - right.position || left.name.localeCompare(right.name, 'nl'))
