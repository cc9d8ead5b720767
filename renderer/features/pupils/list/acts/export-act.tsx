/** Name and chosen columns of the chosen pupils as a file for a spreadsheet. */
import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMemo, useState } from 'react'
import { getDesktop } from '#bridge/desktop.ts'
import { type ListCell, writeList } from '#documents/lists/write-list.ts'
import { type Column, columnKeys, factKindsOfColumns } from '#domain/pupils/lists/columns.ts'
import type { PupilFacts } from '#domain/pupils/lists/pupil-facts.ts'
import type { RosterEntry } from '#domain/pupils/roster.ts'
import { useToday, useVault } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import { useCellText } from '../use-cell-text.ts'
import { useFactsOf } from '../use-facts.ts'
import { useListedHere } from '../use-listed.ts'
import { usePlaceName } from '../use-place-name.ts'

export function ExportAct({ chosen }: { chosen: readonly RosterEntry[] }) {
  const { t } = useText('lists')
  const vault = useVault()
  const today = useToday()
  const cellText = useCellText()
  const listed = useListedHere()
  const place = usePlaceName(listed)
  const [columns, setColumns] = useState<readonly Column[]>(listed.choice.columns)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState(false)
  const ids = useMemo(() => chosen.map(({ pupil }) => pupil.id), [chosen])
  const kinds = useMemo(() => factKindsOfColumns(columns), [columns])
  const { facts, missingCount } = useFactsOf(ids, kinds)

  const save = async (kind: 'xlsx' | 'csv'): Promise<void> => {
    setBusy(true)
    setFailure(false)
    try {
      const head = [
        t('export.parts.calledName'),
        t('export.parts.prefix'),
        t('export.parts.surname'),
        ...columns.map((column) => t(`columns.${column}`)),
      ]
      const rows = chosen.map((entry) => {
        const { calledName, firstNames, prefix, surname } = entry.pupil
        const own = facts.get(entry.pupil.id)
        return [
          calledName || firstNames,
          prefix,
          surname,
          ...columns.map((column) => cellOf(entry, own, column, cellText(entry, own, column))),
        ]
      })
      const bytes = await writeList({ kind, sheets: [{ name: t('export.fileName'), head, rows }] })
      const suggestedName = `${t('export.fileName')} ${place} ${today}.${kind}`
      const answer = await getDesktop().saveFile({ suggestedName, kind, bytes })
      if (answer.ok) {
        await vault.commit({
          label: 'lists:undo.handedOut',
          undoPlace: null,
          audit: { event: 'document-saved', subjectId: null },
        })
        notifications.show({
          message: t('export.saved', { file: answer.fileName }),
          closeButtonProps: { 'aria-label': t('common:close') },
        })
      } else if (answer.code !== 'cancelled') setFailure(true)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Stack gap="md">
      <Text>{t('export.text')}</Text>
      <Checkbox.Group
        label={t('export.columns')}
        value={[...columns]}
        onChange={(keys) => setColumns(columnKeys.filter((column) => keys.includes(column)))}
      >
        <Group gap="8px 20px" mt={6}>
          {columnKeys.map((column) => (
            <Checkbox key={column} value={column} label={t(`columns.${column}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      <Text c="var(--ink-second)" maw={640}>
        {t('export.outside')}
      </Text>
      {failure && <Notice kind="error" title={t('export.failed')} />}
      <Group gap="sm">
        <Button disabled={missingCount > 0} loading={isBusy} onClick={() => void save('xlsx')}>
          {t('export.xlsx')}
        </Button>
        <Button variant="default" disabled={missingCount > 0 || isBusy} onClick={() => void save('csv')}>
          {t('export.csv')}
        </Button>
        {missingCount > 0 && (
          <Text c="var(--ink-second)" role="status">
            {t('export.reading')}: {t('bar.readingOf', { done: ids.length - missingCount, total: ids.length })}
          </Text>
        )}
      </Group>
    </Stack>
  )
}

/** Days and numbers as what they are, so that a spreadsheet sorts and counts them. */
function cellOf({ pupil }: RosterEntry, facts: PupilFacts | undefined, column: Column, text: string): ListCell {
  switch (column) {
    case 'birthDay':
      return pupil.birthDay === null ? '' : { day: pupil.birthDay }
    case 'leavingDay':
      return pupil.leavingDay === null ? '' : { day: pupil.leavingDay }
    case 'lastTalk':
      return facts?.talks?.lastHeldDay ? { day: facts.talks.lastHeldDay } : ''
    case 'age':
    case 'yearGroup':
    case 'talksThisYear':
    case 'agreementsLate':
    case 'signaturesOpen':
    case 'households':
      return text === '' ? '' : Number(text)
    default:
      return text
  }
}
