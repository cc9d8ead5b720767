/** What is chosen about a paper: its columns and heading, the sheet of labels, to whom the letter goes. */
import { Checkbox, Group, NativeSelect, NumberInput, Text, TextInput } from '@mantine/core'
import { type LabelLayout, labelSheets } from '#documents/pages/list-papers.ts'
import { type Column, columnKeys } from '#domain/pupils/lists/columns.ts'
import { useText } from '#i18n/use-text.ts'

export const paperKinds = ['class-list', 'photos', 'labels', 'letters'] as const
type PaperKind = (typeof paperKinds)[number]

export interface PaperChoice {
  kind: PaperKind
  /** Null: as the list is called. */
  title: string | null
  columns: readonly Column[]
  tickCount: number
  perRow: 4 | 5
  letter: 'general' | 'about-pupil'
  perWhom: 'households' | 'pupils'
  layout: LabelLayout
  startAt: number
}

export function PaperFields({
  choice,
  title,
  onChange,
}: {
  choice: PaperChoice
  title: string
  onChange: (patch: Partial<PaperChoice>) => void
}) {
  const { t } = useText('lists')
  const { kind } = choice
  const sheet = labelSheets[choice.layout]
  const labelCount = sheet.columns * sheet.rows
  return (
    <>
      {kind === 'class-list' && (
        <Checkbox.Group
          label={t('export.columns')}
          value={[...choice.columns]}
          onChange={(keys) => onChange({ columns: columnKeys.filter((column) => keys.includes(column)) })}
        >
          <Group gap="8px 20px" mt={6}>
            {columnKeys.map((column) => (
              <Checkbox key={column} value={column} label={t(`columns.${column}`)} />
            ))}
          </Group>
        </Checkbox.Group>
      )}
      <Group gap="md" align="flex-start">
        {kind !== 'labels' && (
          <TextInput
            miw={260}
            label={t('paper.heading')}
            value={title}
            maxLength={120}
            autoComplete="off"
            onChange={(event) => onChange({ title: event.currentTarget.value })}
          />
        )}
        {kind === 'class-list' && (
          <WholeNumber
            label={t('paper.ticks')}
            value={choice.tickCount}
            range={[0, 12]}
            onChange={(tickCount) => onChange({ tickCount })}
          />
        )}
        {kind === 'photos' && (
          <NativeSelect
            size="md"
            label={t('paper.perRow')}
            value={String(choice.perRow)}
            data={['4', '5']}
            onChange={(event) => onChange({ perRow: event.currentTarget.value === '4' ? 4 : 5 })}
          />
        )}
        {kind === 'labels' && (
          <>
            <NativeSelect
              size="md"
              label={t('paper.perWhom')}
              value={choice.perWhom}
              data={(['households', 'pupils'] as const).map((value) => ({
                value,
                label: t(`paper.perWhomKinds.${value}`),
              }))}
              onChange={(event) =>
                onChange({ perWhom: event.currentTarget.value === 'pupils' ? 'pupils' : 'households' })
              }
            />
            <NativeSelect
              size="md"
              label={t('paper.layout')}
              value={choice.layout}
              data={(['3x8', '2x7'] as const).map((value) => ({ value, label: t(`paper.layouts.${value}`) }))}
              onChange={(event) =>
                onChange({ layout: event.currentTarget.value === '2x7' ? '2x7' : '3x8', startAt: 1 })
              }
            />
            <WholeNumber
              label={t('paper.startAt')}
              value={choice.startAt}
              range={[1, labelCount]}
              onChange={(startAt) => onChange({ startAt })}
            />
          </>
        )}
        {(kind === 'letters' || (kind === 'labels' && choice.perWhom === 'households')) && (
          <NativeSelect
            size="md"
            label={t('paper.letter')}
            value={choice.letter}
            data={(['general', 'about-pupil'] as const).map((value) => ({
              value,
              label: t(`paper.letterKinds.${value}`),
            }))}
            onChange={(event) =>
              onChange({ letter: event.currentTarget.value === 'about-pupil' ? 'about-pupil' : 'general' })
            }
          />
        )}
      </Group>
      {(kind === 'letters' || kind === 'labels') && <Text c="var(--ink-second)">{t('paper.letterHint')}</Text>}
    </>
  )
}

function WholeNumber({
  label,
  value,
  range: [min, max],
  onChange,
}: {
  label: string
  value: number
  range: readonly [number, number]
  onChange: (value: number) => void
}) {
  return (
    <NumberInput
      size="md"
      w={180}
      label={label}
      value={value}
      min={min}
      max={max}
      clampBehavior="strict"
      allowDecimal={false}
      allowNegative={false}
      onChange={(next) => typeof next === 'number' && next >= min && onChange(next)}
    />
  )
}
