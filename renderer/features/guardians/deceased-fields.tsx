/** Writing down that a guardian has died, and saying beforehand what follows. */
import { Checkbox, Stack, Text } from '@mantine/core'
import type { Guardian } from '#domain/pupils/guardian.ts'
import { fullName } from '#domain/pupils/person-name.ts'
import { DayField } from '#features/shared/day-field.tsx'
import { useText } from '#i18n/use-text.ts'

export function DeceasedFields({
  guardian,
  isRecorded,
  onEdit,
}: {
  guardian: Guardian
  /** Stored as such already: nothing new follows. */
  isRecorded: boolean
  onEdit: (patch: Partial<Guardian>) => void
}) {
  const { t } = useText('families')
  const { deceased } = guardian
  return (
    <Stack gap="sm" mt="md">
      <Checkbox
        size="md"
        label={t('death.tick')}
        checked={deceased !== null}
        onChange={(event) => onEdit({ deceased: event.currentTarget.checked ? { day: null } : null })}
      />
      {deceased !== null && (
        <>
          <DayField
            label={t('death.day')}
            description={t('death.dayHint')}
            value={deceased.day}
            onChange={(day) => onEdit({ deceased: { day } })}
          />
          {!isRecorded && (
            <Text size="sm" c="var(--ink-second)">
              {t('death.what', { name: fullName(guardian) })}
            </Text>
          )}
        </>
      )}
    </Stack>
  )
}
