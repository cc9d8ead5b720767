/** Whose column it is: shape, word and the names of those at the table. Filled once that voice has been heard. */
import { ActionIcon } from '@mantine/core'
import { IconQuote } from '@tabler/icons-react'
import { type Conversation, voiceState } from '#domain/conversations/conversation.ts'
import { type Voice, voices } from '#domain/conversations/guide.ts'
import { VoiceMark } from '#features/shared/voice-mark.tsx'
import { useText } from '#i18n/use-text.ts'
import { columnKeys } from './use-column-keys.ts'
import classes from './voices.module.css'

export function ColumnHeads({
  conversation,
  shown,
  onStarters,
}: {
  conversation: Conversation
  shown: readonly Voice[]
  onStarters: (voice: Voice) => void
}) {
  const { t } = useText('conversations')
  return (
    <div className={classes['heads']} data-count={shown.length}>
      {voices
        .filter((voice) => shown.includes(voice))
        .map((voice) => (
          <div key={voice} className={classes['head']}>
            <VoiceMark voice={voice} heard={voiceState(conversation, voice) === 'heard'} size={24} silent />
            <div className={classes['headText']}>
              <h2 title={columnKeys[voice].label}>{t(`voices.${voice}`)}</h2>
              <p>{namesOf(conversation, voice) || t('talk.nobodyNamed')}</p>
            </div>
            <ActionIcon
              variant="subtle"
              size={44}
              color="gray"
              c="var(--ink-second)"
              onClick={() => onStarters(voice)}
              aria-label={t('starters.open', { voice: t(`common:voices.${voice}`) })}
              title={`${t('starters.open', { voice: t(`common:voices.${voice}`) })} (F2)`}
            >
              <IconQuote size={20} stroke={1.75} aria-hidden />
            </ActionIcon>
          </div>
        ))}
    </div>
  )
}

/** "Esther Mulder · Kwame Adjei (belt mee)" */
export function namesOf(conversation: Conversation, voice: Voice): string {
  return conversation.participants
    .filter((participant) => participant.voice === voice)
    .map(({ name, manner }) => (manner === '' ? name : `${name} (${manner})`))
    .join(' · ')
}
