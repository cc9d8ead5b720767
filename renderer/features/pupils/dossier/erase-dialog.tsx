/** Erasing can't be undone, so it says exactly what goes and asks for the pupil's name. */
import { Button, Group, List, Modal, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { compareNames, fullName } from '#domain/pupils/person-name.ts'
import type { Pupil } from '#domain/pupils/pupil.ts'
import { confirmsErasure } from '#domain/pupils/pupil-form.ts'
import { forgetPortraits } from '#features/shared/attachments/portrait.tsx'
import { useQuery, useVault } from '#features/shared/session.tsx'
import { useRefusalText } from '#features/shared/use-commit.tsx'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import type { CommitRefusal } from '#vault/vault.ts'
import { useDoublesOf } from './double-notice.tsx'

export function EraseDialog({ pupil, opened, onClose }: { pupil: Pupil; opened: boolean; onClose: () => void }) {
  const { t } = useText('pupils')
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={
        <Text component="span" size="lg" fw={650}>
          {t('erase.title', { name: fullName(pupil) })}
        </Text>
      }
      padding="xl"
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <EraseForm pupil={pupil} onClose={onClose} />
    </Modal>
  )
}

function EraseForm({ pupil, onClose }: { pupil: Pupil; onClose: () => void }) {
  const { t } = useText('pupils')
  const vault = useVault()
  const navigate = useNavigate()
  const refusalText = useRefusalText()
  const { t: f } = useText('families')
  const lonelyNames = useLonelyGuardians(pupil)
  const doubles = useDoublesOf(pupil)
  const [typed, setTyped] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<CommitRefusal>()
  const called = pupil.calledName || pupil.firstNames || pupil.surname
  const isConfirmed = confirmsErasure(pupil, typed)

  const erase = async (): Promise<void> => {
    setBusy(true)
    setRefusal(undefined)
    const answer = await vault.erasePupil(pupil.id).finally(() => setBusy(false))
    if (!answer.ok) return setRefusal(answer.code)
    forgetPortraits()
    notifications.show({ message: t('erase.done'), closeButtonProps: { 'aria-label': t('common:close') } })
    await navigate('/pupils')
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (isConfirmed && !isBusy) void erase()
      }}
    >
      <Stack gap="md">
        <Text>{t('erase.what')}</Text>
        <List spacing="xs">
          <List.Item>{t('erase.records')}</List.Item>
          <List.Item>{t('erase.documents')}</List.Item>
          <List.Item>
            {lonelyNames.length > 0
              ? t('erase.guardians', {
                  names: new Intl.ListFormat(t('listLanguage')).format(lonelyNames),
                  count: lonelyNames.length,
                })
              : t('erase.noGuardians')}
          </List.Item>
        </List>
        <Text>{t('erase.stays')}</Text>
        {doubles.length > 0 && <Text>{f('merge.eraseToo')}</Text>}
        <Text fw={650}>{t('erase.noUndo')}</Text>
        {refusal !== undefined && (
          <Notice kind="error" title={t('erase.refused')}>
            {refusalText(refusal)}
          </Notice>
        )}
        <TextInput
          data-autofocus
          label={t('erase.typeName', { name: called })}
          value={typed}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" color="var(--late)" disabled={!isConfirmed} loading={isBusy}>
            {t('erase.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Guardians who have no other child here: they go with the dossier. */
function useLonelyGuardians(pupil: Pupil): string[] {
  const names = useQuery(
    async (reader) => {
      const own = await reader.list('relations', 'pupilId', pupil.id)
      const lonely = await Promise.all(
        [...new Set(own.map(({ guardianId }) => guardianId))].map(async (guardianId) => {
          const all = await reader.list('relations', 'guardianId', guardianId)
          if (all.some(({ pupilId }) => pupilId !== pupil.id)) return undefined
          return reader.get('guardians', guardianId)
        }),
      )
      return lonely
        .flatMap((guardian) => guardian ?? [])
        .sort(compareNames)
        .map(fullName)
    },
    [pupil.id],
  )
  return names ?? []
}
