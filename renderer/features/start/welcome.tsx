/** First start: a vault of one's own, or the sample school to look around in. */
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import type { Vault } from '#vault/vault.ts'
import { openSampleSchool } from './sample-school.ts'
import classes from './start-page.module.css'
import { type StartRefusal, useStartText } from './use-start-text.ts'

export function Welcome({
  hasVault,
  hasSample,
  onCreate,
  onBack,
  onOpened,
}: {
  hasVault: boolean
  hasSample: boolean
  onCreate: () => void
  onBack: () => void
  onOpened: (vault: Vault) => void
}) {
  const { t } = useText('start')
  const [busy, setBusy] = useState(false)
  const messageFor = useStartText()
  const [refusal, setRefusal] = useState<StartRefusal | null>(null)

  async function openSample() {
    setBusy(true)
    setRefusal(null)
    try {
      const answer = await openSampleSchool()
      if (answer.ok) onOpened(answer.vault)
      else setRefusal(answer)
    } catch (error) {
      setRefusal({ code: 'unexpected', error })
    } finally {
      setBusy(false)
    }
  }

  return (
    <Stack gap="xl">
      <Stack gap="sm">
        <Title order={1}>{t('welcome.title')}</Title>
        <Text>{t('welcome.intro')}</Text>
      </Stack>
      {refusal !== null && (
        <Notice kind="error" title={t('common:errors.title')}>
          {messageFor(refusal)}
        </Notice>
      )}
      <Stack gap="md" className={classes['panel']} align="flex-start">
        <Title order={2}>{t('welcome.newTitle')}</Title>
        <Text>{t('welcome.newText')}</Text>
        <Button onClick={onCreate} disabled={busy}>
          {t('welcome.newAction')}
        </Button>
      </Stack>
      {!hasSample && (
        <Stack gap="md" className={classes['panel']} align="flex-start">
          <Title order={2}>{t('welcome.sampleTitle')}</Title>
          <Text>{t('welcome.sampleText')}</Text>
          <Button variant="default" onClick={() => void openSample()} loading={busy}>
            {t('welcome.sampleAction')}
          </Button>
          <Text role="status">{busy ? t('welcome.makingSample') : ''}</Text>
        </Stack>
      )}
      {hasVault && (
        <Group>
          <Button variant="subtle" onClick={onBack}>
            {t('unlock.toVault')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
