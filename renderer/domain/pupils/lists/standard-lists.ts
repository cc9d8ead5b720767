/** Lists that are there from the first day: what counsellors ask for most. Named by the screen. */
import { emptyFilter, type ListFilter } from './list-filter.ts'

export const standardListKeys = ['no-contact', 'difference', 'to-sign', 'two-households', 'adult-soon'] as const
export type StandardListKey = (typeof standardListKeys)[number]

export const standardLists: Record<StandardListKey, ListFilter> = {
  'no-contact': { ...emptyFilter, noTalk: { kind: 'phase' } },
  difference: { ...emptyFilter, marks: ['difference-open'] },
  'to-sign': { ...emptyFilter, marks: ['to-sign'] },
  'two-households': { ...emptyFilter, marks: ['two-households'] },
  'adult-soon': { ...emptyFilter, marks: ['adult-soon'] },
}
