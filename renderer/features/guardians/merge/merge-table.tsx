/** Two rows side by side, one line a field; where they differ, a choice. Keyboard: arrows within a line. */
import { Radio, Text } from '@mantine/core'
import type { MergeLine, MergeSide } from '#domain/pupils/families/merge-choices.ts'
import { useText } from '#i18n/use-text.ts'
import classes from './merge.module.css'

export interface ShownLine<Field extends string> extends MergeLine<Field> {
  label: string
  /** Both texts are kept, one below the other: nothing to choose. */
  isJoined?: boolean
}

const isFilled = ({ kept, other, differs }: ShownLine<string>): boolean => differs || `${kept}${other}`.trim() !== ''

export function MergeTable<Field extends string>({
  lines,
  keptName,
  otherName,
  sideOf,
  onChoose,
}: {
  lines: readonly ShownLine<Field>[]
  keptName: string
  otherName: string
  sideOf: (line: ShownLine<Field>) => MergeSide
  onChoose: (field: Field, side: MergeSide) => void
}) {
  const { t } = useText('families')
  return (
    <table className={classes['table']}>
      <thead>
        <tr>
          <th scope="col">{t('merge.field')}</th>
          <th scope="col">
            {t('merge.keptHead')}
            <span className={classes['second']}>{keptName}</span>
          </th>
          <th scope="col">
            {t('merge.otherHead')}
            <span className={classes['second']}>{otherName}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.filter(isFilled).map((line) => (
          <Line key={line.field} line={line} side={sideOf(line)} onChoose={(side) => onChoose(line.field, side)} />
        ))}
      </tbody>
    </table>
  )
}

function Line<Field extends string>({
  line,
  side,
  onChoose,
}: {
  line: ShownLine<Field>
  side: MergeSide
  onChoose: (side: MergeSide) => void
}) {
  const { t } = useText('families')
  const { label, field, kept, other, differs, isJoined = false } = line
  const shown = (text: string): string => text.trim() || t('merge.empty')
  const cell = (own: MergeSide, text: string) => (
    <td>
      <Radio
        name={`merge-${field}`}
        label={<span className={classes['value']}>{shown(text)}</span>}
        aria-label={t(own === 'kept' ? 'merge.chooseKept' : 'merge.chooseOther', { field: label, value: shown(text) })}
        checked={side === own}
        onChange={() => onChoose(own)}
      />
    </td>
  )
  const hasBoth = isJoined && kept.trim() !== '' && other.trim() !== ''
  return (
    <tr>
      <th scope="row">{label}</th>
      {differs && !hasBoth && !isJoined ? (
        <>
          {cell('kept', kept)}
          {cell('other', other)}
        </>
      ) : (
        <>
          <td>
            <span className={classes['value']}>{shown(kept)}</span>
            {hasBoth && differs && <Note text={t('merge.both')} />}
          </td>
          <td>
            {differs ? <span className={classes['value']}>{shown(other)}</span> : <Note text={t('merge.equal')} />}
          </td>
        </>
      )}
    </tr>
  )
}

const Note = ({ text }: { text: string }) => (
  <Text span size="sm" c="var(--ink-second)" display="block">
    {text}
  </Text>
)
