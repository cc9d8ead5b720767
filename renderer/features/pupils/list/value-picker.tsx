/** Several values of one group: boxes while they are few, a field to type in when they are many. */
import { Checkbox, Group, MultiSelect } from '@mantine/core'
import { useText } from '#i18n/use-text.ts'

const boxesUpTo = 12

export interface PickerOption {
  key: string
  label: string
  count?: number
}

export function ValuePicker({
  label,
  options,
  chosen,
  onChange,
}: {
  label: string
  options: readonly PickerOption[]
  chosen: readonly string[]
  onChange: (keys: string[]) => void
}) {
  const { t } = useText('lists')
  const textOf = ({ label: text, count }: PickerOption): string =>
    count === undefined ? text : t('filter.withCount', { label: text, count })
  if (options.length > boxesUpTo) {
    // An empty value can't be an option of the field: it stands for "none of them".
    const safe = (key: string): string => (key === '' ? ' ' : key)
    return (
      <MultiSelect
        size="md"
        label={label}
        placeholder={t('filter.pick')}
        data={options.map((option) => ({ value: safe(option.key), label: textOf(option) }))}
        value={chosen.map(safe)}
        onChange={(keys) => onChange(keys.map((key) => key.trim()))}
        searchable
        hidePickedOptions
        maxDropdownHeight={280}
        limit={100}
      />
    )
  }
  return (
    <Checkbox.Group label={label} value={[...chosen]} onChange={onChange}>
      <Group gap="8px 20px" mt={6}>
        {options.map((option) => (
          <Checkbox key={option.key} value={option.key} label={textOf(option)} />
        ))}
      </Group>
    </Checkbox.Group>
  )
}
