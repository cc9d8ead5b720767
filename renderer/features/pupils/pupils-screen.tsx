/** Leerlingen: classes, pupils and the dossier side by side; fewer panes where there is less room. */
import { Button, Center, Group, Loader, NativeSelect, Text } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useRef } from 'react'
import { Link, Outlet, useMatch } from 'react-router'
import type { RosterGroup } from '#domain/pupils/roster.ts'
import { schoolYearLabel } from '#domain/shared/dates.ts'
import { useText } from '#i18n/use-text.ts'
import { PageHeading } from '#ui/page-heading.tsx'
import { usePaneCycle } from '#ui/use-pane-cycle.ts'
import { ClassPane, PaneActions } from './list/class-pane.tsx'
import { type ListChoice, setListChoice, useListChoice } from './list/list-memory.ts'
import { PupilList } from './list/pupil-list.tsx'
import { type RosterView, useRoster } from './list/use-roster.ts'
import classes from './pupils-screen.module.css'

export function PupilsScreen() {
  const { t } = useText('pupils')
  const root = useRef<HTMLDivElement>(null)
  const choice = useListChoice()
  const view = useRoster(choice.year)
  const isListOnly = useMatch('/pupils') !== null
  const isAdding = useMatch('/pupils/new') !== null
  usePaneCycle(root)

  if (view === undefined) {
    return (
      <Center h="100%">
        <Loader aria-label={t('common:loading')} />
      </Center>
    )
  }
  if (view.pupilCount === 0 && !isAdding) return <EmptyVault />
  return (
    <div ref={root} className={classes['panes']} data-show={isListOnly ? 'list' : 'dossier'}>
      <div className={classes['classes']}>
        <ClassPane view={view} choice={choice} />
      </div>
      <div className={classes['pupils']}>
        <div className={classes['narrowOnly']}>
          <ClassSelect view={view} choice={choice} />
        </div>
        <PupilList view={view} choice={choice} />
        <div className={classes['narrowOnly']}>
          <PaneActions />
        </div>
      </div>
      <section className={classes['dossier']} aria-label={t('dossier.label')} data-pane tabIndex={-1}>
        <div className={classes['toList']}>
          <Button
            component={Link}
            to="/pupils"
            variant="subtle"
            leftSection={<IconArrowLeft size={18} stroke={1.75} />}
          >
            {t('list.backToList')}
          </Button>
        </div>
        <Outlet />
      </section>
    </div>
  )
}

/** Stands in for the class pane where there is no room for it. */
function ClassSelect({ view, choice }: { view: RosterView; choice: ListChoice }) {
  const { t } = useText('pupils')
  const { roster, years, currentYear } = view
  const groups: { value: string; label: string; group: RosterGroup }[] = [
    { value: 'all', label: t('classes.all'), group: { kind: 'all' } },
    ...roster.classes.map(({ className, count }) => ({
      value: `class ${className}`,
      label: `${className} (${count})`,
      group: { kind: 'class', className } as const,
    })),
  ]
  if (roster.withoutClassCount > 0) {
    const label = `${t('classes.noClass')} (${roster.withoutClassCount})`
    groups.push({ value: 'no-class', label, group: { kind: 'no-class' } })
  }
  if (roster.leftCount > 0) {
    groups.push({ value: 'left', label: `${t('classes.left')} (${roster.leftCount})`, group: { kind: 'left' } })
  }
  const value = choice.group.kind === 'class' ? `class ${choice.group.className}` : choice.group.kind
  return (
    <Group p="sm" pb={0} gap="sm" wrap="nowrap">
      <NativeSelect
        flex={1}
        size="md"
        aria-label={t('classes.label')}
        data={groups.map(({ value: each, label }) => ({ value: each, label }))}
        value={value}
        onChange={(event) => {
          const chosen = groups.find((each) => each.value === event.currentTarget.value)
          if (chosen) setListChoice({ group: chosen.group, scrollPx: 0 })
        }}
      />
      {years.length > 1 && (
        <NativeSelect
          size="md"
          w={124}
          flex="none"
          aria-label={t('classes.years')}
          data={years.map((year) => ({ value: String(year), label: schoolYearLabel(year) }))}
          value={String(choice.year ?? currentYear)}
          onChange={(event) => {
            const year = Number(event.currentTarget.value)
            setListChoice({ year: year === currentYear ? null : year, group: { kind: 'all' }, scrollPx: 0 })
          }}
        />
      )}
    </Group>
  )
}

function EmptyVault() {
  const { t } = useText('pupils')
  return (
    <div className={classes['empty']}>
      <PageHeading>{t('list.label')}</PageHeading>
      <h2>{t('empty.title')}</h2>
      <Text maw={520}>{t('empty.text')}</Text>
      <Group mt="lg">
        <Button component={Link} to="/pupils/import">
          {t('import.action')}
        </Button>
        <Button component={Link} to="/pupils/new" variant="default">
          {t('empty.addByHand')}
        </Button>
      </Group>
    </div>
  )
}

/** Shown in the dossier pane while nobody is chosen. */
export function NobodyChosen() {
  const { t } = useText('pupils')
  return (
    <div className={classes['nobody']}>
      <PageHeading>{t('list.label')}</PageHeading>
      <h2>{t('nobody.title')}</h2>
      <Text maw={520} c="var(--ink-second)">
        {t('nobody.text')}
      </Text>
    </div>
  )
}
