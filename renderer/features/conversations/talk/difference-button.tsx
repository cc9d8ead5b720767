/** The neutral mark between two voices: grey, a shape and a word, on or off. */
import type { VoicePair } from '#domain/conversations/differences.ts'
import type { Voice } from '#domain/conversations/guide.ts'
import { useText } from '#i18n/use-text.ts'
import { DifferenceShape } from '#ui/shapes.tsx'
import classes from './voices.module.css'

export function DifferenceButton({
  pair,
  form,
  heading,
  isOn,
  otherThan,
  onToggle,
}: {
  pair: VoicePair
  /** Between two fields, or as words where the two don't stand side by side. */
  form: 'gutter' | 'text'
  heading: string
  isOn: boolean
  /** The voice whose field the words stand at; they name the other one. */
  otherThan: Voice
  onToggle: () => void
}) {
  const { t } = useText('conversations')
  const [one, other] = pair
  const label = t('difference.mark', { one: t(`common:voices.${one}`), other: t(`common:voices.${other}`), heading })
  return (
    <button
      type="button"
      className={classes[form === 'gutter' ? 'gutterMark' : 'textMark']}
      aria-pressed={isOn}
      aria-label={label}
      title={label}
      onClick={onToggle}
    >
      <DifferenceShape size={form === 'gutter' ? 20 : 16} />
      {form === 'text' && (
        <span>{t('difference.short', { voice: t(`common:voices.${one === otherThan ? other : one}`) })}</span>
      )}
    </button>
  )
}
