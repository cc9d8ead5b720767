/** Adding a pupil by hand and editing one: the same form, stored with one button and taken back with Ctrl+Z. */
import { Button, Center, Group, Loader, Stack } from '@mantine/core'
import { useMemo } from 'react'
import { useNavigate, useParams } from 'react-router'
import { tagsInUse } from '#domain/pupils/lists/tags.ts'
import { fullName } from '#domain/pupils/person-name.ts'
import { type Enrolment, enrolmentSchema, type Pupil, pupilSchema } from '#domain/pupils/pupil.ts'
import { checkPupil, enrolmentToEdit, newEnrolment, newPupil, type PupilProblem } from '#domain/pupils/pupil-form.ts'
import { enrolmentsAfterLeaving } from '#domain/pupils/rollover/leaving.ts'
import { type SchoolYear, schoolYearOf } from '#domain/shared/dates.ts'
import { clock } from '#features/shared/clock.ts'
import { useQuery, useToday } from '#features/shared/session.tsx'
import { useCommit } from '#features/shared/use-commit.tsx'
import { LeavingNotice, useForm } from '#features/shared/use-form.tsx'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { pupilPlace } from '../dossier/use-dossier.ts'
import { type PupilDraft, PupilFields } from './pupil-fields.tsx'
import classes from './pupil-form.module.css'

export function NewPupilScreen() {
  const pupil = useMemo(() => newPupil(clock), [])
  return <PupilFormScreen pupilId={pupil.id} fresh={pupil} />
}

export function EditPupilScreen() {
  const { pupilId = '' } = useParams()
  return <PupilFormScreen key={pupilId} pupilId={pupilId} />
}

function PupilFormScreen({ pupilId, fresh }: { pupilId: string; fresh?: Pupil }) {
  const { t } = useText('pupils')
  const year = schoolYearOf(useToday())
  const read = useQuery(
    async (reader) => {
      const [pupils, enrolments] = await Promise.all([reader.all('pupils'), reader.all('enrolments')])
      return { pupils, enrolments }
    },
    [pupilId],
  )
  if (read === undefined) {
    return (
      <Center p="xl">
        <Loader aria-label={t('common:loading')} />
      </Center>
    )
  }
  const pupil = fresh ?? read.pupils.find(({ id }) => id === pupilId)
  if (pupil === undefined) return <EmptyState title={t('dossier.goneTitle')} text={t('dossier.goneText')} />
  return <PupilForm pupil={pupil} pupils={read.pupils} enrolments={read.enrolments} year={year} />
}

function PupilForm({
  pupil,
  pupils,
  enrolments,
  year,
}: {
  pupil: Pupil
  pupils: readonly Pupil[]
  enrolments: readonly Enrolment[]
  year: SchoolYear
}) {
  const { t } = useText('pupils')
  const navigate = useNavigate()
  const today = useToday()
  const commit = useCommit()
  const isNew = pupil.rev === 0
  const own = enrolments.filter(({ pupilId }) => pupilId === pupil.id)
  const initial: PupilDraft = {
    pupil,
    enrolment: isNew ? newEnrolment(pupil.id, year, clock) : enrolmentToEdit(pupil.id, own, year, clock),
    otherYears: own.filter(({ schoolYear }) => schoolYear !== year),
  }
  const form = useForm<PupilDraft, PupilProblem>({
    initial,
    check: (draft) => checkPupil(draft.pupil, draft.enrolment, pupils, today),
    store: async (draft) => {
      const stored = pupilSchema.parse(draft.pupil)
      const years = enrolmentsAfterLeaving(pupil, stored, [draft.enrolment, ...draft.otherYears]).filter((enrolment) =>
        enrolment.rev === 0 ? isNew || saysAnything(enrolment) : isChanged(enrolment, own),
      )
      const answer = await commit(
        {
          label: isNew ? 'pupils:undo.added' : 'pupils:undo.edited',
          undoPlace: pupilPlace(pupil.id),
          put: [
            { table: 'pupils', row: stored },
            ...years.map((row) => ({ table: 'enrolments', row: enrolmentSchema.parse(row) }) as const),
          ],
        },
        isNew ? t('form.added', { name: fullName(stored) }) : t('form.stored'),
      )
      return answer.ok
    },
    onStored: () => void navigate(`/pupils/${pupil.id}`),
  })
  const knownTags = useMemo(() => tagsInUse(pupils), [pupils])
  const classNames = useMemo(
    () =>
      [...new Set(enrolments.filter(({ schoolYear }) => schoolYear === year).map(({ className }) => className))]
        .filter(Boolean)
        .sort(),
    [enrolments, year],
  )

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
        <PageHeading of={pupil.id}>{isNew ? t('add.title') : t('edit.title', { name: fullName(pupil) })}</PageHeading>
        <LeavingNotice form={form} />
        <PupilFields form={form} classNames={classNames} tagsInUse={knownTags} />
        <Group>
          <Button type="submit" loading={form.isStoring}>
            {t('common:save')}
          </Button>
          <Button
            variant="default"
            onClick={() => form.leave(() => void navigate(isNew ? '/pupils' : `/pupils/${pupil.id}`))}
          >
            {t('common:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const isChanged = (enrolment: Enrolment, stored: readonly Enrolment[]): boolean =>
  JSON.stringify(enrolment) !== JSON.stringify(stored.find(({ id }) => id === enrolment.id))

/** A pupil not yet enrolled this year gets no empty enrolment by merely being edited. */
const saysAnything = (enrolment: Enrolment): boolean =>
  [enrolment.className, enrolment.profile, enrolment.mentorName].some((text) => text.trim() !== '') ||
  enrolment.level !== null ||
  enrolment.yearGroup !== null
