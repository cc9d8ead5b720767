/** One transfer in a list: to whom, how far, and the way to it. */
import { Text } from '@mantine/core'
import { Link } from 'react-router'
import type { TransferRow } from '#domain/transfer/transfer-board.ts'
import { todayHere } from '#features/shared/clock.ts'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import { StateShape } from '#ui/shapes.tsx'
import classes from './transfer-line.module.css'

/** Where a transfer is gone on with, or shown. */
const placeOf = (row: TransferRow): string =>
  row.document === null ? `/transfer/${row.pupil.id}` : `/reports/${row.document.id}`

export function useReceiverWords(): (row: Pick<TransferRow, 'receiver'>) => string {
  const { t } = useText('transfer')
  return ({ receiver }) => {
    if (receiver.kind === 'own-copy') return t('receiver.kinds.own-copy')
    return [receiver.school, receiver.town].filter(Boolean).join(', ') || t('board.noReceiver')
  }
}

export function TransferLine({ row, title }: { row: TransferRow; title: string }) {
  const { t } = useText('transfer')
  const dates = useDates()
  const receiver = useReceiverWords()(row)
  const day = dates.day(todayHere(new Date(row.atUtc)), 'short-year')
  return (
    <Link to={placeOf(row)} className={classes['row'] ?? ''}>
      <StateShape name={row.state === 'issued' ? 'frozen' : 'open'} />
      <span className={classes['what']}>
        <span className={classes['title']}>{title || receiver}</span>
        {title !== '' && (
          <Text span c="var(--ink-second)">
            {receiver}
          </Text>
        )}
        {row.document !== null && (
          <Text span c="var(--ink-second)">
            {row.document.number}
          </Text>
        )}
      </span>
      <span className={classes['state']}>{t(`board.state.${row.state}`)}</span>
      <Text span c="var(--ink-second)" className={classes['when'] ?? ''}>
        {day}
      </Text>
    </Link>
  )
}
