/** Overzicht: the next step, what was agreed, where people differ, the last talks, and the pupil's own world. */
import { Stack, Text } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useUndo } from '#features/shared/use-commit.tsx'
import { useText } from '#i18n/use-text.ts'
import { pupilPlace, useOpenDossier } from '../dossier/use-dossier.ts'
import { ContextCard } from './context-card.tsx'
import { Differences } from './differences.tsx'
import { LastConversations } from './last-conversations.tsx'
import { NextStepNotice } from './next-step-notice.tsx'
import { OpenAgreements } from './open-agreements.tsx'
import classes from './overview.module.css'

export function Overview() {
  const { t } = useText('pupils')
  const dossier = useOpenDossier()
  useUndo(pupilPlace(dossier.pupil.id))
  return (
    <Stack gap="lg" className={classes['overview'] ?? ''}>
      <NextStepNotice dossier={dossier} />
      <OpenAgreements key={dossier.pupil.id} dossier={dossier} />
      <Differences dossier={dossier} />
      <LastConversations dossier={dossier} />
      <ContextCard key={`context ${dossier.pupil.id}`} pupil={dossier.pupil} />
      {dossier.workingNoteCount > 0 && (
        <Text size="sm" c="var(--ink-second)" className={classes['notes'] ?? ''}>
          <IconLock size={16} stroke={1.75} aria-hidden />
          {t('overview.workingNotes', { count: dossier.workingNoteCount })}
        </Text>
      )}
    </Stack>
  )
}
