/** What talks, activities and agreements of the phase give when they are put together now. */
import { useCallback } from 'react'
import { guideFor } from '#domain/conversations/guides.ts'
import { composePhaseSummary, type SummaryWords, talksOf } from '#domain/phases/compose-phase-summary.ts'
import type { PhaseSummary } from '#domain/phases/trajectory.ts'
import { clock } from '#features/shared/clock.ts'
import { useDates, useLanguage } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import type { SummaryMaterial } from './load-summary.ts'

export const calledNameOf = ({ pupil }: SummaryMaterial): string =>
  pupil.calledName || pupil.firstNames || pupil.surname

export function useComposed(): (material: SummaryMaterial) => PhaseSummary {
  const { t } = useText('phases')
  const language = useLanguage()
  const { day } = useDates()
  return useCallback(
    (material) => {
      const words: SummaryWords = {
        voiceNames: {
          pupil: calledNameOf(material),
          home: t('summary.words.home'),
          school: t('summary.words.school'),
        },
        guideTitles: {
          'career-talk': guideFor('career-talk', language).title,
          'phase-contact': guideFor('phase-contact', language).title,
        },
        alternatives: t('summary.words.alternatives'),
        formatDay: (value) => day(value, 'no-weekday'),
      }
      return composePhaseSummary({ ...material, words, clock })
    },
    [t, language, day],
  )
}

/** How many talks and activities it is made of. */
export function sourcesOf(material: SummaryMaterial): { talks: number; activities: number } {
  const { trajectory, phase, conversations, activities } = material
  return {
    talks: talksOf(trajectory, phase, conversations).length,
    activities: activities.filter((activity) => activity.trajectoryId === trajectory.id && activity.phase === phase)
      .length,
  }
}
