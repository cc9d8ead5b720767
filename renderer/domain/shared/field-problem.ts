/** What is wrong with one field of a form, as a code that the screen turns into words beside that field. */
import { cleanLine, lineLimit } from './text.ts'

export interface FieldProblem<Field extends string, Code extends string> {
  field: Field
  code: Code
}

export const isTooLong = (line: string): boolean => cleanLine(line).length > lineLimit

/** One @ with something on both sides and no spaces: enough to catch a slip, never refusing an address that exists. */
export const looksLikeEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text.trim())
