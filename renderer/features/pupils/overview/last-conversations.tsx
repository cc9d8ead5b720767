/** The last talks: when, what, which voices were heard, and how far the report is. */
import { Text } from '@mantine/core'
import { Link } from 'react-router'
import { type Conversation, voiceState } from '#domain/conversations/conversation.ts'
import { voices } from '#domain/conversations/guide.ts'
import { reportStandingOf } from '#domain/reports/report-standing.ts'
import { useDates } from '#features/shared/use-dates.ts'
import { useTalkTitle } from '#features/shared/use-talk-title.ts'
import { VoiceMark } from '#features/shared/voice-mark.tsx'
import { useText } from '#i18n/use-text.ts'
import type { Dossier } from '../dossier/use-dossier.ts'
import classes from './overview.module.css'

const shownCount = 5

export function LastConversations({ dossier }: { dossier: Dossier }) {
  const { t } = useText('pupils')
  const past = dossier.conversations
    .filter(({ state }) => state !== 'planned')
    .sort((left, right) => right.startsAt.localeCompare(left.startsAt))
  return (
    <section aria-labelledby="last-talks" className={classes['ruled']}>
      <div className={classes['headingRow']}>
        <h2 id="last-talks" className={classes['heading']}>
          {t('talks.last')}
        </h2>
        {past.length > shownCount && (
          <Link to={`/pupils/${dossier.pupil.id}/conversations`} className={classes['link'] ?? ''}>
            {t('talks.all', { count: past.length })}
          </Link>
        )}
      </div>
      {past.length === 0 ? (
        <Text c="var(--ink-second)">{t('talks.none')}</Text>
      ) : (
        <ul className={classes['rows']}>
          {past.slice(0, shownCount).map((conversation) => (
            <ConversationRow key={conversation.id} conversation={conversation} dossier={dossier} />
          ))}
        </ul>
      )}
    </section>
  )
}

function ConversationRow({ conversation, dossier }: { conversation: Conversation; dossier: Dossier }) {
  const { t } = useText('pupils')
  const { moment } = useDates()
  const titleOf = useTalkTitle()
  const standing = reportStandingOf(conversation, dossier.documents, dossier.roundEntries)
  const isHeard = (voice: (typeof voices)[number]): boolean => voiceState(conversation, voice) === 'heard'
  const heard = voices.filter(isHeard).map((voice) => t(`common:voices.${voice}`))
  return (
    <li className={classes['talk']}>
      <span className={classes['when']} title={moment(conversation.startsAt, 'long')}>
        {moment(conversation.startsAt)}
      </span>
      <Link to={`/conversations/${conversation.id}`} className={classes['title'] ?? ''}>
        {titleOf(conversation)}
      </Link>
      <span
        className={classes['voices']}
        role="img"
        aria-label={heard.length > 0 ? t('talks.heard', { voices: heard.join(', ') }) : t('talks.nobodyHeard')}
      >
        {voices.map((voice) => (
          <VoiceMark key={voice} voice={voice} heard={isHeard(voice)} silent />
        ))}
      </span>
      <span className={classes['standing']}>
        {standing.code === 'signed'
          ? t('talks.standing.signed', { signed: standing.signed, asked: standing.asked })
          : t(`talks.standing.${standing.code}`)}
      </span>
    </li>
  )
}
