/** Holding the talk: three voices, what is agreed, and what was said beyond the questions. */
import { hasOpenDifference } from '#domain/conversations/conversation.ts'
import type { Guide, Voice } from '#domain/conversations/guide.ts'
import type { Id } from '#domain/shared/row.ts'
import { useText } from '#i18n/use-text.ts'
import { Agreements } from './agreements.tsx'
import { LongField } from './long-field.tsx'
import classes from './talk.module.css'
import type { Talk } from './use-talk.ts'
import { VoiceGrid } from './voice-grid.tsx'

export function HoldStep({
  talk,
  guide,
  calledName,
  isNarrow,
  shownVoice,
  onShowVoice,
  onRemoveAgreement,
}: {
  talk: Talk
  guide: Guide
  calledName: string
  isNarrow: boolean
  shownVoice: Voice
  onShowVoice: (voice: Voice) => void
  onRemoveAgreement: (id: Id) => void
}) {
  const { t } = useText('conversations')
  const { conversation, edit } = talk
  const text = (field: 'strengths' | 'ownReason' | 'appreciation' | 'differenceNote') => ({
    id: field,
    value: conversation[field],
    onChange: (value: string) => edit((before) => ({ ...before, [field]: value })),
  })
  return (
    <>
      <VoiceGrid
        talk={talk}
        guide={guide}
        calledName={calledName}
        isNarrow={isNarrow}
        shownVoice={shownVoice}
        onShowVoice={onShowVoice}
      />
      <Agreements talk={talk} onRemove={onRemoveAgreement} />
      <section aria-labelledby="own-words">
        <h2 id="own-words" className={classes['sectionHead']}>
          {t('talk.ownWords', { name: calledName })}
        </h2>
        <p className={classes['hint']}>{t('talk.ownWordsHint', { name: calledName })}</p>
        <div className={classes['pair']}>
          <LongField label={t('talk.strengths')} {...text('strengths')} />
          <LongField label={t('talk.ownReason')} {...text('ownReason')} />
        </div>
        <div className={classes['pair']}>
          <LongField
            label={t('talk.appreciation')}
            hint={t('talk.appreciationHint', { name: calledName })}
            {...text('appreciation')}
          />
          {(hasOpenDifference(conversation) || conversation.differenceNote !== '') && (
            <LongField label={t('talk.differenceNote')} hint={t('talk.differenceHint')} {...text('differenceNote')} />
          )}
        </div>
      </section>
    </>
  )
}
