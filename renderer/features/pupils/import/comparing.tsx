/** While the worker compares again: how far it is, beside the buttons that wait for it. */
import { Group, Progress, Text } from '@mantine/core'
import { useText } from '#i18n/use-text.ts'
import type { ListImport } from './use-list-import.ts'

export function Comparing({ list }: { list: ListImport }) {
  const { t } = useText('imports')
  const { progress } = list
  return (
    <Group gap="sm" role="status">
      <Text c="var(--ink-second)">{t('stages.comparing')} …</Text>
      {progress !== null && progress.total > 0 && (
        <Progress w={160} value={(100 * progress.done) / progress.total} aria-label={t('progress')} />
      )}
    </Group>
  )
}
