/** The questions of the guide in rows, three voices wide; below 1100 px one voice at a time, chosen by a tab. */
import { Tabs } from '@mantine/core'
import { useCallback, useRef, useState } from 'react'
import { answerCount } from '#domain/conversations/completeness.ts'
import { voiceState } from '#domain/conversations/conversation.ts'
import { toggleDifference, type VoicePair } from '#domain/conversations/differences.ts'
import { type Guide, type Voice, voices } from '#domain/conversations/guide.ts'
import { VoiceMark } from '#features/shared/voice-mark.tsx'
import { useText } from '#i18n/use-text.ts'
import { ColumnHeads } from './column-heads.tsx'
import { columnKeys, fieldOf, useColumnKeys } from './use-column-keys.ts'
import type { Talk } from './use-talk.ts'
import { placeOf, VoiceRow } from './voice-row.tsx'
import classes from './voices.module.css'

/** Row key of the mutual expectations; no theme of a guide can have it, their keys hold no dot or capital. */
const expectationsKey = 'Expectations'

export function VoiceGrid({
  talk,
  guide,
  calledName,
  isNarrow,
  shownVoice,
  onShowVoice,
}: {
  talk: Talk
  guide: Guide
  calledName: string
  isNarrow: boolean
  /** Whose column is on show where only one fits. */
  shownVoice: Voice
  onShowVoice: (voice: Voice) => void
}) {
  const { t } = useText('conversations')
  const { conversation, edit } = talk
  const [startersAt, setStartersAt] = useState<string | null>(null)
  const lastRow = useRef<string>(undefined)
  useColumnKeys(onShowVoice)

  const onAnswer = useCallback(
    (rowKey: string, voice: Voice, text: string) =>
      edit((before) =>
        rowKey === expectationsKey
          ? { ...before, expectations: { ...before.expectations, [voice]: text } }
          : {
              ...before,
              themes: before.themes.map((theme) =>
                theme.key === rowKey ? { ...theme, answers: { ...theme.answers, [voice]: text } } : theme,
              ),
            },
      ),
    [edit],
  )
  const onDifference = useCallback(
    (rowKey: string, pair: VoicePair) =>
      edit((before) => ({
        ...before,
        themes: before.themes.map((theme) =>
          theme.key === rowKey ? { ...theme, differs: toggleDifference(theme.differs, pair) } : theme,
        ),
      })),
    [edit],
  )
  const openStarters = (voice: Voice) => {
    const field = fieldOf(voice, lastRow.current)
    if (field === null) return
    field.focus()
    setStartersAt(field.id)
  }

  const onlyVoice = isNarrow ? shownVoice : undefined
  const shared = { onlyVoice, calledName, starters: guide.starters, startersAt, onStarters: setStartersAt, onAnswer }
  const rows = (
    // Only remembers which question was answered last; the fields themselves take the keys.
    // biome-ignore lint/a11y/noStaticElementInteractions: no interaction of its own
    <div
      onFocus={({ target }) => {
        if (target instanceof HTMLTextAreaElement) lastRow.current = target.id.slice(0, target.id.lastIndexOf('.'))
      }}
    >
      <ColumnHeads conversation={conversation} shown={isNarrow ? [shownVoice] : voices} onStarters={openStarters} />
      {themesOf(talk, guide).map(({ theme, row }) => (
        <VoiceRow
          key={theme.key}
          rowKey={theme.key}
          heading={row?.heading ?? theme.key}
          prompts={row?.prompts ?? { pupil: theme.key, home: theme.key, school: theme.key }}
          answers={theme.answers}
          differs={theme.differs}
          onDifference={onDifference}
          {...shared}
          startersAt={onRow(startersAt, theme.key)}
        />
      ))}
      <h2 className={classes['sectionHead']}>{t('talk.expectations')}</h2>
      <VoiceRow
        rowKey={expectationsKey}
        heading={t('talk.expectations')}
        prompts={{
          pupil: t('talk.expectationPrompts.pupil'),
          home: t('talk.expectationPrompts.home', { name: calledName }),
          school: t('talk.expectationPrompts.school', { name: calledName }),
        }}
        answers={conversation.expectations}
        differs={undefined}
        {...shared}
        startersAt={onRow(startersAt, expectationsKey)}
      />
    </div>
  )
  if (!isNarrow) return rows

  return (
    <Tabs value={shownVoice} onChange={(value) => onShowVoice(voices.find((voice) => voice === value) ?? 'pupil')}>
      <Tabs.List grow className={classes['voiceTabs'] ?? ''} aria-label={t('talk.columns')}>
        {voices.map((voice) => {
          const count = answerCount(conversation, voice)
          return (
            <Tabs.Tab
              key={voice}
              value={voice}
              leftSection={<VoiceMark voice={voice} heard={voiceState(conversation, voice) === 'heard'} silent />}
              aria-label={t('talk.column', { voice: t(`voices.${voice}`), ...count })}
              title={columnKeys[voice].label}
            >
              {t(`voices.${voice}`)} {count.given}/{count.asked}
            </Tabs.Tab>
          )
        })}
      </Tabs.List>
      <Tabs.Panel value={shownVoice}>{rows}</Tabs.Panel>
    </Tabs>
  )
}

/** Rows that don't hold the open starters get null, so that they are not drawn again. */
const onRow = (place: string | null, rowKey: string): string | null =>
  place !== null && voices.some((voice) => placeOf(rowKey, voice) === place) ? place : null

/** In the guide's order; what the guide no longer asks comes last. */
function themesOf(talk: Talk, guide: Guide) {
  const place = (key: string): number => {
    const index = guide.rows.findIndex((row) => row.key === key)
    return index === -1 ? guide.rows.length : index
  }
  return talk.conversation.themes
    .map((theme) => ({ theme, row: guide.rows.find(({ key }) => key === theme.key) }))
    .sort((left, right) => place(left.theme.key) - place(right.theme.key))
}
