/** A found row as the screen shows it: what it is, whose, when, and the words round what was asked for. */
import { type Day, schoolYearOf } from '../shared/dates.ts'
import { excerptsOf } from './excerpt.ts'
import type { People } from './people.ts'
import type { Hit } from './question.ts'
import type { Searchable } from './searchable.ts'

const childrenShown = 4

/** `day` is that of the row, or of the talk it belongs to. */
export function hitOf(row: Searchable, day: Day | null, pieces: readonly string[], people: People, today: Day): Hit {
  const pupilIds = row.pupilId === null ? people.childrenOf(row.rowId).slice(0, childrenShown) : [row.pupilId]
  const year = schoolYearOf(day ?? today)
  return {
    rowId: row.rowId,
    subject: row.subject,
    pupils: pupilIds.flatMap((id) => {
      const pupil = people.pupil(id)
      return pupil === undefined ? [] : { id, name: pupil.name, className: people.classIn(id, year) }
    }),
    day,
    excerpts: excerptsOf(row.fields, pieces),
  }
}
