/** Label and address of a household. */
import { TextInput } from '@mantine/core'
import type { Household } from '#domain/pupils/guardian.ts'
import type { HouseholdProblem } from '#domain/pupils/guardian-form.ts'
import { useText } from '#i18n/use-text.ts'
import { hintBelow } from '#ui/hint-below.ts'

export function AddressFields({
  household,
  onEdit,
  problemOf,
}: {
  household: Household
  onEdit: (patch: Partial<Household>) => void
  problemOf: (field: HouseholdProblem['field']) => HouseholdProblem['code'] | undefined
}) {
  const { t } = useText('guardians')
  const line = (field: 'label' | 'street' | 'postcode' | 'town') => {
    const code = problemOf(field)
    return {
      label: t(`form.fields.${field}`),
      value: household[field],
      autoComplete: 'off',
      inputWrapperOrder: hintBelow,
      error: code === undefined ? undefined : t(`form.householdProblems.${code}`),
      onChange: (event: React.ChangeEvent<HTMLInputElement>) => onEdit({ [field]: event.currentTarget.value }),
    }
  }
  return (
    <>
      <TextInput {...line('label')} description={t('form.hints.label')} />
      <TextInput {...line('street')} description={t('form.hints.street')} />
      <TextInput {...line('postcode')} />
      <TextInput {...line('town')} />
    </>
  )
}
