/**
 * One question asked of three voices: side by side with the difference marks between them, or, where there is no room,
 * the answer of the chosen voice with its marks below.
 */
import { memo, useCallback } from 'react'
import { isDifferent, type VoicePair } from '#domain/conversations/differences.ts'
import { type Voice, voices } from '#domain/conversations/guide.ts'
import { useText } from '#i18n/use-text.ts'
import { AnswerField } from './answer-field.tsx'
import { DifferenceButton } from './difference-button.tsx'
import { Starters } from './starters.tsx'
import classes from './voices.module.css'

const pupilHome: VoicePair = ['pupil', 'home']
const homeSchool: VoicePair = ['home', 'school']
const pupilSchool: VoicePair = ['pupil', 'school']

export interface VoiceRowProps {
  /** Key of the theme; with the voice it makes the field's id. */
  rowKey: string
  heading: string
  prompts: Record<Voice, string>
  answers: Record<Voice, string>
  /** Undefined: this row knows no differences. */
  differs: readonly Voice[] | undefined
  /** The one voice on show; undefined = all three. */
  onlyVoice: Voice | undefined
  calledName: string
  starters: Record<Voice, readonly string[]>
  /** Place of the field whose starters are open. */
  startersAt: string | null
  onStarters: (place: string | null) => void
  onAnswer: (rowKey: string, voice: Voice, text: string) => void
  onDifference?: (rowKey: string, pair: VoicePair) => void
}

export const placeOf = (rowKey: string, voice: Voice): string => `${rowKey}.${voice}`

export const VoiceRow = memo(function VoiceRow(props: VoiceRowProps) {
  const { rowKey, heading, answers, differs, onlyVoice, onAnswer, onDifference } = props
  const { t } = useText('conversations')
  const onPlaceAnswer = useCallback(
    (place: string, text: string) => onAnswer(rowKey, place.slice(rowKey.length + 1) as Voice, text),
    [rowKey, onAnswer],
  )
  const isSpokenOf = voices.some((voice) => answers[voice].trim() !== '')
  const isOn = (pair: VoicePair): boolean => differs !== undefined && isDifferent(differs, pair)

  const mark = (pair: VoicePair, form: 'gutter' | 'text') =>
    differs === undefined || onDifference === undefined ? null : (
      <DifferenceButton
        pair={pair}
        form={form}
        heading={heading}
        isOn={isOn(pair)}
        otherThan={onlyVoice ?? 'school'}
        onToggle={() => onDifference(rowKey, pair)}
      />
    )

  const field = (voice: Voice) => {
    const place = placeOf(rowKey, voice)
    const isAcross = voice === 'school' && onlyVoice === undefined && differs !== undefined && !differs.includes('home')
    return (
      <AnswerField
        place={place}
        voice={voice}
        prompt={props.prompts[voice]}
        value={answers[voice]}
        silentText={isSpokenOf && answers[voice] === '' ? t(`talk.silent.${voice}`, { name: props.calledName }) : ''}
        isDifferent={differs?.includes(voice) ?? false}
        showsDifferenceWord={
          onlyVoice === undefined && ((voice === 'pupil' && isOn(pupilHome)) || (voice === 'home' && isOn(homeSchool)))
        }
        onAnswer={onPlaceAnswer}
        onStarters={props.onStarters}
        popover={
          props.startersAt === place ? (
            <Starters
              voice={voice}
              sentences={props.starters[voice]}
              place={place}
              isAlone={onlyVoice !== undefined}
              onClose={() => props.onStarters(null)}
            />
          ) : null
        }
        extra={isAcross ? mark(pupilSchool, 'text') : null}
      />
    )
  }

  if (onlyVoice !== undefined) {
    const pairs = [pupilHome, homeSchool, pupilSchool].filter((pair) => pair.includes(onlyVoice))
    return (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a grid with shared rows
      <div role="group" aria-label={heading} className={classes['row']} data-alone>
        {field(onlyVoice)}
        {differs !== undefined && (
          <div className={classes['marksBelow']}>
            {pairs.map((pair) => (
              <span key={pair.join()}>{mark(pair, 'text')}</span>
            ))}
          </div>
        )}
      </div>
    )
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a grid with shared rows
    <div role="group" aria-label={heading} className={classes['row']}>
      {field('pupil')}
      {mark(pupilHome, 'gutter')}
      {field('home')}
      {mark(homeSchool, 'gutter')}
      {field('school')}
    </div>
  )
})
