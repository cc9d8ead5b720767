/** One guardian of one pupil: the person (shared with brothers and sisters) and the relation (this pupil only). */
import { Button, Center, Group, Loader, Radio, Stack } from '@mantine/core'
import { useNavigate, useParams } from 'react-router'
import { changedFacts, keepFormerFacts } from '#domain/pupils/families/relation-history.ts'
import { type Guardian, type Relation, relationSchema } from '#domain/pupils/guardian.ts'
import { checkGuardian, checkRelation, type GuardianProblem } from '#domain/pupils/guardian-form.ts'
import { fullName } from '#domain/pupils/person-name.ts'
import { useToday } from '#features/shared/session.tsx'
import { LeavingNotice, useForm } from '#features/shared/use-form.tsx'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { GuardianFields, RelationFields } from './guardian-fields.tsx'
import classes from './guardian-form.module.css'
import { useStoreGuardian } from './store-guardian.ts'
import { type PupilHome, pupilPlace, usePupilHome } from './use-pupil-home.ts'

interface Draft {
  guardian: Guardian
  relation: Relation
  /** What becomes of authority and restriction as they stood. */
  former: 'kept' | 'replaced'
}

export function EditGuardianScreen() {
  const { t } = useText('guardians')
  const { pupilId = '', relationId = '' } = useParams()
  const home = usePupilHome(pupilId)
  if (home === undefined) {
    return (
      <Center p="xl">
        <Loader aria-label={t('common:loading')} />
      </Center>
    )
  }
  const relation = home?.relations.find(({ id }) => id === relationId)
  const guardian = home?.guardians.find(({ id }) => id === relation?.guardianId)
  if (!home || !relation || !guardian) return <EmptyState title={t('form.goneTitle')} text={t('form.goneText')} />
  return <EditGuardian key={relationId} home={home} initial={{ guardian, relation, former: 'kept' }} />
}

function EditGuardian({ home, initial }: { home: PupilHome; initial: Draft }) {
  const { t } = useText('guardians')
  const navigate = useNavigate()
  const { t: f } = useText('families')
  const storeGuardian = useStoreGuardian()
  const today = useToday()
  const pupilId = home.pupil.id
  const others = home.otherChildren.get(initial.guardian.id) ?? []
  const toTab = (): void => void navigate(`/pupils/${pupilId}/guardians`)
  const form = useForm<Draft, GuardianProblem>({
    initial,
    check: ({ guardian, relation }) => [...checkGuardian(guardian), ...checkRelation(relation)],
    store: async ({ guardian, relation, former }) => {
      const dated = former === 'kept' ? keepFormerFacts(initial.relation, relation, today) : relation
      return storeGuardian(
        initial.guardian,
        guardian,
        {
          label: 'guardians:undo.edited',
          undoPlace: pupilPlace(pupilId),
          put: [{ table: 'relations', row: relationSchema.parse(dated) }],
        },
        t('form.stored', { name: fullName(guardian) }),
      )
    },
    onStored: toTab,
  })
  const { guardian, relation, former } = form.draft
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
        <PageHeading order={2} of={relation.id}>
          {t('form.editTitle', { name: fullName(initial.guardian) })}
        </PageHeading>
        <LeavingNotice form={form} />
        {others.length > 0 && (
          <Notice title={t('form.sharedTitle', { names: others.map(({ pupil }) => fullName(pupil)).join(', ') })}>
            {t('form.sharedText', { name: home.pupil.calledName })}
          </Notice>
        )}
        <RelationFields
          relation={relation}
          pupilName={home.pupil.calledName}
          problemOf={form.problemOf}
          onEdit={(patch) => form.edit((draft) => ({ ...draft, relation: { ...draft.relation, ...patch } }))}
        />
        {changedFacts(initial.relation, relation).length > 0 && (
          <Radio.Group
            label={f('history.whatIsIt')}
            value={former}
            onChange={(chosen) => form.edit({ former: chosen === 'replaced' ? 'replaced' : 'kept' })}
          >
            <Stack gap={6} mt={4}>
              <Radio size="md" value="kept" label={f('history.changed')} />
              <Radio size="md" value="replaced" label={f('history.corrected')} />
            </Stack>
          </Radio.Group>
        )}
        <GuardianFields
          guardian={guardian}
          stored={initial.guardian}
          problemOf={form.problemOf}
          onEdit={(patch) => form.edit((draft) => ({ ...draft, guardian: { ...draft.guardian, ...patch } }))}
        />
        <Group>
          <Button type="submit" loading={form.isStoring} variant="default">
            {t('common:save')}
          </Button>
          <Button variant="subtle" onClick={() => form.leave(toTab)}>
            {t('common:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
