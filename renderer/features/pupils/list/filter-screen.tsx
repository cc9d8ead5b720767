/** What the list asks, beside the list itself: each tick works at once. Here a list is also kept under a name. */
import { Button, Checkbox, Group, NativeSelect, NumberInput, Stack, Text } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import { Link } from 'react-router'
import { facetsOf } from '#domain/pupils/lists/facets.ts'
import {
  emptyFilter,
  type FilterGroup,
  filterMarks,
  filterPhases,
  isEmptyFilter,
  type ListFilter,
  type NoTalk,
} from '#domain/pupils/lists/list-filter.ts'
import { addDays } from '#domain/shared/dates.ts'
import { DayField } from '#features/shared/day-field.tsx'
import { useToday } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import { PageHeading } from '#ui/page-heading.tsx'
import classes from './filter-screen.module.css'
import { filterInPlace, setFilter } from './list-memory.ts'
import { SaveList } from './save-list.tsx'
import { useValueText } from './use-condition-texts.ts'
import { useListedHere } from './use-listed.ts'
import { useListName } from './use-place-name.ts'
import { ValuePicker } from './value-picker.tsx'

type PickedGroup = Exclude<FilterGroup, 'marks' | 'phases'>

export function FilterScreen() {
  const { t } = useText('lists')
  const today = useToday()
  const listed = useListedHere()
  const { choice, view, savedLists, entries } = listed
  const filter = filterInPlace(choice)
  const facets = useMemo(() => facetsOf(view.roster.entries, filter.who, today), [view.roster, filter.who, today])
  const valueText = useValueText()
  const name = useListName(choice, savedLists)
  const change = (patch: Partial<ListFilter>): void => setFilter({ ...filter, ...patch })

  const picker = <Group extends PickedGroup>(group: Group): ReactNode => {
    // A value that nobody has any more stays to be seen, and to be taken off.
    const known = facets[group] as readonly { value: ListFilter[Group][number]; count: number }[]
    const missing = filter[group].filter((value) => !known.some((facet) => facet.value === value))
    const options = [...known, ...missing.map((value) => ({ value, count: 0 }))]
    if (options.length === 0) return null
    return (
      <ValuePicker
        label={t(`filter.values.${group as PickedGroup}`)}
        options={options.map(({ value, count }) => ({ key: String(value), label: valueText(group, value), count }))}
        chosen={filter[group].map(String)}
        onChange={(keys) =>
          change({ [group]: options.filter(({ value }) => keys.includes(String(value))).map(({ value }) => value) })
        }
      />
    )
  }

  return (
    <div className={classes['screen']}>
      <div className={classes['head']}>
        <PageHeading>{name === undefined ? t('filter.title') : t('filter.titleOf', { name })}</PageHeading>
        <Group gap="sm">
          {!isEmptyFilter(filter) && (
            <Button variant="subtle" onClick={() => setFilter(emptyFilter)}>
              {t('filter.clear')}
            </Button>
          )}
          <Button variant="default" component={Link} to="/pupils">
            {t('filter.show', { count: entries.length })}
          </Button>
        </Group>
      </div>
      <Text c="var(--ink-second)" maw={640}>
        {t('filter.intro')}
      </Text>
      <div className={classes['groups']}>
        <Stack gap="lg">
          {picker('classNames')}
          {picker('yearGroups')}
          {picker('levels')}
          {picker('profiles')}
          {picker('mentorNames')}
          {picker('tags')}
        </Stack>
        <Stack gap="lg">
          <ValuePicker
            label={t('filter.values.phases')}
            options={filterPhases.map((phase) => ({ key: phase, label: valueText('phases', phase) }))}
            chosen={filter.phases}
            onChange={(keys) => change({ phases: filterPhases.filter((phase) => keys.includes(phase)) })}
          />
          <NoTalkField value={filter.noTalk} onChange={(noTalk) => change({ noTalk })} />
          <Checkbox.Group
            label={t('filter.values.marks')}
            value={filter.marks}
            onChange={(keys) => change({ marks: filterMarks.filter((mark) => keys.includes(mark)) })}
          >
            <Stack gap={6} mt={6}>
              {filterMarks.map((mark) => (
                <Checkbox key={mark} value={mark} label={valueText('marks', mark)} />
              ))}
            </Stack>
          </Checkbox.Group>
          {picker('ages')}
          <NativeSelect
            size="md"
            maw={240}
            label={t('filter.values.who')}
            value={filter.who}
            data={[
              { value: 'at-school', label: t('filter.who.at-school') },
              { value: 'left', label: t('filter.who.left') },
            ]}
            onChange={(event) => change({ who: event.currentTarget.value === 'left' ? 'left' : 'at-school' })}
          />
        </Stack>
      </div>
      <SaveList listed={listed} filter={filter} />
    </div>
  )
}

const noTalkKinds = ['ever', 'school-year', 'phase', 'since', 'weeks'] as const
const usualWeeks = 6

function NoTalkField({ value, onChange }: { value: NoTalk | null; onChange: (value: NoTalk | null) => void }) {
  const { t } = useText('lists')
  const today = useToday()
  const ofKind = (kind: string): NoTalk | null => {
    const known = noTalkKinds.find((each) => each === kind)
    switch (known) {
      case undefined:
        return null
      case 'since':
        return { kind: 'since', day: addDays(today, -7 * usualWeeks) }
      case 'weeks':
        return { kind: 'weeks', weeks: usualWeeks }
      default:
        return { kind: known }
    }
  }
  return (
    <Group align="flex-start" gap="md">
      <NativeSelect
        size="md"
        miw={240}
        label={t('filter.values.noTalk')}
        value={value?.kind ?? ''}
        data={[
          { value: '', label: t('filter.noTalk.any') },
          ...noTalkKinds.map((kind) => ({ value: kind, label: t(`filter.noTalk.${kind}`) })),
        ]}
        onChange={(event) => onChange(ofKind(event.currentTarget.value))}
      />
      {value?.kind === 'since' && (
        <DayField
          label={t('filter.sinceDay')}
          value={value.day}
          onChange={(day) => day !== null && onChange({ kind: 'since', day })}
        />
      )}
      {value?.kind === 'weeks' && (
        <NumberInput
          size="md"
          w={96}
          label={t('filter.weeks')}
          value={value.weeks}
          min={1}
          max={200}
          clampBehavior="strict"
          allowDecimal={false}
          allowNegative={false}
          onChange={(weeks) => typeof weeks === 'number' && weeks >= 1 && onChange({ kind: 'weeks', weeks })}
        />
      )}
    </Group>
  )
}
