/** Under the search field: how many are listed, what narrows them, and choosing many. */
import { Button, Checkbox, Progress, Text } from '@mantine/core'
import { IconChecks, IconTable, IconX } from '@tabler/icons-react'
import { Link } from 'react-router'
import { toggleAll } from '#domain/pupils/lists/selection.ts'
import { useText } from '#i18n/use-text.ts'
import classes from './list-bar.module.css'
import { setFilter } from './list-memory.ts'
import { changeSelection, endSelecting, startSelecting, useSelecting } from './selection-memory.ts'
import { useConditions } from './use-condition-texts.ts'
import type { Listed } from './use-listed.ts'

export function ListBar({ listed, isTable = false }: { listed: Listed; isTable?: boolean }) {
  const { t } = useText('pupils')
  const { t: tl } = useText('lists')
  const { entries } = listed
  const { isOn } = useSelecting()
  return (
    <>
      <Conditions listed={listed} />
      <div className={classes['bar']}>
        {isOn ? (
          <Choosing listed={listed} />
        ) : (
          <>
            <Text size="sm" c="var(--ink-second)" className={classes['count'] ?? ''} role="status">
              {t('list.found', { count: entries.length })}
            </Text>
            <Button
              variant="subtle"
              size="compact-md"
              leftSection={<IconChecks size={18} stroke={1.75} aria-hidden />}
              title={tl('bar.hint')}
              onClick={startSelecting}
            >
              {tl('bar.choose')}
            </Button>
            {!isTable && (
              <Button
                component={Link}
                to="/pupils/table"
                variant="subtle"
                size="compact-md"
                leftSection={<IconTable size={18} stroke={1.75} aria-hidden />}
              >
                {tl('bar.table')}
              </Button>
            )}
          </>
        )}
      </div>
      <Reading listed={listed} />
    </>
  )
}

function Choosing({ listed }: { listed: Listed }) {
  const { t } = useText('lists')
  const { selection } = useSelecting()
  const ids = listed.entries.map(({ pupil }) => pupil.id)
  const chosenHere = ids.filter((id) => selection.ids.has(id)).length
  const isAll = ids.length > 0 && chosenHere === ids.length
  const count = selection.ids.size
  return (
    <>
      <Checkbox
        className={classes['count'] ?? ''}
        checked={isAll}
        indeterminate={chosenHere > 0 && !isAll}
        aria-label={t('bar.all', { count: ids.length })}
        label={<span role="status">{t('bar.chosen', { count })}</span>}
        onChange={() => changeSelection((before) => toggleAll(before, ids))}
      />
      {count > 0 && (
        <Button
          component={Link}
          to="/pupils/selection"
          variant="default"
          size="compact-md"
          aria-label={t('bar.goOnWith', { count })}
        >
          {t('bar.goOn')}
        </Button>
      )}
      <Button variant="subtle" size="compact-md" onClick={endSelecting}>
        {t('bar.stop')}
      </Button>
    </>
  )
}

function Conditions({ listed: { choice } }: { listed: Listed }) {
  const { t } = useText('lists')
  const conditions = useConditions(choice.filter)
  if (conditions.length === 0) return null
  return (
    <ul className={classes['conditions']} aria-label={t('bar.conditions')}>
      {conditions.map(({ key, text, without }) => (
        <li key={key} className={classes['condition']}>
          <span className={classes['conditionText']}>{text}</span>
          <button
            type="button"
            aria-label={t('bar.remove', { condition: text })}
            title={t('bar.remove', { condition: text })}
            onClick={() => setFilter(without)}
          >
            <IconX size={14} stroke={2} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Reading takes seconds at a big school: the list fills meanwhile, and says how far it is. */
function Reading({ listed: { reading } }: { listed: Listed }) {
  const { t } = useText('lists')
  if (reading === undefined) return null
  const { done, total } = reading
  return (
    <div className={classes['reading']}>
      <Progress value={total === 0 ? 0 : (100 * done) / total} size={4} aria-label={t('bar.reading')} />
      <Text size="sm" c="var(--ink-second)">
        {t('bar.readingOf', { done, total })}
      </Text>
    </div>
  )
}
