/** Who the talk is with, its steps, whether it is saved, its state, and the one next thing to do. */
import { ActionIcon } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Conversation, ConversationState } from '#domain/conversations/conversation.ts'
import { fullName } from '#domain/pupils/person-name.ts'
import { enrolmentIn } from '#domain/pupils/pupil.ts'
import { dayOf, schoolYearOf } from '#domain/shared/dates.ts'
import { PhaseTile } from '#features/shared/phase-tile.tsx'
import { SaveIndicator } from '#features/shared/save-indicator.tsx'
import type { SaveState } from '#features/shared/use-autosave.ts'
import { useDates } from '#features/shared/use-dates.ts'
import { useTalkTitle } from '#features/shared/use-talk-title.ts'
import { useText } from '#i18n/use-text.ts'
import { PageHeading } from '#ui/page-heading.tsx'
import type { LoadedTalk } from './load-talk.ts'
import { StateMenu } from './state-menu.tsx'
import { Steps, type TalkStep } from './steps.tsx'
import classes from './talk-header.module.css'

export function TalkHeader({
  loaded,
  conversation,
  step,
  saveState,
  onState,
  action,
}: {
  loaded: LoadedTalk
  conversation: Conversation
  step: TalkStep
  saveState: SaveState
  onState: (state: ConversationState) => void
  /** The one filled button. */
  action: ReactNode
}) {
  const { t } = useText('conversations')
  const { moment } = useDates()
  const titleOf = useTalkTitle()
  const { pupil, enrolments } = loaded
  const name = fullName(pupil)
  const className = enrolmentIn(enrolments, schoolYearOf(dayOf(conversation.startsAt)))?.className
  return (
    <header className={classes['header']}>
      <div className={classes['who']}>
        <ActionIcon
          component={Link}
          to={`/pupils/${pupil.id}/conversations`}
          variant="subtle"
          size={44}
          c="var(--ink)"
          aria-label={t('talk.back', { name })}
          title={t('talk.back', { name })}
        >
          <IconArrowLeft size={22} stroke={1.75} aria-hidden />
        </ActionIcon>
        <div className={classes['whoText']}>
          <div className={classes['nameLine']}>
            <PageHeading of={conversation.id} className={classes['name'] ?? ''}>
              {name}
            </PageHeading>
            {className !== undefined && className !== '' && <span className={classes['class']}>{className}</span>}
          </div>
          <p className={classes['when']} title={`${titleOf(conversation)} · ${moment(conversation.startsAt, 'long')}`}>
            {conversation.phase !== null && <PhaseTile phase={conversation.phase} small silent />}
            <span className={classes['whenText']}>
              {conversation.phase !== null && `${t(`common:phases.${conversation.phase}`)} · `}
              {moment(conversation.startsAt)}
            </span>
          </p>
        </div>
      </div>
      <Steps conversation={conversation} current={step} />
      <div className={classes['actions']}>
        <div className={classes['saved']}>
          <SaveIndicator state={saveState} />
        </div>
        <StateMenu state={conversation.state} onChange={onState} />
        {action}
      </div>
    </header>
  )
}
