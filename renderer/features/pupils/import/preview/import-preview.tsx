/** What the list would do, row by row and by kind; ticks and choices decide, one button stores. */
import { Button, CloseButton, NativeSelect, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import { countMovedUpWithinYear } from '#domain/pupils/rollover/seems-next-year.ts'
import { schoolYearLabel, schoolYearOf } from '#domain/shared/dates.ts'
import { foldForSearch, matchesWords } from '#domain/shared/text.ts'
import { useToday } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import { useFindKey } from '../../list/use-find-key.ts'
import type { ColumnsView, Preview, PreviewRow } from '../class-list-messages.ts'
import { ColumnNotices } from '../column-notices.tsx'
import { Comparing } from '../comparing.tsx'
import classes from '../import-screen.module.css'
import type { ListImport } from '../use-list-import.ts'
import { type Group, GroupFilter } from './group-filter.tsx'
import { MissingPupils } from './missing-pupils.tsx'
import { PreviewTable } from './preview-table.tsx'
import { storableMissing, useMissingChoices } from './use-missing-choices.ts'

export const isStorable = ({ group }: PreviewRow): boolean => group !== 'unchanged' && group !== 'refused'

export function ImportPreview({
  fileName,
  view,
  preview,
  isBusy,
  list,
}: {
  fileName: string
  view: ColumnsView
  preview: Preview
  isBusy: boolean
  list: ListImport
}) {
  const { t } = useText('imports')
  const [wanted, setShown] = useState<Group | null>(null)
  const [query, setQuery] = useState('')
  const find = useRef<HTMLInputElement>(null)
  useFindKey(find)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const missing = useMissingChoices()
  const storable = useMemo(() => preview.rows.filter(isStorable), [preview])
  const accepted = useMemo(() => storable.filter(({ id }) => !left.has(id)), [storable, left])
  // Another school year may leave a kind without rows.
  const shown = useMemo(() => {
    if (wanted === null || wanted === 'not-on-list') return wanted
    return preview.rows.some(({ group }) => group === wanted) ? wanted : null
  }, [preview, wanted])
  const folded = useMemo(
    () => preview.rows.map(({ name, className }) => foldForSearch(`${name} ${className}`)),
    [preview],
  )
  const rows = useMemo(() => {
    return preview.rows.filter((row, index) => {
      if (shown !== null && shown !== 'not-on-list' && row.group !== shown) return false
      return query.trim() === '' || matchesWords(folded[index] ?? '', query)
    })
  }, [preview, folded, shown, query])

  const take = (ids: readonly string[], isTaken: boolean): void => {
    setLeft((before) => {
      const next = new Set(before)
      for (const id of ids) {
        if (isTaken) next.delete(id)
        else next.add(id)
      }
      return next
    })
  }
  const decided = preview.notOnList.flatMap(({ pupilId }) => {
    const choice = missing.choices.get(pupilId)
    return choice === undefined || choice.kind === 'later' ? [] : { pupilId, choice }
  })
  const ready = storableMissing(decided)
  const dayMissing = decided.length - ready.length
  const isNothing = accepted.length === 0 && ready.length === 0

  return (
    <>
      <div className={classes['controls']}>
        <Text fw={600} className={classes['file'] ?? ''}>
          {fileName}
        </Text>
        <TextInput
          ref={find}
          className={classes['find'] ?? ''}
          aria-label={t('findIn')}
          placeholder={t('findIn')}
          leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          rightSection={query !== '' && <CloseButton aria-label={t('clearFind')} onClick={() => setQuery('')} />}
        />
        <Button variant="subtle" onClick={list.toColumns}>
          {t('checkColumns')}
        </Button>
        {list.listKind === 'class-list' && <YearChoice preview={preview} list={list} />}
      </div>
      <GroupFilter preview={preview} listKind={list.listKind} shown={shown} onShow={setShown} />
      <div className={classes['notes']}>
        {list.listKind === 'class-list' && <NextYearNotice preview={preview} list={list} />}
        <ColumnNotices view={view} unused />
      </div>
      {shown === 'not-on-list' ? (
        <MissingPupils preview={preview} query={query} missing={missing} list={list} />
      ) : (
        <PreviewTable rows={rows} left={left} query={query} listKind={list.listKind} onTake={take} />
      )}
      <div className={classes['foot']}>
        <Button
          disabled={isNothing || dayMissing > 0 || isBusy}
          onClick={() => void list.store({ rowIds: accepted.map(({ id }) => id), missing: ready })}
        >
          {accepted.length === 0 && ready.length > 0
            ? t('acceptChoices', { count: ready.length })
            : t(`accept.${list.listKind}`, { count: accepted.length })}
        </Button>
        <Button variant="default" onClick={() => void list.chooseFile()}>
          {t('another')}
        </Button>
        {isBusy && <Comparing list={list} />}
        <Text c="var(--ink-second)" role="status" hidden={isBusy}>
          {footText()}
        </Text>
      </div>
    </>
  )

  function footText(): string {
    if (dayMissing > 0) return t('dayMissing', { count: dayMissing })
    if (isNothing) return t('nothingToDo')
    const leavers = ready.filter(({ choice }) => choice.kind === 'left').length
    const parts = [
      leavers > 0 ? t('andLeft', { count: leavers }) : '',
      ready.length > leavers ? t('andStays', { count: ready.length - leavers }) : '',
    ].filter((part) => part !== '')
    return [...parts, t('nothingYet')].join(' ')
  }
}

/** In June this year's classes would be lost under next year's; after choosing that year both stand. */
function NextYearNotice({ preview, list }: { preview: Preview; list: ListImport }) {
  const { t } = useText('imports')
  const movedUp = useMemo(() => countMovedUpWithinYear(preview), [preview])
  if (movedUp === 0) return null
  const year = schoolYearLabel(preview.schoolYear + 1)
  return (
    <Notice
      kind="error"
      title={t('nextYear.title', { year })}
      action={
        <Button
          variant="default"
          mt="xs"
          w="fit-content"
          onClick={() => list.plan({ schoolYear: preview.schoolYear + 1 })}
        >
          {t('nextYear.action', { year })}
        </Button>
      }
    >
      {t('nextYear.text', { count: movedUp, now: schoolYearLabel(preview.schoolYear) })}
    </Notice>
  )
}

function YearChoice({ preview, list }: { preview: Preview; list: ListImport }) {
  const { t } = useText('imports')
  const year = schoolYearOf(useToday())
  return (
    <NativeSelect
      size="md"
      aria-label={t('schoolYear')}
      value={String(preview.schoolYear)}
      data={[year + 1, year, year - 1].map((each) => ({
        value: String(each),
        label: t('forYear', { year: schoolYearLabel(each) }),
      }))}
      onChange={(event) => list.plan({ schoolYear: Number(event.currentTarget.value) })}
    />
  )
}
