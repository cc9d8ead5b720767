/** The fields of a pupil and of this year's enrolment, for adding and for editing. */
import { Checkbox, NativeSelect, NumberInput, SimpleGrid, Stack, TagsInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { withLetIn } from '#domain/pupils/families/adult.ts'
import { asWritten } from '#domain/pupils/lists/tags.ts'
import { type Enrolment, levels, type Pupil, tagsMax } from '#domain/pupils/pupil.ts'
import { type PupilProblem, splitLanguages } from '#domain/pupils/pupil-form.ts'
import { schoolYearLabel } from '#domain/shared/dates.ts'
import { lineLimit } from '#domain/shared/text.ts'
import { DayField } from '#features/shared/day-field.tsx'
import { useToday } from '#features/shared/session.tsx'
import type { Form } from '#features/shared/use-form.tsx'
import { useText } from '#i18n/use-text.ts'
import { FormSection } from '#ui/form-section.tsx'
import { hintBelow } from '#ui/hint-below.ts'
import { SchoolYears } from './school-years.tsx'

export interface PupilDraft {
  pupil: Pupil
  /** Of the current school year. */
  enrolment: Enrolment
  otherYears: readonly Enrolment[]
}

type PupilLine = 'calledName' | 'firstNames' | 'prefix' | 'surname' | 'number' | 'email' | 'leavingReason'
type EnrolmentLine = 'className' | 'profile' | 'mentorName'

export function PupilFields({
  form,
  classNames,
  tagsInUse,
}: {
  form: Form<PupilDraft, PupilProblem>
  classNames: string[]
  tagsInUse: string[]
}) {
  const { t } = useText('pupils')
  const { t: tl } = useText('lists')
  const { draft, edit } = form
  const { pupil, enrolment } = draft
  const today = useToday()
  const [languages, setLanguages] = useState(() => pupil.languages.join(', '))
  const editPupil = (patch: Partial<Pupil>) => edit((all) => ({ ...all, pupil: { ...all.pupil, ...patch } }))
  const editEnrolment = (patch: Partial<Enrolment>) =>
    edit((all) => ({ ...all, enrolment: { ...all.enrolment, ...patch } }))
  const errorOf = (field: PupilProblem['field']): string | undefined => {
    const code = form.problemOf(field)
    return code === undefined ? undefined : t(`form.problems.${code}`)
  }
  const line = (field: PupilLine) => ({
    label: t(`form.fields.${field}`),
    value: pupil[field],
    autoComplete: 'off',
    inputWrapperOrder: hintBelow,
    error: errorOf(field),
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => editPupil({ [field]: event.currentTarget.value }),
  })
  const enrolmentLine = (field: EnrolmentLine) => ({
    label: t(`form.fields.${field}`),
    value: enrolment[field],
    autoComplete: 'off',
    inputWrapperOrder: hintBelow,
    error: errorOf(field),
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => editEnrolment({ [field]: event.currentTarget.value }),
  })

  return (
    <Stack gap="lg">
      <FormSection title={t('form.sections.name')}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
          <TextInput {...line('calledName')} />
          <TextInput {...line('firstNames')} description={t('form.hints.firstNames')} />
          <TextInput {...line('prefix')} description={t('form.hints.prefix')} />
          <TextInput {...line('surname')} />
        </SimpleGrid>
      </FormSection>
      <FormSection title={t('form.sections.enrolment', { year: schoolYearLabel(enrolment.schoolYear) })}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
          <TextInput {...enrolmentLine('className')} list="known-classes" />
          <datalist id="known-classes">
            {classNames.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <TextInput {...enrolmentLine('mentorName')} />
          <NativeSelect
            size="md"
            label={t('form.fields.level')}
            value={enrolment.level ?? ''}
            data={[
              { value: '', label: t('form.notChosen') },
              ...levels.map((level) => ({ value: level, label: t(`common:levels.${level}`) })),
            ]}
            onChange={(event) => {
              const chosen = event.currentTarget.value
              editEnrolment({ level: levels.find((level) => level === chosen) ?? null })
            }}
          />
          <NumberInput
            size="md"
            label={t('form.fields.yearGroup')}
            value={enrolment.yearGroup ?? ''}
            min={1}
            max={6}
            clampBehavior="strict"
            allowDecimal={false}
            allowNegative={false}
            hideControls
            onChange={(value) => editEnrolment({ yearGroup: typeof value === 'number' ? value : null })}
          />
          <TextInput {...enrolmentLine('profile')} description={t('form.hints.profile')} />
        </SimpleGrid>
      </FormSection>
      <FormSection title={t('form.sections.facts')}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
          <TextInput {...line('number')} />
          <DayField
            label={t('form.fields.birthDay')}
            value={pupil.birthDay}
            onChange={(birthDay) => editPupil({ birthDay })}
            error={errorOf('birthDay')}
          />
          <TextInput {...line('email')} type="email" />
          <TextInput
            label={t('form.fields.languages')}
            inputWrapperOrder={hintBelow}
            description={t('form.hints.languages')}
            value={languages}
            autoComplete="off"
            error={errorOf('languages')}
            onChange={(event) => {
              setLanguages(event.currentTarget.value)
              editPupil({ languages: splitLanguages(event.currentTarget.value) })
            }}
          />
        </SimpleGrid>
        <TagsInput
          size="md"
          mt="md"
          label={tl('tags.field')}
          description={tl('tags.fieldHint')}
          inputWrapperOrder={hintBelow}
          data={tagsInUse}
          value={pupil.tags}
          maxTags={tagsMax}
          maxLength={lineLimit}
          onChange={(tags) =>
            editPupil({ tags: [...new Set(tags.map((tag) => asWritten(tag, tagsInUse)).filter(Boolean))] })
          }
        />
        <Checkbox
          size="md"
          mt="md"
          label={t('form.fields.guardiansMayBeLetIn')}
          description={t('form.hints.guardiansMayBeLetIn')}
          checked={pupil.guardiansMayBeLetIn}
          onChange={(event) => editPupil(withLetIn(pupil, event.currentTarget.checked, today))}
        />
      </FormSection>
      {pupil.rev > 0 && <SchoolYears form={form} />}
      {pupil.rev > 0 && (
        <FormSection title={t('form.sections.leaving')}>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            <DayField
              label={t('form.fields.leavingDay')}
              value={pupil.leavingDay}
              onChange={(leavingDay) => editPupil({ leavingDay })}
            />
            <TextInput {...line('leavingReason')} />
          </SimpleGrid>
        </FormSection>
      )}
    </Stack>
  )
}
