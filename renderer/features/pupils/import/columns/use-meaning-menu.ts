/** What a column can be said to mean, in groups and in the words of the screen. */
import { useMemo } from 'react'
import { type ColumnChoice, meaningsFor } from '#domain/pupils/class-list/columns.ts'
import type { ListKind } from '#domain/pupils/class-list/headings.ts'
import { type ColumnMeaning, meaningKey } from '#domain/pupils/class-list/headings.ts'
import { useText } from '#i18n/use-text.ts'

interface Option {
  value: string
  label: string
}

export interface MeaningMenu {
  optionsFor: (column: ColumnChoice) => (Option | { group: string; items: Option[] })[]
  meaningOf: (value: string) => ColumnMeaning
  textOf: (meaning: ColumnMeaning) => string
}

type Chosen = Extract<ColumnMeaning, { kind: 'pupil' | 'guardian' }>
const isChosen = (meaning: ColumnMeaning): meaning is Chosen => meaning.kind === 'pupil' || meaning.kind === 'guardian'

export function useMeaningMenu(listKind: ListKind): MeaningMenu {
  const { t } = useText('imports')
  return useMemo(() => {
    const meanings = meaningsFor(listKind).filter(isChosen)
    const byKey = new Map<string, ColumnMeaning>(meanings.map((meaning) => [meaningKey(meaning), meaning]))
    const groupOf = (meaning: Chosen): string => {
      if (meaning.kind === 'pupil')
        return t(listKind === 'class-list' ? 'columns.groups.pupil' : 'columns.groups.child')
      return t(listKind === 'class-list' ? `columns.groups.${meaning.slot}` : 'columns.groups.guardian')
    }
    const groups = new Map<string, Option[]>()
    for (const meaning of meanings) {
      const group = groupOf(meaning)
      const option = { value: meaningKey(meaning), label: `${group}: ${t(`columns.meanings.${meaning.field}`)}` }
      groups.set(group, [...(groups.get(group) ?? []), option])
    }
    const labelOf = new Map([...groups.values()].flat().map(({ value, label }) => [value, label]))
    const all = [...groups].map(([group, items]) => ({ group, items }))
    return {
      textOf: (meaning) => labelOf.get(meaningKey(meaning)) ?? '',
      optionsFor: ({ meaning, suggestions }) => {
        const proposed = suggestions.flatMap((each) => {
          const label = labelOf.get(meaningKey(each))
          return label === undefined ? [] : { value: meaningKey(each), label }
        })
        return [
          ...(meaning.kind === 'unknown' ? [{ value: '', label: t('columns.choose') }] : []),
          { value: 'ignore', label: t('columns.leaveOut') },
          // The same option may not stand twice in one menu: what is proposed stands on top only.
          ...(proposed.length > 0 ? [{ group: t('columns.proposed'), items: proposed }] : []),
          ...all.map(({ group, items }) => ({
            group,
            items: items.filter(({ value }) => !proposed.some((each) => each.value === value)),
          })),
        ]
      },
      meaningOf: (value) => byKey.get(value) ?? { kind: value === 'ignore' ? 'ignore' : 'unknown' },
    }
  }, [listKind, t])
}
