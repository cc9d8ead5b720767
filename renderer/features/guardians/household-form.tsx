/** One household: address, and who lives there from when until when. Letters go here; nobody signs as a household. */
import { Button, Center, Group, Loader, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { type Household, householdSchema } from '#domain/pupils/guardian.ts'
import { checkHousehold, type HouseholdProblem, newHousehold } from '#domain/pupils/guardian-form.ts'
import { fullName } from '#domain/pupils/person-name.ts'
import { clock } from '#features/shared/clock.ts'
import { useCommit } from '#features/shared/use-commit.tsx'
import { LeavingNotice, useForm } from '#features/shared/use-form.tsx'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { FormSection } from '#ui/form-section.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import classes from './guardian-form.module.css'
import { AddressSection } from './household-fields.tsx'
import { type Candidate, MemberRow } from './household-members.tsx'
import { useHomeName } from './use-home-name.ts'
import { useMemberNames } from './use-member-names.ts'
import { type PupilHome, pupilPlace, usePupilHome } from './use-pupil-home.ts'

export function HouseholdScreen() {
  const { t } = useText('guardians')
  const { pupilId = '', householdId } = useParams()
  const home = usePupilHome(pupilId)
  const [fresh] = useState(() => newHousehold(clock))
  const household = householdId === undefined ? fresh : home?.households.find(({ id }) => id === householdId)
  const memberNames = useMemberNames(household)
  if (home === undefined || memberNames === undefined) {
    return (
      <Center p="xl">
        <Loader aria-label={t('common:loading')} />
      </Center>
    )
  }
  if (home === null || household === undefined) {
    return <EmptyState title={t('form.goneTitle')} text={t('form.goneText')} />
  }
  const candidates: Candidate[] = [
    { personId: home.pupil.id, kind: 'pupil', name: fullName(home.pupil) },
    ...home.guardians.map((guardian) => ({
      personId: guardian.id,
      kind: 'guardian' as const,
      name: fullName(guardian),
    })),
  ]
  for (const member of memberNames) {
    if (!candidates.some(({ personId }) => personId === member.personId)) candidates.push(member)
  }
  return <HouseholdForm key={household.id} home={home} initial={household} candidates={candidates} />
}

function HouseholdForm({
  home,
  initial,
  candidates,
}: {
  home: PupilHome
  initial: Household
  candidates: readonly Candidate[]
}) {
  const { t } = useText('guardians')
  const navigate = useNavigate()
  const commit = useCommit()
  const pupilId = home.pupil.id
  const isNew = initial.rev === 0
  const homeName = useHomeName()
  const toTab = (): void => void navigate(`/pupils/${pupilId}/guardians`)
  const form = useForm<Household, HouseholdProblem>({
    initial: isNew
      ? { ...initial, members: [{ personId: pupilId, kind: 'pupil', fromDay: null, untilDay: null }] }
      : initial,
    check: checkHousehold,
    store: async (household) => {
      const answer = await commit(
        {
          label: isNew ? 'guardians:undo.householdAdded' : 'guardians:undo.householdEdited',
          undoPlace: pupilPlace(pupilId),
          put: [{ table: 'households', row: householdSchema.parse(household) }],
        },
        t('form.householdStored'),
      )
      return answer.ok
    },
    onStored: toTab,
  })
  const remove = async (): Promise<void> => {
    const answer = await commit(
      {
        label: 'guardians:undo.householdRemoved',
        undoPlace: pupilPlace(pupilId),
        remove: [{ table: 'households', id: initial.id }],
      },
      t('form.householdRemoved'),
    )
    if (answer.ok) form.leave(toTab)
  }
  const membersProblem = form.problemOf('members')

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
        <PageHeading order={2} of={initial.id}>
          {isNew ? t('form.householdAddTitle') : homeName(initial)}
        </PageHeading>
        <LeavingNotice form={form} />
        <FormSection title={t('form.sections.address')}>
          <AddressSection
            household={form.draft}
            isSecretStored={initial.isSecret}
            problemOf={form.problemOf}
            onEdit={form.edit}
          />
        </FormSection>
        <FormSection title={t('form.sections.members')}>
          <Text size="sm" c="var(--ink-second)">
            {t('form.hints.members')}
          </Text>
          <ul className={classes['members']}>
            {candidates.map((candidate) => (
              <MemberRow key={candidate.personId} candidate={candidate} household={form.draft} onEdit={form.edit} />
            ))}
          </ul>
          {membersProblem !== undefined && (
            <Text c="var(--late)" role="alert" mt="xs">
              {t(`form.householdProblems.${membersProblem}`)}
            </Text>
          )}
        </FormSection>
        <Group>
          <Button type="submit" variant="default" loading={form.isStoring}>
            {t('common:save')}
          </Button>
          <Button variant="subtle" onClick={() => form.leave(toTab)}>
            {t('common:cancel')}
          </Button>
          {!isNew && (
            <Button variant="subtle" color="var(--late)" ml="auto" onClick={() => void remove()}>
              {t('form.householdRemove')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}
