/** Leerlingen: classes, pupils and the dossier side by side; fewer panes where there is less room, or a wide table. */
import { Button, Center, Group, Loader, Text } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { Link, Outlet, useLocation, useMatch } from 'react-router'
import { useText } from '#i18n/use-text.ts'
import { PageHeading } from '#ui/page-heading.tsx'
import { usePaneCycle } from '#ui/use-pane-cycle.ts'
import { useBulkUndoKey } from './list/acts/use-bulk.tsx'
import { ClassPane, PaneActions } from './list/class-pane.tsx'
import { useListChoice } from './list/list-memory.ts'
import { PlaceSelect } from './list/place-select.tsx'
import { PupilList } from './list/pupil-list.tsx'
import { ListedContext, useListed } from './list/use-listed.ts'
import { useRoster } from './list/use-roster.ts'
import { useSavedLists } from './list/use-saved-lists.ts'
import classes from './pupils-screen.module.css'

export function PupilsScreen() {
  const { t } = useText('pupils')
  const root = useRef<HTMLDivElement>(null)
  const choice = useListChoice()
  const view = useRoster(choice.year)
  const savedLists = useSavedLists()
  const listed = useListed(view, choice, savedLists)
  const isListOnly = useMatch('/pupils') !== null
  const isAdding = useMatch('/pupils/new') !== null
  const isTable = useMatch('/pupils/table') !== null
  const pane = useRef<HTMLElement>(null)
  // Another screen beside the list starts at its top; a tab of the same dossier stays where it is.
  const beside = useLocation().pathname.split('/')[2]
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands beside the list decides
  useEffect(() => {
    pane.current?.scrollTo({ top: 0 })
  }, [beside])
  usePaneCycle(root)

  if (listed === undefined) {
    return (
      <Center h="100%">
        <Loader aria-label={t('common:loading')} />
      </Center>
    )
  }
  if (listed.view.pupilIds.size === 0 && !isAdding) return <EmptyVault />
  const show = isTable ? 'table' : isListOnly ? 'list' : 'dossier'
  return (
    <ListedContext value={listed}>
      <div ref={root} className={classes['panes']} data-show={show}>
        <div className={classes['classes']}>
          <ClassPane listed={listed} />
        </div>
        {!isTable && (
          <div className={classes['pupils']}>
            <div className={classes['narrowOnly']}>
              <PlaceSelect listed={listed} />
            </div>
            <PupilList listed={listed} />
            <div className={classes['narrowOnly']}>
              <PaneActions />
            </div>
          </div>
        )}
        <section
          ref={pane}
          className={classes['dossier']}
          aria-label={isTable ? t('list.label') : t('dossier.label')}
          data-pane
          tabIndex={-1}
        >
          {isTable ? (
            <div className={classes['narrowOnly']}>
              <PlaceSelect listed={listed} />
            </div>
          ) : (
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
          )}
          <Outlet />
        </section>
      </div>
    </ListedContext>
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
  useBulkUndoKey()
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
