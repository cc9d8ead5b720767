/** "Opgeslagen 14:03": silent but visible, and read aloud politely. */
import { Group, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { momentHere } from './clock.ts'
import type { SaveState } from './use-autosave.ts'

export function SaveIndicator({ state }: { state: SaveState }) {
  const { t } = useTranslation()
  if (state.kind === 'untouched') return null
  return (
    <Group gap={6} wrap="nowrap" role="status" c={state.kind === 'refused' ? 'var(--late)' : 'var(--ink-second)'}>
      {state.kind === 'saved' && <IconCheck size={18} stroke={1.75} aria-hidden />}
      <Text size="md">
        {state.kind === 'saved' && t('saved', { time: momentHere(state.at).slice(11) })}
        {state.kind === 'pending' && t('saving')}
        {state.kind === 'refused' && t('notSaved')}
      </Text>
    </Group>
  )
}
