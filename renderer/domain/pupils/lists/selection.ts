/** Choosing many rows as in a mail program: one by one, a range from the last one chosen, or all that are listed. */
import type { Id } from '../../shared/row.ts'

export interface Selection {
  ids: ReadonlySet<Id>
  /** Where a range starts: the row chosen last. */
  anchor: Id | null
}

export const nobodySelected: Selection = { ids: new Set(), anchor: null }

export function toggle(selection: Selection, id: Id): Selection {
  const ids = new Set(selection.ids)
  if (!ids.delete(id)) ids.add(id)
  return { ids, anchor: id }
}

/** Everything from the anchor up to and including `id`, added to what was chosen; the anchor stays. */
export function extendTo(selection: Selection, id: Id, listed: readonly Id[]): Selection {
  const to = listed.indexOf(id)
  if (to === -1) return selection
  const from = selection.anchor === null ? to : listed.indexOf(selection.anchor)
  if (from === -1) return { ids: new Set([...selection.ids, id]), anchor: id }
  const range = listed.slice(Math.min(from, to), Math.max(from, to) + 1)
  return { ids: new Set([...selection.ids, ...range]), anchor: selection.anchor ?? id }
}

/** All that are listed; when all of them were chosen already, none of them. */
export function toggleAll(selection: Selection, listed: readonly Id[]): Selection {
  const isAll = listed.length > 0 && listed.every((id) => selection.ids.has(id))
  if (!isAll) return { ids: new Set([...selection.ids, ...listed]), anchor: selection.anchor }
  const gone = new Set(listed)
  return { ids: new Set([...selection.ids].filter((id) => !gone.has(id))), anchor: null }
}

/** Without those that are no longer there. */
export function keepOnly(selection: Selection, exists: (id: Id) => boolean): Selection {
  const ids = [...selection.ids].filter(exists)
  if (ids.length === selection.ids.size) return selection
  return { ids: new Set(ids), anchor: selection.anchor !== null && exists(selection.anchor) ? selection.anchor : null }
}

/** The chosen ones in the order of the list, then those it does not show, in the order of `all`. */
export function chosenInOrder<Entry extends { pupil: { id: Id } }>(
  { ids }: Selection,
  listed: readonly Entry[],
  all: readonly Entry[],
): { chosen: Entry[]; notListedCount: number } {
  const shown = listed.filter(({ pupil }) => ids.has(pupil.id))
  const shownIds = new Set(shown.map(({ pupil }) => pupil.id))
  const others = all.filter(({ pupil }) => ids.has(pupil.id) && !shownIds.has(pupil.id))
  return { chosen: [...shown, ...others], notListedCount: others.length }
}
