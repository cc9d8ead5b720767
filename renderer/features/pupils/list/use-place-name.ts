/** What the list that is open is called: a class, a list, what a filter asks, everybody, who left. */
import type { SavedList } from '#domain/pupils/lists/saved-list.ts'
import { schoolYearLabel } from '#domain/shared/dates.ts'
import { useText } from '#i18n/use-text.ts'
import type { ListChoice } from './list-memory.ts'
import { useConditions } from './use-condition-texts.ts'
import type { RosterView } from './use-roster.ts'

/** Letters of what a filter asks that still read as a name. */
const longestName = 40

export function useListName(choice: ListChoice, savedLists: readonly SavedList[]): string | undefined {
  const { t } = useText('lists')
  const { openList } = choice
  if (openList === null) return undefined
  if (openList.kind === 'standard') return t(`standard.${openList.key}`)
  return savedLists.find(({ id }) => id === openList.id)?.name
}

export function usePlaceName({
  view,
  choice,
  savedLists,
}: {
  view: RosterView
  choice: ListChoice
  savedLists: readonly SavedList[]
}): string {
  const { t } = useText('pupils')
  const { t: tl } = useText('lists')
  const listName = useListName(choice, savedLists)
  const conditions = useConditions(choice.filter)
  if (listName !== undefined) return listName
  if (conditions.length > 0) {
    const asked = conditions.map(({ text }) => text).join(', ')
    return asked.length <= longestName ? asked : tl('filter.own')
  }
  const year = choice.year ?? view.currentYear
  switch (choice.group.kind) {
    case 'class':
      return choice.group.className
    case 'no-class':
      return t('classes.noClass').toLowerCase()
    case 'left':
      return t('classes.left').toLowerCase()
    case 'all':
      return year === view.currentYear ? t('classes.all').toLowerCase() : schoolYearLabel(year)
  }
}
