/** Moving house, dated: who goes, from which day, and to which address. The old home keeps its dates. */
import { Button, Center, Checkbox, Group, Loader, NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { checkMove, type MoveProblem, moveHouse } from '#domain/pupils/families/moves.ts'
import { type Household, householdSchema, membersOn } from '#domain/pupils/guardian.ts'
import { newHousehold } from '#domain/pupils/guardian-form.ts'
import { homesOf } from '#domain/pupils/homes.ts'
import type { Day } from '#domain/shared/dates.ts'
import type { Id } from '#domain/shared/row.ts'
import { clock } from '#features/shared/clock.ts'
import { DayField } from '#features/shared/day-field.tsx'
import { useToday } from '#features/shared/session.tsx'
import { useCommit } from '#features/shared/use-commit.tsx'
import { LeavingNotice, useForm } from '#features/shared/use-form.tsx'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { FormSection } from '#ui/form-section.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import classes from './guardian-form.module.css'
import { AddressFields } from './household-fields.tsx'
import type { Candidate } from './household-members.tsx'
import { useHomeName } from './use-home-name.ts'
import { useMemberNames } from './use-member-names.ts'
import { type PupilHome, pupilPlace, usePupilHome } from './use-pupil-home.ts'

export function MoveHouseScreen() {
  const { t } = useText('guardians')
  const { pupilId = '', householdId } = useParams()
  const home = usePupilHome(pupilId)
  const from = home?.households.find(({ id }) => id === householdId)
  const today = useToday()
  const people = useMemberNames(from)
  if (home === undefined || people === undefined) {
    return (
      <Center p="xl">
        <Loader aria-label={t('common:loading')} />
      </Center>
    )
  }
  if (home === null || from === undefined) return <EmptyState title={t('form.goneTitle')} text={t('form.goneText')} />
  const living = new Set(membersOn(from, today).map(({ personId }) => personId))
  const movers = people.filter(({ personId }) => living.has(personId))
  return <MoveForm key={from.id} home={home} from={from} people={movers} />
}

interface Draft {
  moverIds: Id[]
  day: Day | null
  /** Id of a household of this family, or "new". */
  to: string
  household: Household
}

function MoveForm({ home, from, people }: { home: PupilHome; from: Household; people: readonly Candidate[] }) {
  const { t } = useText('families')
  const navigate = useNavigate()
  const commit = useCommit()
  const today = useToday()
  const homeName = useHomeName()
  const pupilId = home.pupil.id
  const toTab = (): void => void navigate(`/pupils/${pupilId}/guardians`)
  const choices = homesOf(pupilId, home.relations, home.guardians, home.households, today)
    .homes.map(({ household }) => household)
    .filter(({ id }) => id !== from.id)
  const [initial] = useState<Draft>(() => ({
    moverIds: people.map(({ personId }) => personId),
    day: null,
    to: 'new',
    household: newHousehold(clock),
  }))
  const target = (draft: Draft): Household => choices.find(({ id }) => id === draft.to) ?? draft.household
  const form = useForm<Draft, MoveProblem>({
    initial,
    check: (draft) =>
      checkMove({ from, to: target(draft), moverIds: draft.moverIds, day: draft.day }).filter(
        ({ code }) => draft.to === 'new' || code !== 'address-missing',
      ),
    store: async (draft) => {
      if (draft.day === null) return false
      const moved = moveHouse({ from, to: target(draft), moverIds: draft.moverIds, day: draft.day })
      const answer = await commit(
        {
          label: 'families:undo.moved',
          undoPlace: pupilPlace(pupilId),
          put: [
            { table: 'households', row: moved.from },
            { table: 'households', row: householdSchema.parse(moved.to) },
          ],
        },
        t('move.stored'),
      )
      return answer.ok
    },
    onStored: toTab,
  })
  const { draft, edit } = form
  const errorOf = (field: MoveProblem['field']): string | undefined => {
    const code = form.problemOf(field)
    return code === undefined ? undefined : t(`move.problems.${code}`)
  }
  const movers = errorOf('movers')
  const address = errorOf('to')
  return (
    <form
      ref={form.formRef}
      noValidate
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      <Stack gap="lg">
        <PageHeading order={2} of={from.id}>
          {t('move.title', { household: homeName(from) })}
        </PageHeading>
        <LeavingNotice form={form} />
        <FormSection title={t('move.who')}>
          <Stack gap="xs">
            {people.map(({ personId, name }) => (
              <Checkbox
                key={personId}
                size="md"
                label={name}
                checked={draft.moverIds.includes(personId)}
                onChange={(event) => {
                  const moves = event.currentTarget.checked
                  edit((all) => ({
                    ...all,
                    moverIds: moves ? [...all.moverIds, personId] : all.moverIds.filter((id) => id !== personId),
                  }))
                }}
              />
            ))}
            {movers !== undefined && (
              <Text c="var(--late)" role="alert">
                {movers}
              </Text>
            )}
          </Stack>
        </FormSection>
        <DayField
          maw={260}
          label={t('move.day')}
          value={draft.day}
          error={errorOf('day')}
          onChange={(day) => edit({ day })}
        />
        <FormSection title={t('move.where')}>
          <Stack gap="md">
            {choices.length > 0 && (
              <NativeSelect
                size="md"
                maw={420}
                label={t('move.address')}
                value={draft.to}
                data={[
                  { value: 'new', label: t('move.newHome') },
                  ...choices.map((household) => ({ value: household.id, label: homeName(household) })),
                ]}
                onChange={(event) => edit({ to: event.currentTarget.value })}
              />
            )}
            {draft.to === 'new' && (
              <>
                <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
                  <AddressFields
                    household={draft.household}
                    problemOf={() => undefined}
                    streetError={address}
                    onEdit={(patch) => edit((all) => ({ ...all, household: { ...all.household, ...patch } }))}
                  />
                </SimpleGrid>
                <Checkbox
                  size="md"
                  label={t('secret.tick')}
                  description={t('secret.tickHint')}
                  checked={draft.household.isSecret}
                  onChange={(event) => {
                    const isSecret = event.currentTarget.checked
                    edit((all) => ({ ...all, household: { ...all.household, isSecret } }))
                  }}
                />
              </>
            )}
            {draft.to !== 'new' && address !== undefined && (
              <Text c="var(--late)" role="alert">
                {address}
              </Text>
            )}
          </Stack>
        </FormSection>
        <Text size="sm" c="var(--ink-second)">
          {t('move.kept')}
        </Text>
        <Group>
          <Button type="submit" variant="default" loading={form.isStoring}>
            {t('move.action')}
          </Button>
          <Button variant="subtle" onClick={() => form.leave(toTab)}>
            {t('common:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
