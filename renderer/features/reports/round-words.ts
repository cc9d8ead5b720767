/** How one person stands in a round: shape and words, the same on every screen. */
import type { RoundEntry } from '#domain/reports/issued-document.ts'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import type { StateShapeName } from '#ui/shapes.tsx'

const shapes: Record<RoundEntry['state'], StateShapeName> = {
  seen: 'done',
  agreed: 'done',
  'with-remarks': 'done',
  declined: 'not-yet',
  'not-reached': 'alert',
  'sent-on-paper': 'planned',
  'returned-on-paper': 'done',
  'no-longer-asked': 'not-yet',
}

export const roundShape = (entry: RoundEntry | undefined): StateShapeName => (entry ? shapes[entry.state] : 'none')

export function useRoundWords(): (entry: RoundEntry | undefined) => string {
  const { t } = useText('reports')
  const { day } = useDates()
  return (entry) => {
    if (entry === undefined) return t('round.state.none')
    const on = day(entry.onDay)
    if (entry.method === 'typed') return t(`round.typed.${entry.state}`, { day: on })
    return t(`round.state.${entry.state}`, { day: on })
  }
}
