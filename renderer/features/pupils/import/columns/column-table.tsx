/** One row a column: its heading, what stands in it, what it is taken for and why. */
import { Button, NativeSelect, Text } from '@mantine/core'
import type { ColumnChoice } from '#domain/pupils/class-list/columns.ts'
import { meaningKey } from '#domain/pupils/class-list/headings.ts'
import { useText } from '#i18n/use-text.ts'
import { StateShape } from '#ui/shapes.tsx'
import type { ListImport } from '../use-list-import.ts'
import classes from './columns-step.module.css'
import { type MeaningMenu, useMeaningMenu } from './use-meaning-menu.ts'

export function ColumnTable({ columns, list }: { columns: readonly ColumnChoice[]; list: ListImport }) {
  const { t } = useText('imports')
  const menu = useMeaningMenu(list.listKind)
  return (
    <table className={classes['table']} aria-label={t('columns.table')}>
      <thead>
        <tr>
          <th scope="col">{t('columns.heading')}</th>
          <th scope="col">{t('columns.samples')}</th>
          <th scope="col">{t('columns.meaning')}</th>
          <th scope="col">{t('columns.origin')}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <ColumnRow key={column.index} column={column} menu={menu} onChoose={list.chooseMeaning} />
        ))}
      </tbody>
    </table>
  )
}

function ColumnRow({
  column,
  menu,
  onChoose,
}: {
  column: ColumnChoice
  menu: MeaningMenu
  onChoose: ListImport['chooseMeaning']
}) {
  const { t } = useText('imports')
  const { index, heading, meaning, origin, samples, filledCount, isHidden, isDouble } = column
  const [suggested] = column.suggestions
  const name = heading || t('columns.noHeading', { letter: columnLetter(index) })
  const marks = [
    isHidden ? t('columns.marks.hidden') : null,
    isDouble ? t('columns.marks.double') : null,
    t('columns.marks.filled', { count: filledCount }),
  ].filter((mark) => mark !== null)
  return (
    <tr data-unknown={meaning.kind === 'unknown' || undefined}>
      <th scope="row">
        {name}
        <Text component="span" size="sm" c="var(--ink-second)" display="block">
          {marks.join(' · ')}
        </Text>
      </th>
      <td className={classes['samples']}>
        {samples.map((sample) => (
          <span key={sample}>{sample}</span>
        ))}
      </td>
      <td>
        {meaning.kind === 'sensitive' ? (
          <span className={classes['forbidden']}>
            <StateShape name="frozen" size={16} />
            {t('columns.forbidden', { what: t(`sensitive.${meaning.what}`) })}
          </span>
        ) : (
          <NativeSelect
            size="md"
            aria-label={t('columns.meaningOf', { heading: name })}
            value={meaning.kind === 'unknown' ? '' : meaningKey(meaning)}
            data={menu.optionsFor(column)}
            onChange={(event) => onChoose([index], menu.meaningOf(event.currentTarget.value))}
          />
        )}
      </td>
      <td>
        {origin === 'unknown' ? (
          <>
            <span className={classes['unknown']}>
              <StateShape name="alert" size={16} /> {t('columns.origins.unknown')}
            </span>
            {suggested !== undefined && (
              <Button variant="subtle" size="compact-md" px={0} onClick={() => onChoose([index], suggested)}>
                {t('columns.suggestion', { meaning: menu.textOf(suggested) })}
              </Button>
            )}
          </>
        ) : (
          <>
            <span className={classes['narrowOnly']}>{t('columns.origin')}: </span>
            {t(`columns.origins.${origin}`)}
          </>
        )}
      </td>
    </tr>
  )
}

/** As a spreadsheet names its columns: 0 is A, 26 is AA. */
function columnLetter(index: number): string {
  const rest = Math.floor(index / 26) - 1
  return (rest >= 0 ? columnLetter(rest) : '') + String.fromCharCode(65 + (index % 26))
}
