/** The fields of a guardian and of the relation to one pupil. */
import { Button, Group, NativeSelect, Radio, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { authorities, type Guardian, preferredChannels, type Relation, relationKinds } from '#domain/pupils/guardian.ts'
import type { GuardianProblem } from '#domain/pupils/guardian-form.ts'
import { DayField } from '#features/shared/day-field.tsx'
import { useToday } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import { FormSection } from '#ui/form-section.tsx'
import { hintBelow } from '#ui/hint-below.ts'
import { DeceasedFields } from './deceased-fields.tsx'

type GuardianLine = 'calledName' | 'firstNames' | 'prefix' | 'surname' | 'email' | 'phone' | 'language'
export type ProblemOf = (field: GuardianProblem['field']) => GuardianProblem['code'] | undefined

function useErrorOf(problemOf: ProblemOf): (field: GuardianProblem['field']) => string | undefined {
  const { t } = useText('guardians')
  return (field) => {
    const code = problemOf(field)
    return code === undefined ? undefined : t(`form.problems.${code}`)
  }
}

export function GuardianFields({
  guardian,
  stored,
  onEdit,
  problemOf,
}: {
  guardian: Guardian
  /** As it stands in the vault; undefined for someone new. */
  stored?: Guardian
  onEdit: (patch: Partial<Guardian>) => void
  problemOf: ProblemOf
}) {
  const { t } = useText('guardians')
  const errorOf = useErrorOf(problemOf)
  const line = (field: GuardianLine) => ({
    label: t(`form.fields.${field}`),
    value: guardian[field],
    autoComplete: 'off',
    inputWrapperOrder: hintBelow,
    error: errorOf(field),
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => onEdit({ [field]: event.currentTarget.value }),
  })
  return (
    <>
      <FormSection title={t('form.sections.name')}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
          <TextInput {...line('calledName')} />
          <TextInput {...line('firstNames')} />
          <TextInput {...line('prefix')} />
          <TextInput {...line('surname')} />
        </SimpleGrid>
      </FormSection>
      <FormSection title={t('form.sections.contact')}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
          <TextInput {...line('phone')} type="tel" />
          <TextInput {...line('email')} type="email" />
          <NativeSelect
            size="md"
            label={t('form.fields.preferredChannel')}
            value={guardian.preferredChannel ?? ''}
            data={[
              { value: '', label: t('form.noPreference') },
              ...preferredChannels.map((channel) => ({ value: channel, label: t(`form.channels.${channel}`) })),
            ]}
            onChange={(event) => {
              const chosen = event.currentTarget.value
              onEdit({ preferredChannel: preferredChannels.find((channel) => channel === chosen) ?? null })
            }}
          />
          <TextInput {...line('language')} />
        </SimpleGrid>
        <Textarea
          mt="md"
          minRows={2}
          maxRows={10}
          label={t('form.fields.remarks')}
          inputWrapperOrder={hintBelow}
          description={t('form.hints.remarks')}
          value={guardian.remarks}
          onChange={(event) => onEdit({ remarks: event.currentTarget.value })}
        />
        {stored !== undefined && (
          <DeceasedFields guardian={guardian} isRecorded={stored.deceased !== null} onEdit={onEdit} />
        )}
      </FormSection>
    </>
  )
}

export function RelationFields({
  relation,
  pupilName,
  onEdit,
  problemOf,
}: {
  relation: Relation
  pupilName: string
  onEdit: (patch: Partial<Relation>) => void
  problemOf: ProblemOf
}) {
  const { t } = useText('guardians')
  const errorOf = useErrorOf(problemOf)
  return (
    <>
      <FormSection title={t('form.sections.relation', { name: pupilName })}>
        <Stack gap="md">
          <NativeSelect
            size="md"
            maw={320}
            label={t('form.fields.kind')}
            value={relation.kind}
            data={relationKinds.map((kind) => ({ value: kind, label: t(`common:relationKinds.${kind}`) }))}
            onChange={(event) => {
              const chosen = event.currentTarget.value
              const kind = relationKinds.find((each) => each === chosen)
              if (kind) onEdit({ kind })
            }}
          />
          <Radio.Group
            size="md"
            label={t('form.fields.authority')}
            description={t('form.hints.authority')}
            value={relation.authority}
            onChange={(chosen) => {
              const authority = authorities.find((each) => each === chosen)
              if (authority) onEdit({ authority })
            }}
          >
            <Group mt="xs" gap="lg">
              {authorities.map((authority) => (
                <Radio size="md" key={authority} value={authority} label={t(`common:${authority}`)} />
              ))}
            </Group>
          </Radio.Group>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            <TextInput
              label={t('form.fields.authoritySource')}
              inputWrapperOrder={hintBelow}
              description={t('form.hints.authoritySource')}
              value={relation.authoritySource}
              error={errorOf('authoritySource')}
              autoComplete="off"
              onChange={(event) => onEdit({ authoritySource: event.currentTarget.value })}
            />
            <DayField
              label={t('form.fields.authorityDay')}
              description={t('form.hints.authorityDay')}
              value={relation.authorityDay}
              onChange={(authorityDay) => onEdit({ authorityDay })}
            />
          </SimpleGrid>
        </Stack>
      </FormSection>
      <RestrictionFields relation={relation} onEdit={onEdit} errorOf={errorOf} />
    </>
  )
}

function RestrictionFields({
  relation,
  onEdit,
  errorOf,
}: {
  relation: Relation
  onEdit: (patch: Partial<Relation>) => void
  errorOf: (field: GuardianProblem['field']) => string | undefined
}) {
  const { t } = useText('guardians')
  const { t: f } = useText('families')
  const today = useToday()
  const { restriction } = relation
  if (restriction === null) {
    return (
      <Group>
        <Button
          variant="subtle"
          onClick={() => onEdit({ restriction: { what: '', why: '', fromDay: today, untilDay: null, source: '' } })}
        >
          {t('form.addRestriction')}
        </Button>
        <Text size="sm" c="var(--ink-second)">
          {t('form.hints.restriction')}
        </Text>
      </Group>
    )
  }
  const edit = (patch: Partial<typeof restriction>) => onEdit({ restriction: { ...restriction, ...patch } })
  return (
    <FormSection title={t('form.sections.restriction')}>
      <Stack gap="md">
        <TextInput
          label={t('form.fields.restrictionWhat')}
          inputWrapperOrder={hintBelow}
          description={t('form.hints.restrictionWhat')}
          value={restriction.what}
          error={errorOf('restrictionWhat')}
          autoComplete="off"
          onChange={(event) => edit({ what: event.currentTarget.value })}
        />
        <Textarea
          minRows={2}
          maxRows={8}
          label={t('form.fields.restrictionWhy')}
          value={restriction.why}
          onChange={(event) => edit({ why: event.currentTarget.value })}
        />
        <TextInput
          label={f('history.restrictionSource')}
          inputWrapperOrder={hintBelow}
          description={f('history.restrictionSourceHint')}
          value={restriction.source}
          error={errorOf('restrictionSource')}
          autoComplete="off"
          onChange={(event) => edit({ source: event.currentTarget.value })}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
          <DayField
            label={t('form.fields.restrictionFrom')}
            value={restriction.fromDay}
            onChange={(fromDay) => edit({ fromDay: fromDay ?? today })}
          />
          <DayField
            label={t('form.fields.restrictionUntil')}
            description={t('form.hints.restrictionUntil')}
            value={restriction.untilDay}
            error={errorOf('restrictionUntil')}
            onChange={(untilDay) => edit({ untilDay })}
          />
        </SimpleGrid>
        <Group>
          <Button variant="subtle" onClick={() => onEdit({ restriction: null })}>
            {t('form.dropRestriction')}
          </Button>
        </Group>
      </Stack>
    </FormSection>
  )
}
