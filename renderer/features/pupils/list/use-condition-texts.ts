/** What a filter asks, one line per condition, each with the filter that is left without it. */
import { useCallback } from 'react'
import { type FilterGroup, filterGroups, type ListFilter } from '#domain/pupils/lists/list-filter.ts'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'

export interface Condition {
  key: string
  text: string
  without: ListFilter
}

/** The word for one value of a group, as on a box to tick. */
export function useValueText(): <Group extends FilterGroup>(group: Group, value: ListFilter[Group][number]) => string {
  const { t } = useText('lists')
  return useCallback(
    (group, value) => {
      switch (group) {
        case 'classNames':
          return value === '' ? t('filter.noClass') : String(value)
        case 'profiles':
          return value === '' ? t('filter.noProfile') : String(value)
        case 'mentorNames':
          return value === '' ? t('filter.noMentor') : String(value)
        case 'yearGroups':
          return t('filter.yearGroup', { year: value })
        case 'levels':
          return t(`common:levels.${value as ListFilter['levels'][number]}`)
        case 'phases': {
          const phase = value as ListFilter['phases'][number]
          return phase === 'none' ? t('filter.noPhase') : t(`common:phases.${phase}`)
        }
        case 'ages':
          return t(`filter.ages.${value as ListFilter['ages'][number]}`)
        case 'marks':
          return t(`filter.marks.${value as ListFilter['marks'][number]}`)
        default:
          return String(value)
      }
    },
    [t],
  )
}

export function useConditions(filter: ListFilter): Condition[] {
  const { t } = useText('lists')
  const { day } = useDates()
  const valueText = useValueText()
  const conditions: Condition[] = []
  if (filter.who === 'left') {
    conditions.push({ key: 'who', text: t('filter.chip.left'), without: { ...filter, who: 'at-school' } })
  }
  for (const group of filterGroups) {
    if (group === 'marks' || filter[group].length === 0) continue
    const words = filter[group].map((value) => valueText(group, value))
    conditions.push({ key: group, text: words.join(` ${t('filter.chip.or')} `), without: { ...filter, [group]: [] } })
  }
  const { noTalk } = filter
  if (noTalk !== null) {
    const text =
      noTalk.kind === 'since'
        ? t('filter.chip.noTalk.since', { day: day(noTalk.day, 'no-weekday') })
        : noTalk.kind === 'weeks'
          ? t('filter.chip.noTalk.weeks', { count: noTalk.weeks })
          : t(`filter.chip.noTalk.${noTalk.kind}`)
    conditions.push({ key: 'noTalk', text, without: { ...filter, noTalk: null } })
  }
  for (const mark of filter.marks) {
    const without = { ...filter, marks: filter.marks.filter((other) => other !== mark) }
    conditions.push({ key: mark, text: valueText('marks', mark), without })
  }
  return conditions
}
