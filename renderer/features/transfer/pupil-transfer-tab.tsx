/** Dossier tab: the transfers of this pupil, and the way to a new one. */
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { Link, useParams } from 'react-router'
import { schoolYearOf } from '#domain/shared/dates.ts'
import { transferBoard } from '#domain/transfer/transfer-board.ts'
import { useQuery, useToday } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import classes from './pupil-transfer-tab.module.css'
import { TransferLine } from './transfer-line.tsx'

export function PupilTransferTab() {
  const { t } = useText('transfer')
  const { pupilId = '' } = useParams()
  const year = schoolYearOf(useToday())
  const rows = useQuery(
    async (reader) => {
      const pupil = await reader.get('pupils', pupilId)
      return transferBoard({
        pupils: pupil === undefined ? [] : [pupil],
        enrolments: [],
        drafts: await reader.list('transferDrafts', 'pupilId', pupilId),
        documents: await reader.list('issuedDocuments', 'pupilId', pupilId),
        year,
      })
    },
    [pupilId, year],
  )
  if (rows === undefined) return null
  const isUnderWay = rows.some(({ state }) => state === 'under-way')
  return (
    <Stack component="section" gap="md" aria-labelledby="transfer-tab-head">
      <Group justify="space-between" align="flex-start" gap="md">
        <Stack gap={4} flex="1 1 320px">
          <Title order={2} id="transfer-tab-head">
            {t('tab.title')}
          </Title>
          <Text c="var(--ink-second)" maw={560}>
            {t('tab.text')}
          </Text>
        </Stack>
        <Button component={Link} to={`/transfer/${pupilId}`} variant="default">
          {t(isUnderWay ? 'tab.goOn' : rows.length > 0 ? 'tab.another' : 'tab.start')}
        </Button>
      </Group>
      {rows.length === 0 ? (
        <Text>{t('tab.none')}</Text>
      ) : (
        <ul className={classes['list']} aria-label={t('tab.list')}>
          {rows.map((row) => (
            <li key={row.id}>
              <TransferLine row={row} title="" />
            </li>
          ))}
        </ul>
      )}
    </Stack>
  )
}
