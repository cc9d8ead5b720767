/** What the list that is open is called: a class, a list, everybody, who left. */
import type { SavedList } from '#domain/pupils/lists/saved-list.ts'
import { schoolYearLabel } from '#domain/shared/dates.ts'
import { useText } from '#i18n/use-text.ts'
import type { ListChoice } from './list-memory.ts'
import type { RosterView } from './use-roster.ts'

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
  const listName = useListName(choice, savedLists)
  if (listName !== undefined) return listName
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
