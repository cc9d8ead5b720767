/** A transfer dossier has no round and no copies per household: one sealed file, which the counsellor passes on. */
import { Button, Stack, Text } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useText } from '#i18n/use-text.ts'
import classes from './rendition-list.module.css'

export function HandOver({ onSave, onPrint }: { onSave: () => void; onPrint: () => void }) {
  const { t } = useText('reports')
  return (
    <section aria-labelledby="hand-over-head">
      <h2 id="hand-over-head" className={classes['head']}>
        {t('handOver.title')}
      </h2>
      <Stack gap="md" mt="sm">
        <Text>{t('handOver.text')}</Text>
        <Text c="var(--ink-second)">{t('handOver.inside')}</Text>
        <Button fullWidth leftSection={<IconDownload size={20} stroke={1.75} aria-hidden />} onClick={onSave}>
          {t('handOver.save')}
        </Button>
        <Button
          fullWidth
          variant="default"
          leftSection={<IconPrinter size={20} stroke={1.75} aria-hidden />}
          onClick={onPrint}
        >
          {t('handOver.print')}
        </Button>
      </Stack>
    </section>
  )
}
