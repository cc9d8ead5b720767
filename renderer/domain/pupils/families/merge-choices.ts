/** Side by side: per field which of two rows is believed. The kept row where it says something, else the other. */
export type MergeSide = 'kept' | 'other'
export type MergeChoices<Field extends string> = Readonly<Partial<Record<Field, MergeSide>>>

export interface MergeLine<Field extends string> {
  field: Field
  kept: string
  other: string
  proposed: MergeSide
  /** Whether there is anything to choose. */
  differs: boolean
}

export function mergeLine<Field extends string>(field: Field, kept: string, other: string): MergeLine<Field> {
  const [left, right] = [kept.trim(), other.trim()]
  const isEmpty = left === ''
  return { field, kept, other, proposed: isEmpty && right !== '' ? 'other' : 'kept', differs: left !== right }
}

/** The proposal with the counsellor's own choices over it. */
export function chosenSides<Field extends string>(
  lines: readonly MergeLine<Field>[],
  own: MergeChoices<Field>,
): MergeChoices<Field> {
  const proposed: Partial<Record<Field, MergeSide>> = {}
  for (const { field, proposed: side } of lines) proposed[field] = side
  return { ...proposed, ...own }
}

export const takenFrom = <Field extends string, Row>(
  choices: MergeChoices<Field>,
  field: Field,
  kept: Row,
  other: Row,
): Row => (choices[field] === 'other' ? other : kept)
