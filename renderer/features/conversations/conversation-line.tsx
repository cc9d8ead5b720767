/** One talk in a list: when, with whom or what, which voices were heard, how it stands. */
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { type Conversation, hasOpenDifference, voiceState } from '#domain/conversations/conversation.ts'
import { voices } from '#domain/conversations/guide.ts'
import { PhaseTile } from '#features/shared/phase-tile.tsx'
import { useDates } from '#features/shared/use-dates.ts'
import { useTalkTitle } from '#features/shared/use-talk-title.ts'
import { VoiceMark } from '#features/shared/voice-mark.tsx'
import { useText } from '#i18n/use-text.ts'
import { DifferenceShape, StateShape } from '#ui/shapes.tsx'
import classes from './conversations.module.css'
import { stateShapes } from './talk/state-menu.tsx'

export function ConversationLine({
  conversation,
  title,
  subtitle,
}: {
  conversation: Conversation
  /** What the link says; the kind of talk when left out. */
  title?: string
  subtitle?: ReactNode
}) {
  const { t } = useText('conversations')
  const { moment } = useDates()
  const titleOf = useTalkTitle()
  const kind = titleOf(conversation)
  return (
    <div className={classes['line']}>
      <span className={classes['lineWhen']} title={moment(conversation.startsAt, 'long')}>
        {moment(conversation.startsAt)}
      </span>
      {conversation.phase === null ? <span /> : <PhaseTile phase={conversation.phase} />}
      <span className={classes['lineText']}>
        <Link to={`/conversations/${conversation.id}`} className={classes['lineLink'] ?? ''}>
          {title ?? kind}
        </Link>
        <span className={classes['lineSub']}>{title === undefined ? subtitle : kind}</span>
      </span>
      <HeardVoices conversation={conversation} />
      <span className={classes['lineDifference']}>
        {hasOpenDifference(conversation) && <DifferenceShape size={18} label={t('list.difference')} />}
      </span>
      <span className={classes['lineState']}>
        <StateShape name={stateShapes[conversation.state]} />
        {t(`states.${conversation.state}`)}
      </span>
    </div>
  )
}

function HeardVoices({ conversation }: { conversation: Conversation }) {
  const { t } = useText('conversations')
  const heard = voices.filter((voice) => voiceState(conversation, voice) === 'heard')
  const words = heard.map((voice) => t(`common:voices.${voice}`)).join(', ')
  return (
    <span
      role="img"
      className={classes['lineVoices']}
      aria-label={heard.length > 0 ? t('list.heard', { voices: words }) : t('list.nobodyHeard')}
    >
      {voices.map((voice) => (
        <VoiceMark key={voice} voice={voice} heard={heard.includes(voice)} silent />
      ))}
    </span>
  )
}
