/** The question before freezing: exactly what happens, and what can no longer be done. */
import { Button, Group, List, Stack, Text } from '@mantine/core'
import { useText } from '#i18n/use-text.ts'
import { Dialog } from '#ui/dialog.tsx'
import { Notice } from '#ui/notice.tsx'

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
    <Dialog
      title={t('freeze.title', { what })}
      closeLabel={t('common:close')}
      onClose={onClose}
      isBusy={isBusy}
      size="lg"
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
    </Dialog>
  )
}
