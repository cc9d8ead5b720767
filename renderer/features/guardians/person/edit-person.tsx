/** The person alone: name, contact, remarks, death. What holds with one child is edited at that child. */
import { Button, Center, Group, Loader, Stack, Text } from '@mantine/core'
import { useNavigate, useParams } from 'react-router'
import type { Guardian } from '#domain/pupils/guardian.ts'
import { checkGuardian, type GuardianProblem } from '#domain/pupils/guardian-form.ts'
import { fullName } from '#domain/pupils/person-name.ts'
import { useQuery } from '#features/shared/session.tsx'
import { LeavingNotice, useForm } from '#features/shared/use-form.tsx'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { GuardianFields } from '../guardian-fields.tsx'
import formClasses from '../guardian-form.module.css'
import { useStoreGuardian } from '../store-guardian.ts'
import classes from './guardian-screen.module.css'
import { guardianPlace } from './use-guardian.ts'

export function EditPersonScreen() {
  const { t } = useText('guardians')
  const { guardianId = '' } = useParams()
  const found = useQuery(async (reader) => (await reader.get('guardians', guardianId)) ?? null, [guardianId])
  if (found === undefined) {
    return (
      <Center h="100%">
        <Loader aria-label={t('common:loading')} />
      </Center>
    )
  }
  if (found === null) {
    return (
      <div className={classes['screen']}>
        <PageHeading>{t('list.title')}</PageHeading>
        <EmptyState isBelowHeading title={t('form.goneTitle')} text={t('form.goneText')} />
      </div>
    )
  }
  return <EditPerson key={found.id} initial={found} />
}

function EditPerson({ initial }: { initial: Guardian }) {
  const { t } = useText('families')
  const navigate = useNavigate()
  const storeGuardian = useStoreGuardian()
  const toPage = (): void => void navigate(`/guardians/${initial.id}`)
  const form = useForm<Guardian, GuardianProblem>({
    initial,
    check: checkGuardian,
    store: (guardian) =>
      storeGuardian(
        initial,
        guardian,
        { label: 'guardians:undo.edited', undoPlace: guardianPlace(initial.id) },
        t('person.saved', { name: fullName(guardian) }),
      ),
    onStored: toPage,
  })
  return (
    <div className={classes['screen']}>
      <form
        ref={form.formRef}
        noValidate
        className={formClasses['form']}
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit()
        }}
      >
        <Stack gap="lg">
          <PageHeading of={initial.id}>{t('person.editTitle', { name: fullName(initial) })}</PageHeading>
          <LeavingNotice form={form} />
          <Text c="var(--ink-second)">{t('person.onlyPerson')}</Text>
          <GuardianFields guardian={form.draft} stored={initial} problemOf={form.problemOf} onEdit={form.edit} />
          <Group>
            <Button type="submit" loading={form.isStoring}>
              {t('common:save')}
            </Button>
            <Button variant="subtle" onClick={() => form.leave(toPage)}>
              {t('common:cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </div>
  )
}
