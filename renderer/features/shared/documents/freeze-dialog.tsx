/** The question before freezing: exactly what happens, and what can no longer be done. */
import { Button, Group, List, Modal, Stack, Text } from '@mantine/core'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'

const dialogTitle = { fontSize: '1.1875rem', fontWeight: 650 }

export interface FreezeQuestion {
  /** "het verslag", "de fasesamenvatting", "het doorstroomdossier" */
  what: string
  version: number
  sealedBy: string
  /** Names of those who are asked to sign. */
  asked: readonly string[]
  /** What else happens with this kind of document. */
  more?: readonly string[]
}

export function FreezeDialog({
  question,
  isBusy,
  refusal,
  onFreeze,
  onClose,
}: {
  question: FreezeQuestion | null
  isBusy: boolean
  /** What went wrong, in words; the dialog stays open. */
  refusal: string | null
  onFreeze: () => void
  onClose: () => void
}) {
  const { t } = useText('reports')
  if (question === null) return null
  const { what, version, sealedBy, asked, more = [] } = question
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('freeze.title', { what })}
      size="lg"
      styles={{ title: dialogTitle }}
      closeOnClickOutside={!isBusy}
      closeOnEscape={!isBusy}
      closeButtonProps={{ 'aria-label': t('common:close'), disabled: isBusy }}
    >
      <Stack gap="md">
        <Text>{t('freeze.lead')}</Text>
        <List spacing={6}>
          <List.Item>{t('freeze.text')}</List.Item>
          <List.Item>{t('freeze.seal', { name: sealedBy })}</List.Item>
          <List.Item>
            {asked.length === 0 ? t('freeze.nobody') : t('freeze.asked', { names: asked.join(', ') })}
          </List.Item>
          {more.map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
          {version > 1 && <List.Item>{t('freeze.version', { version, before: version - 1 })}</List.Item>}
          <List.Item>{t('freeze.nothingSent')}</List.Item>
        </List>
        {refusal !== null && <Notice kind="error" title={refusal} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} disabled={isBusy}>
            {t('common:cancel')}
          </Button>
          <Button onClick={onFreeze} loading={isBusy} data-autofocus>
            {t('freeze.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
