/**
 * One answer of one voice. Grows with its text (no script measures it, so 100,000 characters stay quick) and says it
 * in place when the text is too long to be stored. Empty beside a filled neighbour it says whose voice is missing.
 */
import { type KeyboardEvent, memo, type ReactNode, useId } from 'react'
import type { Voice } from '#domain/conversations/guide.ts'
import { excessOf } from '#domain/conversations/storable-talk.ts'
import { longTextLimit } from '#domain/shared/text.ts'
import { VoiceMark } from '#features/shared/voice-mark.tsx'
import { useText } from '#i18n/use-text.ts'
import classes from './voices.module.css'

/** From here on the field says how much room is left. */
const nearLimit = longTextLimit - 2000

export interface AnswerFieldProps {
  /** Place of the answer: `strengths.pupil`; the field's id in the page. */
  place: string
  voice: Voice
  prompt: string
  value: string
  /** Shown while the field is empty and another voice has spoken; empty = say nothing. */
  silentText: string
  isDifferent: boolean
  showsDifferenceWord: boolean
  onAnswer: (place: string, text: string) => void
  onStarters: (place: string) => void
  /** The starters, open beside this field. */
  popover: ReactNode
  /** Below the field or at the end of its label. */
  extra?: ReactNode
}

export const AnswerField = memo(function AnswerField(props: AnswerFieldProps) {
  const { place, voice, value, silentText } = props
  const { t } = useText('conversations')
  const messageId = useId()
  const message = useLimitMessage(value)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'F2' || event.ctrlKey || event.altKey) return
    event.preventDefault()
    props.onStarters(place)
  }

  return (
    <div className={classes['cell']} data-voice={voice}>
      <div className={classes['prompt']}>
        <label htmlFor={place}>
          <span className={classes['spoken']}>{t(`voices.${voice}`)}: </span>
          {props.prompt}
        </label>
        {props.showsDifferenceWord && <strong className={classes['differs']}>{t('difference.word')}</strong>}
        {props.extra}
      </div>
      <div className={classes['box']} data-different={props.isDifferent || undefined}>
        <textarea
          id={place}
          className={classes['field']}
          data-silent={silentText !== '' || undefined}
          data-talk-field={voice}
          dir="auto"
          rows={4}
          placeholder=" "
          value={value}
          aria-describedby={message === null ? undefined : messageId}
          aria-invalid={message?.isError || undefined}
          onChange={(event) => props.onAnswer(place, event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {silentText !== '' && (
          <p className={classes['silent']} aria-hidden>
            <VoiceMark voice={voice} heard={false} size={16} silent />
            {silentText}
          </p>
        )}
        {props.popover}
      </div>
      {message !== null && (
        <p id={messageId} className={classes['limit']} data-error={message.isError || undefined} role="status">
          {message.text}
        </p>
      )}
    </div>
  )
})

/** What to say about the room left; null while there is plenty. */
export function useLimitMessage(value: string): { text: string; isError: boolean } | null {
  const { t } = useText('conversations')
  if (value.length < nearLimit) return null
  const excess = excessOf(value)
  return excess > 0
    ? { text: t('talk.tooLong', { count: excess }), isError: true }
    : { text: t('talk.nearLimit', { count: Math.max(0, longTextLimit - value.length) }), isError: false }
}
