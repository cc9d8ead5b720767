/** A guardian for this pupil: someone already known (a brother's or sister's), or a new person. */
import { Button, Center, Group, Loader, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import {
  type Guardian,
  guardianSchema,
  type Household,
  householdSchema,
  membersOn,
  type Relation,
  relationSchema,
} from '#domain/pupils/guardian.ts'
import {
  checkGuardian,
  checkHousehold,
  checkRelation,
  type GuardianProblem,
  type HouseholdProblem,
  newGuardian,
  newHousehold,
  newRelation,
  withMembers,
} from '#domain/pupils/guardian-form.ts'
import type { RegisteredGuardian } from '#domain/pupils/guardian-register.ts'
import { homesOf } from '#domain/pupils/homes.ts'
import { fullName } from '#domain/pupils/person-name.ts'
import { matchesWords } from '#domain/shared/text.ts'
import { clock } from '#features/shared/clock.ts'
import { useToday } from '#features/shared/session.tsx'
import { useCommit } from '#features/shared/use-commit.tsx'
import { LeavingNotice, useForm } from '#features/shared/use-form.tsx'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { FormSection } from '#ui/form-section.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { GuardianFields, RelationFields } from './guardian-fields.tsx'
import classes from './guardian-form.module.css'
import { AddressFields } from './household-fields.tsx'
import { useGuardianRegister } from './use-guardian-register.ts'
import { useHomeName } from './use-home-name.ts'
import { type PupilHome, pupilPlace, usePupilHome } from './use-pupil-home.ts'

export function AddGuardianScreen() {
  const { t } = useText('guardians')
  const { pupilId = '' } = useParams()
  const home = usePupilHome(pupilId)
  const [existing, setExisting] = useState<Guardian>()
  if (home === undefined) {
    return (
      <Center p="xl">
        <Loader aria-label={t('common:loading')} />
      </Center>
    )
  }
  if (home === null) return <EmptyState title={t('form.goneTitle')} text={t('form.goneText')} />
  return (
    <Stack gap="lg" className={classes['form'] ?? ''}>
      <PageHeading order={2} of={existing?.id ?? 'new'}>
        {existing === undefined
          ? t('form.addTitle', { name: home.pupil.calledName })
          : t('form.linkTitle', { guardian: fullName(existing), name: home.pupil.calledName })}
      </PageHeading>
      {existing === undefined && <FindExisting home={home} onChosen={setExisting} />}
      <AddGuardian key={existing?.id ?? 'new'} home={home} existing={existing} />
    </Stack>
  )
}

const shownMatches = 6

function FindExisting({ home, onChosen }: { home: PupilHome; onChosen: (guardian: Guardian) => void }) {
  const { t } = useText('guardians')
  const register = useGuardianRegister()
  const [query, setQuery] = useState('')
  const linked = new Set(home.relations.map(({ guardianId }) => guardianId))
  const matches =
    query.trim() === ''
      ? []
      : (register ?? []).filter(({ guardian, folded }) => !linked.has(guardian.id) && matchesWords(folded, query))
  return (
    <FormSection title={t('form.sections.existing')}>
      <Stack gap="sm">
        <TextInput
          maw={520}
          label={t('form.findExisting')}
          description={t('form.hints.findExisting')}
          leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
          value={query}
          autoComplete="off"
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <Text size="sm" role="status" c="var(--ink-second)">
          {query.trim() !== '' && t('form.matches', { count: matches.length })}
        </Text>
        <ul className={classes['matches']}>
          {matches.slice(0, shownMatches).map((match) => (
            <Match key={match.guardian.id} match={match} onChosen={onChosen} />
          ))}
        </ul>
      </Stack>
    </FormSection>
  )
}

function Match({ match, onChosen }: { match: RegisteredGuardian; onChosen: (guardian: Guardian) => void }) {
  const { t } = useText('guardians')
  const name = fullName(match.guardian)
  const children = match.children.map(({ pupil, className }) =>
    className === '' ? fullName(pupil) : `${fullName(pupil)} (${className})`,
  )
  return (
    <li className={classes['match']}>
      <div>
        <Text fw={550}>{name}</Text>
        <Text size="sm" c="var(--ink-second)">
          {children.length > 0 ? t('form.guardianOf', { names: children.join(', ') }) : t('list.noChild')}
        </Text>
      </div>
      <Button
        variant="default"
        size="compact-md"
        aria-label={t('form.linkOf', { name })}
        onClick={() => onChosen(match.guardian)}
      >
        {t('form.link')}
      </Button>
    </li>
  )
}

interface Draft {
  guardian: Guardian
  relation: Relation
  /** Id of a household, "new", or "none" to fill in later. */
  lives: string
  household: Household
}

function AddGuardian({ home, existing }: { home: PupilHome; existing: Guardian | undefined }) {
  const { t } = useText('guardians')
  const navigate = useNavigate()
  const commit = useCommit()
  const today = useToday()
  const homeName = useHomeName()
  const pupilId = home.pupil.id
  const choices = useMemo(() => {
    const own = homesOf(pupilId, home.relations, home.guardians, home.households, today).homes
    const theirs = home.households.filter((each) =>
      membersOn(each, today).some(({ personId }) => personId === existing?.id),
    )
    return [...new Map([...theirs, ...own.map(({ household }) => household)].map((each) => [each.id, each])).values()]
  }, [home, existing, pupilId, today])

  const [initial] = useState<Draft>(() => {
    const guardian = existing ?? newGuardian(clock)
    return {
      guardian,
      relation: newRelation(pupilId, guardian.id, clock),
      // With more than one home it is asked, not guessed: letters go where somebody is said to live.
      lives: choices.length === 1 && choices[0] !== undefined ? choices[0].id : 'none',
      household: newHousehold(clock),
    }
  })
  const livingIn = (draft: Draft): Household | undefined => {
    const base = draft.lives === 'new' ? draft.household : choices.find(({ id }) => id === draft.lives)
    if (base === undefined) return undefined
    const guardian = { personId: draft.guardian.id, kind: 'guardian' } as const
    const pupil = { personId: pupilId, kind: 'pupil' } as const
    return withMembers(base, [pupil, guardian], null)
  }
  const toTab = (): void => void navigate(`/pupils/${pupilId}/guardians`)
  const form = useForm<Draft, GuardianProblem | HouseholdProblem>({
    initial,
    check: (draft) => [
      ...(existing === undefined ? checkGuardian(draft.guardian) : []),
      ...checkRelation(draft.relation),
      ...(draft.lives === 'new' ? checkHousehold(livingIn(draft) ?? draft.household) : []),
    ],
    store: async (draft) => {
      const household = livingIn(draft)
      const answer = await commit(
        {
          label: existing === undefined ? 'guardians:undo.added' : 'guardians:undo.linked',
          undoPlace: pupilPlace(pupilId),
          put: [
            ...(existing === undefined
              ? [{ table: 'guardians', row: guardianSchema.parse(draft.guardian) } as const]
              : []),
            { table: 'relations', row: relationSchema.parse(draft.relation) },
            ...(household ? [{ table: 'households', row: householdSchema.parse(household) } as const] : []),
          ],
        },
        t(existing === undefined ? 'form.added' : 'form.linked', { name: fullName(draft.guardian) }),
      )
      return answer.ok
    },
    onStored: toTab,
  })
  const { draft, edit } = form
  const guardianProblemOf = (field: GuardianProblem['field']) =>
    form.problemOf(field) as GuardianProblem['code'] | undefined

  return (
    <form
      ref={form.formRef}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      <Stack gap="lg">
        <LeavingNotice form={form} />
        {existing === undefined && (
          <GuardianFields
            guardian={draft.guardian}
            problemOf={guardianProblemOf}
            onEdit={(patch) => edit((all) => ({ ...all, guardian: { ...all.guardian, ...patch } }))}
          />
        )}
        <RelationFields
          relation={draft.relation}
          pupilName={home.pupil.calledName}
          problemOf={guardianProblemOf}
          onEdit={(patch) => edit((all) => ({ ...all, relation: { ...all.relation, ...patch } }))}
        />
        <FormSection title={t('form.sections.home')}>
          <Stack gap="md">
            <NativeSelect
              size="md"
              maw={420}
              label={t('form.fields.lives')}
              value={draft.lives}
              data={[
                ...choices.map((household) => ({ value: household.id, label: homeName(household) })),
                { value: 'new', label: t('form.newHousehold') },
                { value: 'none', label: t('form.householdLater') },
              ]}
              onChange={(event) => edit({ lives: event.currentTarget.value })}
            />
            {draft.lives === 'new' && (
              <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
                <AddressFields
                  household={draft.household}
                  problemOf={(field) => form.problemOf(field) as HouseholdProblem['code'] | undefined}
                  onEdit={(patch) => edit((all) => ({ ...all, household: { ...all.household, ...patch } }))}
                />
              </SimpleGrid>
            )}
          </Stack>
        </FormSection>
        <Group>
          <Button type="submit" variant="default" loading={form.isStoring}>
            {t(existing === undefined ? 'form.addAction' : 'form.linkAction')}
          </Button>
          <Button variant="subtle" onClick={() => form.leave(toTab)}>
            {t('common:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
