/** Left pane: everybody, the classes of the school year with their counts, older years and who left. */
import { Button, Text, Title } from '@mantine/core'
import { IconCalendar, IconFileImport, IconPlus, IconSchoolOff, IconUsers, IconUsersGroup } from '@tabler/icons-react'
import { type ComponentType, type ReactNode, useRef } from 'react'
import { Link } from 'react-router'
import type { RosterGroup } from '#domain/pupils/roster.ts'
import { schoolYearLabel } from '#domain/shared/dates.ts'
import { useText } from '#i18n/use-text.ts'
import classes from './class-pane.module.css'
import { type ListChoice, setListChoice } from './list-memory.ts'
import type { RosterView } from './use-roster.ts'

export function ClassPane({ view, choice }: { view: RosterView; choice: ListChoice }) {
  const { t } = useText('pupils')
  const list = useRef<HTMLDivElement>(null)
  const { roster, years, currentYear } = view
  const year = choice.year ?? currentYear
  const choose = (group: RosterGroup) => setListChoice({ group, scrollPx: 0 })
  const isChosen = (group: RosterGroup): boolean =>
    group.kind === choice.group.kind &&
    (group.kind !== 'class' || choice.group.kind !== 'class' || group.className === choice.group.className)

  /** Arrow keys walk through the buttons; each stays in the tab order too, there are few of them. */
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    if (at === -1) return
    event.preventDefault()
    buttons[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus()
  }

  return (
    <section className={classes['pane']} aria-label={t('classes.label')} data-pane tabIndex={-1}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys are an extra on the buttons inside */}
      <div ref={list} className={classes['groups']} onKeyDown={onKeyDown}>
        <Section title={t('classes.title', { year: schoolYearLabel(year) })}>
          <Choice
            Icon={IconUsersGroup}
            label={t('classes.all')}
            count={roster.allCount}
            chosen={isChosen({ kind: 'all' })}
            onChoose={() => choose({ kind: 'all' })}
          />
          {roster.classes.map(({ className, count }) => (
            <Choice
              key={className}
              Icon={IconUsers}
              label={className}
              count={count}
              chosen={isChosen({ kind: 'class', className })}
              onChoose={() => choose({ kind: 'class', className })}
            />
          ))}
          {roster.withoutClassCount > 0 && (
            <Choice
              Icon={IconUsers}
              label={t('classes.noClass')}
              count={roster.withoutClassCount}
              chosen={isChosen({ kind: 'no-class' })}
              onChoose={() => choose({ kind: 'no-class' })}
            />
          )}
        </Section>
        {(years.length > 1 || roster.leftCount > 0) && (
          <Section title={t('classes.years')}>
            {years.length > 1 &&
              years.map((each) => (
                <Choice
                  key={each}
                  Icon={IconCalendar}
                  label={schoolYearLabel(each)}
                  chosen={each === year}
                  onChoose={() =>
                    setListChoice({ year: each === currentYear ? null : each, group: { kind: 'all' }, scrollPx: 0 })
                  }
                />
              ))}
            {roster.leftCount > 0 && (
              <Choice
                Icon={IconSchoolOff}
                label={t('classes.left')}
                count={roster.leftCount}
                chosen={isChosen({ kind: 'left' })}
                onChoose={() => choose({ kind: 'left' })}
              />
            )}
          </Section>
        )}
      </div>
      <PaneActions />
    </section>
  )
}

export function PaneActions() {
  const { t } = useText('pupils')
  return (
    <div className={classes['actions']}>
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

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
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
  count?: number
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
