/** Who is chosen, and what can be done with all of them at once; one act is open at a time. */
import { Accordion, Button, Group, Text, Title } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { chosenInOrder, toggle } from '#domain/pupils/lists/selection.ts'
import { fullName } from '#domain/pupils/person-name.ts'
import type { RosterEntry } from '#domain/pupils/roster.ts'
import { useText } from '#i18n/use-text.ts'
import { PageHeading } from '#ui/page-heading.tsx'
import { ActivityAct } from './acts/activity-act.tsx'
import { ExportAct } from './acts/export-act.tsx'
import { PaperAct } from './acts/paper-act.tsx'
import { TagsAct } from './acts/tags-act.tsx'
import { TalksAct } from './acts/talks-act.tsx'
import { useBulkUndoKey } from './acts/use-bulk.tsx'
import { changeSelection, endSelecting, useSelecting } from './selection-memory.ts'
import classes from './selection-screen.module.css'
import { useListedHere } from './use-listed.ts'

const acts = ['tags', 'talks', 'activity', 'paper', 'export'] as const
const namesShown = 12

export function SelectionScreen() {
  const { t } = useText('lists')
  const { entries, view } = useListedHere()
  const { selection } = useSelecting()
  const { chosen, notListedCount } = useMemo(
    () => chosenInOrder(selection, entries, view.roster.entries),
    [selection, entries, view.roster],
  )
  // Who is chosen and can't be seen in the list is named first, before an act reaches them unawares.
  const listedCount = chosen.length - notListedCount
  const outsidersFirst = [...chosen.slice(listedCount), ...chosen.slice(0, listedCount)]
  const [opened, setOpened] = useState<string | null>(null)
  useBulkUndoKey()
  if (chosen.length === 0) {
    return (
      <div className={classes['screen']}>
        <PageHeading>{t('selection.nobody')}</PageHeading>
        <Text maw={560} mt="sm" c="var(--ink-second)">
          {t('selection.nobodyText')}
        </Text>
      </div>
    )
  }
  return (
    <div className={classes['screen']}>
      <Group justify="space-between" gap="sm">
        <PageHeading>{t('selection.title', { count: chosen.length })}</PageHeading>
        <Button variant="subtle" onClick={endSelecting}>
          {t('selection.clear')}
        </Button>
      </Group>
      <ul className={classes['names']} aria-label={t('selection.names')}>
        {outsidersFirst.slice(0, namesShown).map((entry) => (
          <Chosen key={entry.pupil.id} entry={entry} />
        ))}
        {chosen.length > namesShown && <li>{t('selection.more', { count: chosen.length - namesShown })}</li>}
      </ul>
      {notListedCount > 0 && <Text c="var(--ink-second)">{t('selection.notListed', { count: notListedCount })}</Text>}
      <Title order={2} mt="lg" mb="xs">
        {t('selection.acts')}
      </Title>
      <Accordion value={opened} onChange={setOpened} order={3} className={classes['acts'] ?? ''}>
        {acts.map((act) => (
          <Accordion.Item key={act} value={act}>
            <Accordion.Control>{t(`${act}.title`)}</Accordion.Control>
            <Accordion.Panel>{opened === act && <Act act={act} chosen={chosen} />}</Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </div>
  )
}

function Chosen({ entry: { pupil } }: { entry: RosterEntry }) {
  const { t } = useText('lists')
  const name = fullName(pupil)
  return (
    <li className={classes['name']}>
      <span>{name}</span>
      <button
        type="button"
        aria-label={t('selection.drop', { name })}
        title={t('selection.drop', { name })}
        onClick={() => changeSelection((selection) => toggle(selection, pupil.id))}
      >
        <IconX size={14} stroke={2} aria-hidden />
      </button>
    </li>
  )
}

function Act({ act, chosen }: { act: (typeof acts)[number]; chosen: readonly RosterEntry[] }) {
  switch (act) {
    case 'tags':
      return <TagsAct chosen={chosen} />
    case 'talks':
      return <TalksAct chosen={chosen} />
    case 'activity':
      return <ActivityAct chosen={chosen} />
    case 'paper':
      return <PaperAct chosen={chosen} />
    case 'export':
      return <ExportAct chosen={chosen} />
  }
}
