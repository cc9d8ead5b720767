/** The text of the report in the order of the page, each part a field; an answer that nobody gave is not shown. */
import { Stack, Text } from '@mantine/core'
import { useId, useState } from 'react'
import type { Conversation, Theme } from '#domain/conversations/conversation.ts'
import { type Guide, type Voice, voices } from '#domain/conversations/guide.ts'
import { longTextLimit } from '#domain/shared/text.ts'
import { VoiceMark } from '#features/shared/voice-mark.tsx'
import { useText } from '#i18n/use-text.ts'
import { DifferenceShape } from '#ui/shapes.tsx'
import classes from './report-text.module.css'

type Change = (edit: (conversation: Conversation) => Conversation) => void

export function ReportText({
  conversation,
  guide,
  calledName,
  onChange,
}: {
  conversation: Conversation
  guide: Guide
  calledName: string
  onChange: Change
}) {
  const { t } = useText('reports')
  const set = (patch: Partial<Conversation>) => onChange((before) => ({ ...before, ...patch }))
  return (
    <Stack gap="xl">
      {voices.map((voice) => (
        <VoicePart
          key={voice}
          voice={voice}
          conversation={conversation}
          guide={guide}
          calledName={calledName}
          onChange={onChange}
        />
      ))}
      {(conversation.themes.some(({ differs }) => differs.length > 0) || conversation.differenceNote !== '') && (
        <Part mark={<DifferenceShape size={16} />} title={t('text.differences')}>
          <Field
            label={t('text.differenceNote')}
            value={conversation.differenceNote}
            onChange={(differenceNote) => set({ differenceNote })}
          />
        </Part>
      )}
      <Part title={t('text.expectations')}>
        {voices.map((voice) => (
          <Field
            key={voice}
            label={voice === 'pupil' ? calledName : t(`text.voiceNames.${voice}`)}
            value={conversation.expectations[voice]}
            onChange={(text) =>
              onChange((before) => ({ ...before, expectations: { ...before.expectations, [voice]: text } }))
            }
          />
        ))}
      </Part>
      <Part title={t('text.ownWords', { name: calledName })}>
        <Field
          label={t('text.strengths')}
          value={conversation.strengths}
          onChange={(strengths) => set({ strengths })}
        />
        <Field
          label={t('text.ownReason')}
          value={conversation.ownReason}
          onChange={(ownReason) => set({ ownReason })}
        />
      </Part>
      <Part title={t('text.closing')}>
        <Field
          label={t('text.appreciation')}
          value={conversation.appreciation}
          onChange={(appreciation) => set({ appreciation })}
        />
        <Field label={t('text.followUp')} value={conversation.followUp} onChange={(followUp) => set({ followUp })} />
      </Part>
    </Stack>
  )
}

function VoicePart({
  voice,
  conversation,
  guide,
  calledName,
  onChange,
}: {
  voice: Voice
  conversation: Conversation
  guide: Guide
  calledName: string
  onChange: Change
}) {
  const { t } = useText('reports')
  const headingOf = (theme: Theme): string => guide.rows.find(({ key }) => key === theme.key)?.heading ?? theme.key
  // What was answered when the screen opened stays on it, also while it is being emptied.
  const [shownKeys] = useState(
    () => new Set(conversation.themes.flatMap((theme) => (theme.answers[voice] === '' ? [] : [theme.key]))),
  )
  const answered = conversation.themes.filter(({ key }) => shownKeys.has(key))
  return (
    <Part
      mark={<VoiceMark voice={voice} heard={answered.length > 0} size={16} silent />}
      title={t(`text.voices.${voice}`, { name: calledName })}
    >
      {answered.length === 0 && <Text c="var(--ink-second)">{t('text.silent')}</Text>}
      {answered.map((theme) => (
        <Field
          key={theme.key}
          label={headingOf(theme)}
          value={theme.answers[voice]}
          onChange={(text) =>
            onChange((before) => ({
              ...before,
              themes: before.themes.map((other) =>
                other.key === theme.key ? { ...other, answers: { ...other.answers, [voice]: text } } : other,
              ),
            }))
          }
        />
      ))}
    </Part>
  )
}

function Part({ mark, title, children }: { mark?: React.ReactNode; title: string; children: React.ReactNode }) {
  return (
    <section className={classes['part']}>
      <h2 className={classes['head']}>
        {mark}
        {title}
      </h2>
      {children}
    </section>
  )
}

function Field({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  const id = useId()
  return (
    <div className={classes['field']}>
      <label htmlFor={id} className={classes['label']}>
        {label}
      </label>
      <textarea
        id={id}
        className={classes['input']}
        rows={1}
        value={value}
        maxLength={longTextLimit}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  )
}
