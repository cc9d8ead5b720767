/** Which column means what: what was recognised, what is asked, what the law leaves out. */
import { Button, NativeSelect, Text } from '@mantine/core'
import { useId } from 'react'
import { Link } from 'react-router'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import type { ColumnsView } from '../class-list-messages.ts'
import { ColumnNotices } from '../column-notices.tsx'
import { Comparing } from '../comparing.tsx'
import shared from '../import-screen.module.css'
import { type ListImport, seemsOtherKind } from '../use-list-import.ts'
import { ColumnTable } from './column-table.tsx'
import classes from './columns-step.module.css'
import { Questions } from './questions.tsx'

export function ColumnsStep({
  fileName,
  view,
  isBusy,
  list,
}: {
  fileName: string
  view: ColumnsView
  isBusy: boolean
  list: ListImport
}) {
  const { t } = useText('imports')
  const filled = view.columns.filter(({ heading, filledCount }) => heading !== '' || filledCount > 0)
  const unknown = filled.filter(({ meaning }) => meaning.kind === 'unknown')
  // A row that looks like headings was taken for them: then only what is not named by it is missing.
  const missing = view.missing.find((what) => what !== 'header' || view.headerRow === null) ?? view.missing[0]
  const open = view.questions.filter(({ id, suggested }) => suggested === null && !list.answers.has(id)).length
  return (
    <>
      <div className={shared['controls']}>
        <Text fw={600} className={shared['file'] ?? ''}>
          {fileName}
        </Text>
        <Text c="var(--ink-second)" flex="1 0 auto">
          {t('columns.rows', { count: view.rowCount })}
        </Text>
        <SheetChoice view={view} list={list} />
      </div>
      <div className={classes['body']}>
        {seemsOtherKind(view) && (
          <Notice
            kind="error"
            title={t('otherKind.title')}
            action={
              <Button component={Link} to="/pupils/import" variant="default" mt="xs" w="fit-content">
                {t('title.class-list')}
              </Button>
            }
          >
            {t('otherKind.text')}
          </Notice>
        )}
        <ColumnNotices view={view} />
        {view.sheets.filter(({ isHidden }) => !isHidden).length > 1 && (
          <Text c="var(--ink-second)">{t('columns.oneSheet')}</Text>
        )}
        {/* Where every column is known, the questions are all there is to do. */}
        {unknown.length === 0 && <Questions view={view} list={list} />}
        {view.columns.length > 0 && (
          <section>
            <h2 className={shared['subhead']}>{t('columns.title')}</h2>
            <Text c="var(--ink-second)" mb="sm" role="status">
              {unknown.length === 0
                ? t('columns.allKnown')
                : t('columns.known', { known: filled.length - unknown.length, count: filled.length })}
            </Text>
            <ColumnTable columns={filled} list={list} />
            {unknown.length > 0 && (
              <Button
                mt="sm"
                variant="subtle"
                onClick={() =>
                  list.chooseMeaning(
                    unknown.map(({ index }) => index),
                    { kind: 'ignore' },
                  )
                }
              >
                {t('columns.leaveOutRest', { count: unknown.length })}
              </Button>
            )}
          </section>
        )}
        {unknown.length > 0 && <Questions view={view} list={list} />}
      </div>
      <div className={shared['foot']}>
        <Button disabled={missing !== undefined || isBusy} onClick={() => list.plan()}>
          {t('columns.next')}
        </Button>
        <Button variant="default" onClick={() => void list.chooseFile()}>
          {t('another')}
        </Button>
        {isBusy && <Comparing list={list} />}
        <Text c="var(--ink-second)" role="status" hidden={isBusy}>
          {missing !== undefined && t(`columns.missing.${missing}`)}
          {missing === undefined && (open > 0 ? t('questions.open', { count: open }) : t('nothingYet'))}
        </Text>
      </div>
    </>
  )
}

/** A workbook's sheet, and the row in which its headings stand. */
function SheetChoice({ view, list }: { view: ColumnsView; list: ListImport }) {
  const { t } = useText('imports')
  const headerId = useId()
  const sheetId = useId()
  const { sheets, sheetIndex, headerRow, firstRows } = view
  const shownText = (cells: readonly string[]): string => {
    const text = cells.filter((cell) => cell.trim() !== '').join(' · ')
    return text.length > 60 ? `${text.slice(0, 60)}…` : text
  }
  const rows = firstRows.flatMap((cells, index) => {
    const text = shownText(cells)
    return text === '' ? [] : { value: String(index), label: t('columns.headerRowIs', { row: index + 1, text }) }
  })
  return (
    <>
      {sheets.length > 1 && (
        <div className={classes['headerRow']}>
          <label htmlFor={sheetId}>{t('columns.sheet')}</label>
          <NativeSelect
            id={sheetId}
            size="md"
            maw={240}
            value={String(sheetIndex)}
            data={sheets.map(({ name, isHidden }, index) => ({
              value: String(index),
              label: isHidden ? t('columns.hiddenSheet', { name }) : name,
            }))}
            onChange={(event) => list.chooseSheet(Number(event.currentTarget.value), null)}
          />
        </div>
      )}
      <div className={classes['headerRow']}>
        <label htmlFor={headerId}>{t('columns.headerRow')}</label>
        <NativeSelect
          id={headerId}
          size="md"
          w={260}
          value={headerRow === null ? '' : String(headerRow)}
          data={[
            ...(headerRow === null ? [{ value: '', label: t('columns.chooseHeader') }] : []),
            ...rows,
            { value: 'none', label: t('columns.noHeaderRow') },
          ]}
          onChange={(event) => {
            const { value } = event.currentTarget
            if (value !== '') list.chooseSheet(sheetIndex, value === 'none' ? 'none' : Number(value))
          }}
        />
      </div>
    </>
  )
}
