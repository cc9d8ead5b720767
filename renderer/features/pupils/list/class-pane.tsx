/**
 * Left pane: everybody, the classes of the school year with their counts, the lists, older years and who left. Classes
 * scroll by themselves, so that the lists stay in sight at a school with eighty of them.
 */
import { Button, Text, Title } from '@mantine/core'
import {
  IconCalendar,
  IconFileImport,
  IconListSearch,
  IconPlus,
  IconSchoolOff,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'
import { type ComponentType, type ReactNode, useRef } from 'react'
import { Link, useNavigate } from 'react-router'
import { emptyFilter, isEmptyFilter } from '#domain/pupils/lists/list-filter.ts'
import { standardListKeys } from '#domain/pupils/lists/standard-lists.ts'
import type { RosterGroup } from '#domain/pupils/roster.ts'
import { schoolYearLabel } from '#domain/shared/dates.ts'
import { useText } from '#i18n/use-text.ts'
import classes from './class-pane.module.css'
import { openGroup, openSavedList, openStandardList, openYear, setListChoice } from './list-memory.ts'
import { useListCounts } from './use-list-counts.ts'
import type { Listed } from './use-listed.ts'

/** So few never need a scroll bar of their own. */
const fewClasses = 4

export function ClassPane({ listed }: { listed: Listed }) {
  const { t } = useText('pupils')
  const pane = useRef<HTMLDivElement>(null)
  const { view, choice } = listed
  const { roster, years, currentYear } = view
  const year = choice.year ?? currentYear
  const isPlain = choice.openList === null && isEmptyFilter(choice.filter)
  const isChosen = (group: RosterGroup): boolean =>
    isPlain &&
    group.kind === choice.group.kind &&
    (group.kind !== 'class' || choice.group.kind !== 'class' || group.className === choice.group.className)

  /** Arrow keys walk through the buttons; each stays in the tab order too. */
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const buttons = [...(pane.current?.querySelectorAll('button') ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    if (at === -1) return
    event.preventDefault()
    buttons[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus()
  }

  return (
    <section className={classes['pane']} aria-label={t('classes.label')} data-pane tabIndex={-1}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys are an extra on the buttons inside */}
      <div ref={pane} className={classes['groups']} onKeyDown={onKeyDown}>
        <Section
          title={t('classes.title', { year: schoolYearLabel(year) })}
          scrolls={roster.classes.length > fewClasses}
        >
          <Choice
            Icon={IconUsersGroup}
            label={t('classes.all')}
            count={roster.allCount}
            chosen={isChosen({ kind: 'all' })}
            onChoose={() => openGroup({ kind: 'all' })}
          />
          {roster.classes.map(({ className, count }) => (
            <Choice
              key={className}
              Icon={IconUsers}
              label={className}
              count={count}
              chosen={isChosen({ kind: 'class', className })}
              onChoose={() => openGroup({ kind: 'class', className })}
            />
          ))}
          {roster.withoutClassCount > 0 && (
            <Choice
              Icon={IconUsers}
              label={t('classes.noClass')}
              count={roster.withoutClassCount}
              chosen={isChosen({ kind: 'no-class' })}
              onChoose={() => openGroup({ kind: 'no-class' })}
            />
          )}
        </Section>
        <Lists listed={listed} />
        {(years.length > 1 || roster.leftCount > 0) && (
          <Section title={t('classes.years')}>
            {years.length > 1 &&
              years.map((each) => (
                <Choice
                  key={each}
                  Icon={IconCalendar}
                  label={schoolYearLabel(each)}
                  chosen={each === year}
                  onChoose={() => openYear(each === currentYear ? null : each)}
                />
              ))}
            {roster.leftCount > 0 && (
              <Choice
                Icon={IconSchoolOff}
                label={t('classes.left')}
                count={roster.leftCount}
                chosen={isChosen({ kind: 'left' })}
                onChoose={() => openGroup({ kind: 'left' })}
              />
            )}
          </Section>
        )}
      </div>
      <PaneActions />
    </section>
  )
}

/** The lists that are always there, then those kept under a name. */
function Lists({ listed }: { listed: Listed }) {
  const { t } = useText('lists')
  const { choice, savedLists } = listed
  const { openList } = choice
  const counts = useListCounts(listed)
  const icon = { Icon: IconListSearch }
  return (
    <Section title={t('title')}>
      {standardListKeys.map((key) => (
        <Choice
          key={key}
          {...icon}
          label={t(`standard.${key}`)}
          count={counts.get(key)}
          chosen={openList?.kind === 'standard' && openList.key === key}
          onChoose={() => openStandardList(key)}
        />
      ))}
      {savedLists.map((list) => (
        <Choice
          key={list.id}
          {...icon}
          label={list.name}
          count={counts.get(list.id)}
          chosen={openList?.kind === 'saved' && openList.id === list.id}
          onChoose={() => openSavedList(list)}
        />
      ))}
    </Section>
  )
}

export function PaneActions() {
  const { t } = useText('pupils')
  const { t: tl } = useText('lists')
  const navigate = useNavigate()
  return (
    <div className={classes['actions']}>
      <Button
        variant="subtle"
        px={8}
        leftSection={<IconListSearch size={18} stroke={1.75} />}
        onClick={() => {
          setListChoice({ group: { kind: 'all' }, openList: null, filter: emptyFilter, query: '', scrollPx: 0 })
          void navigate('/pupils/filter')
        }}
      >
        {tl('newList')}
      </Button>
      <Button
        component={Link}
        to="/pupils/new"
        variant="subtle"
        px={8}
        leftSection={<IconPlus size={18} stroke={1.75} />}
      >
        {t('add.action')}
      </Button>
      <Button
        component={Link}
        to="/pupils/import"
        variant="subtle"
        px={8}
        leftSection={<IconFileImport size={18} stroke={1.75} />}
      >
        {t('import.action')}
      </Button>
    </div>
  )
}

function Section({
  title,
  scrolls = false,
  children,
}: {
  title: string
  /** Gives way and scrolls by itself where there is no room for everything. */
  scrolls?: boolean
  children: ReactNode
}) {
  return (
    <div className={classes['section']} data-scrolls={scrolls || undefined}>
      <Title order={2} className={classes['title']}>
        {title}
      </Title>
      <ul className={classes['list']}>{children}</ul>
    </div>
  )
}

function Choice({
  Icon,
  label,
  count,
  chosen,
  onChoose,
}: {
  Icon: ComponentType<{ size: number; stroke: number; 'aria-hidden': boolean }>
  label: string
  count?: number | undefined
  chosen: boolean
  onChoose: () => void
}) {
  return (
    <li>
      <button
        type="button"
        className={classes['choice']}
        aria-current={chosen || undefined}
        {...(chosen ? { 'data-pane-start': true } : {})}
        onClick={onChoose}
      >
        <Icon size={20} stroke={1.75} aria-hidden />
        <span className={classes['name']}>{label}</span>
        {count !== undefined && (
          <Text component="span" size="sm" className={classes['count']}>
            {count}
          </Text>
        )}
      </button>
    </li>
  )
}
