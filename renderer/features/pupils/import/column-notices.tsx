/** Columns that were left out by law, rows passed over, cells read with a remark, doubtful letters: said, not hidden. */
import { Text } from '@mantine/core'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import type { ColumnsView } from './class-list-messages.ts'

const shownRows = 5

/** `unused`: also names the columns that are not taken over, where the table of columns is not in sight. */
export function ColumnNotices({ view, unused = false }: { view: ColumnsView; unused?: boolean }) {
  const { t } = useText('imports')
  const { columns, isDoubtful, passedOver } = view
  const dropped = columns.filter(({ meaning }) => meaning.kind === 'sensitive')
  const left = columns.filter(({ meaning, heading }) => {
    return (meaning.kind === 'unknown' || meaning.kind === 'ignore') && heading !== ''
  })
  const notes = view.notes.map(({ code, count, firstCell }) => {
    return t(`columns.sheetNotes.${code}`, { count, cell: firstCell })
  })
  const rows = passedOver.map(({ rowNumber, code, text }) => t(`columns.passedOver.${code}`, { row: rowNumber, text }))
  const tooLarge = view.tooLarge.map(({ name }) => t('columns.tooLarge', { name }))
  const remarks = [...tooLarge, ...rows.slice(0, shownRows)]
  if (rows.length > shownRows) remarks.push(t('columns.morePassedOver', { count: rows.length - shownRows }))
  remarks.push(...notes)
  if (unused && left.length > 0) {
    remarks.push(t('unknownColumns', { headings: left.map(({ heading }) => heading).join(', ') }))
  }
  if (dropped.length === 0 && remarks.length === 0 && !isDoubtful) return null
  return (
    <>
      {isDoubtful && (
        <Notice shape="alert" title={t('doubtfulTitle')}>
          {t('doubtfulText')}
        </Notice>
      )}
      {dropped.length > 0 && (
        <Notice shape="frozen" title={t('droppedTitle')}>
          {dropped
            .map(({ heading, meaning, origin }) => {
              const what = meaning.kind === 'sensitive' ? t(`sensitive.${meaning.what}`) : ''
              return t(origin === 'content' ? 'droppedByContent' : 'droppedColumn', { heading, what })
            })
            .join(' ')}{' '}
          {t('droppedText')}
        </Notice>
      )}
      {remarks.length > 0 && (
        <Text size="sm" c="var(--ink-second)">
          {remarks.join(' ')}
        </Text>
      )}
    </>
  )
}
