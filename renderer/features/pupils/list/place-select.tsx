/** Stands in for the left pane where there is no room for it: classes, lists and school years to choose from. */
import { Group, NativeSelect } from '@mantine/core'
import { isEmptyFilter } from '#domain/pupils/lists/list-filter.ts'
import { standardListKeys } from '#domain/pupils/lists/standard-lists.ts'
import { schoolYearLabel } from '#domain/shared/dates.ts'
import { useText } from '#i18n/use-text.ts'
import { type ListChoice, openGroup, openSavedList, openStandardList, openYear, setFilter } from './list-memory.ts'
import type { Listed } from './use-listed.ts'

interface Place {
  value: string
  label: string
  open: () => void
}

export function PlaceSelect({ listed }: { listed: Listed }) {
  const { t } = useText('pupils')
  const { t: tl } = useText('lists')
  const { view, choice, savedLists } = listed
  const { filter } = choice
  const { roster, years, currentYear } = view
  const groups: Place[] = [
    { value: 'all', label: t('classes.all'), open: () => openGroup({ kind: 'all' }) },
    ...roster.classes.map(({ className, count }) => ({
      value: `class ${className}`,
      label: `${className} (${count})`,
      open: () => openGroup({ kind: 'class', className }),
    })),
  ]
  if (roster.withoutClassCount > 0) {
    const label = `${t('classes.noClass')} (${roster.withoutClassCount})`
    groups.push({ value: 'no-class', label, open: () => openGroup({ kind: 'no-class' }) })
  }
  if (roster.leftCount > 0) {
    const label = `${t('classes.left')} (${roster.leftCount})`
    groups.push({ value: 'left', label, open: () => openGroup({ kind: 'left' }) })
  }
  const lists: Place[] = [
    ...standardListKeys.map((key) => ({
      value: `list ${key}`,
      label: tl(`standard.${key}`),
      open: () => openStandardList(key),
    })),
    ...savedLists.map((list) => ({ value: `list ${list.id}`, label: list.name, open: () => openSavedList(list) })),
  ]
  const value = placeValue(choice)
  // A filter on everybody is no place of its own.
  const places =
    value === 'filter' ? [{ value, label: tl('filter.title'), open: () => setFilter(filter) }, ...groups] : groups
  return (
    <Group p="sm" pb={0} gap="sm" wrap="nowrap">
      <NativeSelect
        flex={1}
        size="md"
        aria-label={t('classes.label')}
        data={[
          ...places.map(({ value: each, label }) => ({ value: each, label })),
          { group: tl('title'), items: lists.map(({ value: each, label }) => ({ value: each, label })) },
        ]}
        value={value}
        onChange={(event) => {
          const chosen = event.currentTarget.value
          ;[...places, ...lists].find((each) => each.value === chosen)?.open()
        }}
      />
      {years.length > 1 && (
        <NativeSelect
          size="md"
          w={124}
          flex="none"
          aria-label={t('classes.years')}
          data={years.map((year) => ({ value: String(year), label: schoolYearLabel(year) }))}
          value={String(choice.year ?? currentYear)}
          onChange={(event) => {
            const year = Number(event.currentTarget.value)
            openYear(year === currentYear ? null : year)
          }}
        />
      )}
    </Group>
  )
}

function placeValue({ group, openList, filter }: ListChoice): string {
  if (openList !== null) return `list ${openList.kind === 'saved' ? openList.id : openList.key}`
  if (!isEmptyFilter(filter)) return 'filter'
  return group.kind === 'class' ? `class ${group.className}` : group.kind
}
