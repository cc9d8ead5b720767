/** Prepare, hold, finish: addresses of the same talk, so they are links. */

import { Link } from 'react-router'
import { type Conversation, voiceState } from '#domain/conversations/conversation.ts'
import { voices } from '#domain/conversations/guide.ts'
import { useText } from '#i18n/use-text.ts'
import { StateShape, type StateShapeName } from '#ui/shapes.tsx'
import classes from './talk-header.module.css'

export const talkSteps = ['prepare', 'hold', 'finish'] as const
export type TalkStep = (typeof talkSteps)[number]

export const stepOf = (value: string | null): TalkStep | undefined => talkSteps.find((step) => step === value)

/** Where a talk opens: what is still to come is prepared, what holds words is shown. */
export function startingStep(conversation: Conversation): TalkStep {
  return conversation.state === 'planned' && !hasWords(conversation) ? 'prepare' : 'hold'
}

const hasWords = (conversation: Conversation): boolean =>
  voices.some((voice) => voiceState(conversation, voice) === 'heard')

export function Steps({ conversation, current }: { conversation: Conversation; current: TalkStep }) {
  const { t } = useText('conversations')
  const isHeld = conversation.state === 'held'
  const shapeOf: Record<TalkStep, StateShapeName> = {
    prepare: current === 'prepare' ? 'open' : 'done',
    hold: current === 'hold' ? 'open' : isHeld ? 'done' : 'none',
    finish: current === 'finish' ? 'open' : 'none',
  }
  return (
    <nav aria-label={t('steps.label')} className={classes['steps']}>
      <ol>
        {talkSteps.map((step) => (
          <li key={step}>
            <Link to={`?step=${step}`} replace aria-current={step === current ? 'step' : undefined}>
              <StateShape name={shapeOf[step]} />
              {t(`steps.${step}`)}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
