/** One line for something that may go along, and what tells it from its neighbours. */
import { schoolYearLabel } from '#domain/shared/dates.ts'
import { missingCase } from '#domain/shared/result.ts'
import type { TransferItem } from '#domain/transfer/transfer-choices.ts'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'

export function useItemWords(): (item: TransferItem) => { label: string; detail: string } {
  const { t } = useText('transfer')
  const dates = useDates()
  return (item) => {
    switch (item.section) {
      case 'school-career': {
        const { schoolYear, className, level, profile } = item.enrolment
        const rest = [className, level === null ? '' : t(`common:levels.${level}`), profile].filter(Boolean)
        return { label: schoolYearLabel(schoolYear), detail: rest.join(' · ') }
      }
      case 'career': {
        const { choice, phase, chosen } = item.trajectory
        const label = t('items.choice', { choice: t(`common:choices.${choice}`) })
        return { label, detail: [t(`common:phases.${phase}`), chosen].filter(Boolean).join(' · ') }
      }
      case 'phase-summaries': {
        const { number, version, model } = item.document
        const label = t('items.summary', {
          phase: t(`common:phases.${model.phase}`),
          choice: t(`common:choices.${model.choice}`),
        })
        return {
          label,
          detail: t('items.frozen', { number, version, moment: dates.moment(model.frozenAt, 'short-year') }),
        }
      }
      case 'activities':
        return { label: item.activity.title, detail: dates.day(item.activity.day, 'short-year') }
      case 'reports': {
        const { number, version, model } = item.document
        return {
          label: t('items.report', { day: dates.day(model.startsAt.slice(0, 10), 'short-year') }),
          detail: t('items.frozen', { number, version, moment: dates.moment(model.frozenAt, 'short-year') }),
        }
      }
      default:
        return missingCase(item)
    }
  }
}
