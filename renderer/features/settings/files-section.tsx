/** The files of all dossiers: how many of each kind, how much room they take, and where most of it is. */
import { Divider, Stack, Table, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import { fullName } from '#domain/pupils/person-name.ts'
import { formatSize } from '#domain/shared/format-size.ts'
import { countStoredFiles } from '#domain/shared/stored-files.ts'
import { useQuery } from '#features/shared/session.tsx'
import { useLanguage } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import classes from './files-section.module.css'

const shownDossiers = 5

export function FilesSection() {
  const { t } = useText('attachments')
  const language = useLanguage()
  const loaded = useQuery(async (reader) => {
    const [attachments, pupils] = await Promise.all([reader.all('attachments'), reader.all('pupils')])
    const portraitIds = new Set(pupils.flatMap(({ photoId }) => photoId ?? []))
    const nameOf = new Map(pupils.map((pupil) => [pupil.id, fullName(pupil)]))
    const files = countStoredFiles(attachments, portraitIds, shownDossiers)
    return { files, largest: files.largest.map((each) => ({ ...each, name: nameOf.get(each.pupilId) ?? '' })) }
  }, [])
  if (loaded === undefined) return null
  const { files, largest } = loaded
  const size = (bytes: number): string => formatSize(bytes, language)
  return (
    <Stack component="section" gap="md">
      <Divider />
      <Title order={2}>{t('storage.title')}</Title>
      <Text c="var(--ink-second)">{t('storage.text')}</Text>
      {files.count === 0 ? (
        <Text>{t('storage.none')}</Text>
      ) : (
        <>
          <FileTable
            label={t('storage.title')}
            head={t('storage.what')}
            rows={files.kinds.map(({ kind, ...each }) => ({ key: kind, name: t(`storage.kinds.${kind}`), ...each }))}
            total={files}
          />
          {files.savedBytes > 0 && <Text>{t('storage.saved', { size: size(files.savedBytes) })}</Text>}
          <Title order={3}>{t('storage.largest')}</Title>
          <FileTable
            label={t('storage.largest')}
            head={t('storage.pupil')}
            rows={largest.map(({ pupilId, name, ...each }) => ({
              key: pupilId,
              name: (
                <Link to={`/pupils/${pupilId}/documents`} className={classes['link'] ?? ''}>
                  {name}
                </Link>
              ),
              ...each,
            }))}
          />
        </>
      )}
    </Stack>
  )
}

interface Counted {
  count: number
  sizeBytes: number
}

function FileTable({
  label,
  head,
  rows,
  total,
}: {
  label: string
  head: string
  rows: readonly (Counted & { key: string; name: React.ReactNode })[]
  total?: Counted
}) {
  const { t } = useText('attachments')
  const language = useLanguage()
  const cells = ({ count, sizeBytes }: Counted) => (
    <>
      <Table.Td className={classes['number'] ?? ''}>{new Intl.NumberFormat(language).format(count)}</Table.Td>
      <Table.Td className={classes['number'] ?? ''}>{formatSize(sizeBytes, language)}</Table.Td>
    </>
  )
  return (
    <Table maw={560} aria-label={label}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th fw={400} c="var(--ink-second)" pl={0}>
            {head}
          </Table.Th>
          <Table.Th fw={400} c="var(--ink-second)" className={classes['number'] ?? ''}>
            {t('storage.count')}
          </Table.Th>
          <Table.Th fw={400} c="var(--ink-second)" className={classes['number'] ?? ''}>
            {t('storage.size')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ key, name, ...counted }) => (
          <Table.Tr key={key}>
            <Table.Th scope="row" fw={400} pl={0}>
              {name}
            </Table.Th>
            {cells(counted)}
          </Table.Tr>
        ))}
        {total !== undefined && (
          <Table.Tr>
            <Table.Th scope="row" fw={650} pl={0}>
              {t('storage.total')}
            </Table.Th>
            {cells(total)}
          </Table.Tr>
        )}
      </Table.Tbody>
    </Table>
  )
}
