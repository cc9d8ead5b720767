/** Label and address of a household; a secret address stays covered until the counsellor wants to change it. */
import { Button, Checkbox, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import type { Household } from '#domain/pupils/guardian.ts'
import type { HouseholdProblem } from '#domain/pupils/guardian-form.ts'
import { useText } from '#i18n/use-text.ts'
import { hintBelow } from '#ui/hint-below.ts'

type AddressField = 'label' | 'street' | 'postcode' | 'town'

export function AddressFields({
  household,
  onEdit,
  problemOf,
  streetError,
}: {
  household: Household
  onEdit: (patch: Partial<Household>) => void
  problemOf: (field: HouseholdProblem['field']) => HouseholdProblem['code'] | undefined
  /** What a form that asks more of an address says at its street. */
  streetError?: string | undefined
}) {
  const { t } = useText('guardians')
  const line = (field: AddressField) => {
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
      <TextInput {...line('street')} error={streetError ?? line('street').error} description={t('form.hints.street')} />
      <TextInput {...line('postcode')} />
      <TextInput {...line('town')} />
    </>
  )
}

export function AddressSection({
  household,
  isSecretStored,
  problemOf,
  onEdit,
}: {
  household: Household
  /** It was secret when the form opened: then its fields are covered. */
  isSecretStored: boolean
  problemOf: (field: HouseholdProblem['field']) => HouseholdProblem['code'] | undefined
  onEdit: (patch: Partial<Household>) => void
}) {
  const { t } = useText('families')
  const [isCovered, setCovered] = useState(isSecretStored)
  return (
    <Stack gap="md">
      {isCovered ? (
        <Group gap="sm">
          <IconLock size={18} stroke={1.75} aria-hidden />
          <Text>{t('common:secretAddress')}</Text>
          <Button variant="subtle" onClick={() => setCovered(false)}>
            {t('secret.editAddress')}
          </Button>
        </Group>
      ) : (
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
          <AddressFields household={household} problemOf={problemOf} onEdit={onEdit} />
        </SimpleGrid>
      )}
      <Checkbox
        size="md"
        label={t('secret.tick')}
        description={t('secret.tickHint')}
        checked={household.isSecret}
        onChange={(event) => onEdit({ isSecret: event.currentTarget.checked })}
      />
      {household.isSecret && !isSecretStored && household.rev > 0 && (
        <Text size="sm" c="var(--ink-second)">
          {t('secret.frozen')}
        </Text>
      )}
    </Stack>
  )
}
