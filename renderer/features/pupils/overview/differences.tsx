/** Open differences, the answers side by side in the people's own words; noted, not judged. */
import { Text } from '@mantine/core'
import { guideFor } from '#domain/conversations/guides.ts'
import { type OpenDifference, openDifferencesOf } from '#domain/conversations/open-differences.ts'
import { dayOf } from '#domain/shared/dates.ts'
import { useDates, useLanguage } from '#features/shared/use-dates.ts'
import { VoiceMark } from '#features/shared/voice-mark.tsx'
import { useText } from '#i18n/use-text.ts'
import { DifferenceShape } from '#ui/shapes.tsx'
import type { Dossier } from '../dossier/use-dossier.ts'
import classes from './overview.module.css'

export function Differences({ dossier }: { dossier: Dossier }) {
  const { t } = useText('pupils')
  const open = openDifferencesOf(dossier.conversations)
  if (open.length === 0) return null
  return (
    <section aria-labelledby="open-differences" className={classes['ruled']}>
      <h2 id="open-differences" className={classes['heading']}>
        <DifferenceShape size={18} /> {t('differences.title')}{' '}
        <span className={classes['count']}>{t('differences.open', { count: open.length })}</span>
      </h2>
      {open.map((difference) => (
        <Difference key={`${difference.conversation.id} ${difference.theme.key}`} difference={difference} />
      ))}
    </section>
  )
}

function Difference({ difference }: { difference: OpenDifference }) {
  const { t } = useText('pupils')
  const { day } = useDates()
  const language = useLanguage()
  const { conversation, theme, sides } = difference
  const heading = guideFor(conversation.guideId, language).rows.find((row) => row.key === theme.key)?.heading
  return (
    <div className={classes['difference']}>
      <div className={classes['theme']}>
        <h3>{heading ?? theme.key}</h3>
        <Text size="sm" c="var(--ink-second)">
          {t('differences.from', { day: day(dayOf(conversation.startsAt)) })}
        </Text>
      </div>
      <ul className={classes['sides']}>
        {sides.map(({ voice, answer }) => (
          <li key={voice}>
            <VoiceMark voice={voice} heard={answer.trim() !== ''} size={16} />
            <Text lineClamp={5} className={classes['answer'] ?? ''}>
              {answer.trim() || t('differences.silent')}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  )
}
