/** Refining: school year, class of the day, phase, period, pupil. Read only while it is open. */
import { Button, NativeSelect, Select } from '@mantine/core'
import { useMemo } from 'react'
import { phases } from '#domain/phases/trajectory.ts'
import { compareNames, sortedName } from '#domain/pupils/person-name.ts'
import { noFilter, type SearchFilter } from '#domain/search/question.ts'
import { schoolYearLabel } from '#domain/shared/dates.ts'
import { DayField } from '#features/shared/day-field.tsx'
import { useQuery } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import classes from './search-screen.module.css'

const pupilsShown = 30
const classOrder = new Intl.Collator('nl', { sensitivity: 'base', numeric: true })

export function SearchFilters({
  filter,
  onChange,
}: {
  filter: SearchFilter
  onChange: (change: Partial<SearchFilter>) => void
}) {
  const { t } = useText('search')
  const pupils = useQuery((reader) => reader.all('pupils'), [])
  const enrolments = useQuery((reader) => reader.all('enrolments'), [])
  const years = useMemo(
    () => [...new Set(enrolments?.map(({ schoolYear }) => schoolYear))].sort((one, other) => other - one),
    [enrolments],
  )
  const classNames = useMemo(() => {
    const ofYear = enrolments?.filter(
      ({ schoolYear, className }) =>
        className !== '' && (filter.schoolYear === null || schoolYear === filter.schoolYear),
    )
    return [...new Set(ofYear?.map(({ className }) => className))].sort(classOrder.compare)
  }, [enrolments, filter.schoolYear])
  const people = useMemo(
    () =>
      (pupils ?? [])
        .toSorted(compareNames)
        .map((pupil) => ({ value: pupil.id, label: [sortedName(pupil), pupil.number].filter(Boolean).join(' · ') })),
    [pupils],
  )
  const isEmpty = Object.entries(filter).every(([name, value]) => name === 'kinds' || value === null)

  return (
    <fieldset className={classes['filters']}>
      <legend className={classes['legend']}>{t('filters.label')}</legend>
      <Select
        className={classes['pupil'] ?? ''}
        label={t('filters.pupil')}
        placeholder={t('filters.allPupils')}
        searchable
        clearable
        limit={pupilsShown}
        nothingFoundMessage={t('filters.noPupil')}
        data={people}
        value={pupils === undefined ? null : filter.pupilId}
        onChange={(pupilId) => onChange({ pupilId })}
      />
      <NativeSelect
        label={t('filters.schoolYear')}
        value={filter.schoolYear ?? ''}
        data={[
          { value: '', label: t('filters.allYears') },
          ...years.map((year) => ({ value: String(year), label: schoolYearLabel(year) })),
        ]}
        onChange={(event) => {
          const { value } = event.currentTarget
          // A class of another year would leave nothing to find.
          onChange({ schoolYear: value === '' ? null : Number(value), className: null })
        }}
      />
      <NativeSelect
        label={t('filters.class')}
        value={filter.className ?? ''}
        data={[{ value: '', label: t('filters.allClasses') }, ...classNames]}
        onChange={(event) => onChange({ className: event.currentTarget.value || null })}
      />
      <NativeSelect
        label={t('filters.phase')}
        value={filter.phase ?? ''}
        data={[
          { value: '', label: t('filters.allPhases') },
          ...phases.map((phase) => ({ value: phase, label: t(`common:phases.${phase}`) })),
        ]}
        onChange={(event) => {
          const { value } = event.currentTarget
          onChange({ phase: phases.find((phase) => phase === value) ?? null })
        }}
      />
      <DayField
        label={t('filters.fromDay')}
        value={filter.fromDay}
        maw={140}
        onChange={(fromDay) => onChange({ fromDay })}
      />
      <DayField
        label={t('filters.untilDay')}
        value={filter.untilDay}
        maw={140}
        onChange={(untilDay) => onChange({ untilDay })}
      />
      {!isEmpty && (
        <Button variant="subtle" onClick={() => onChange({ ...noFilter, kinds: filter.kinds })}>
          {t('filters.clear')}
        </Button>
      )}
    </fieldset>
  )
}
