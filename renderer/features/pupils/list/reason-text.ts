/** One plain line that says why this dossier is worth opening now. */

import type { AttentionReason } from '#domain/pupils/attention.ts'
import { dayOf, timeOf } from '#domain/shared/dates.ts'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'

export function useReasonText(): (reason: AttentionReason) => string {
  const { t } = useText('pupils')
  const { day } = useDates()
  return (reason) => {
    switch (reason.code) {
      case 'conversation-today':
        return t('reason.conversation-today', { time: timeOf(reason.at) })
      case 'agreements-late':
      case 'signatures-open':
        return t(`reason.${reason.code}`, { count: reason.count })
      case 'quiet':
        return t('reason.quiet', { count: reason.weeks })
      case 'conversation-to-finish':
      case 'conversation-planned':
      case 'last-contact':
        return t(`reason.${reason.code}`, { day: day(dayOf(reason.at)) })
      case 'report-not-frozen':
      case 'first-conversation':
      case 'no-contact-in-phase':
      case 'home-not-heard':
        return t(`reason.${reason.code}`)
    }
  }
}
