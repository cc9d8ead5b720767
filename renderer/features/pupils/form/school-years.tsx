/**
 * The pupil's school years as they are stored: class and level of then to read, how the year ended to mend by hand.
 * A class list fills it in; this is for what no list says.
 */
import { NativeSelect, Table } from '@mantine/core'
import { type Enrolment, enrolmentOutcomes } from '#domain/pupils/pupil.ts'
import type { PupilProblem } from '#domain/pupils/pupil-form.ts'
import { schoolYearLabel } from '#domain/shared/dates.ts'
import type { Form } from '#features/shared/use-form.tsx'
import { useText } from '#i18n/use-text.ts'
import { FormSection } from '#ui/form-section.tsx'
import type { PupilDraft } from './pupil-fields.tsx'

export function SchoolYears({ form }: { form: Form<PupilDraft, PupilProblem> }) {
  const { t } = useText('pupils')
  const { enrolment, otherYears } = form.draft
  const years = [enrolment, ...otherYears]
    .filter(({ rev }) => rev > 0)
    .sort((one, other) => other.schoolYear - one.schoolYear)
  if (years.length === 0) return null
  const setOutcome = (id: string, outcome: Enrolment['outcome']): void => {
    const mended = (each: Enrolment): Enrolment => (each.id === id ? { ...each, outcome } : each)
    form.edit((all) => ({ ...all, enrolment: mended(all.enrolment), otherYears: all.otherYears.map(mended) }))
  }
  return (
    <FormSection title={t('form.years.title')}>
      <Table verticalSpacing="xs" horizontalSpacing="xs" withRowBorders={false}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('form.years.year')}</Table.Th>
            <Table.Th>{t('form.fields.className')}</Table.Th>
            <Table.Th>{t('form.fields.level')}</Table.Th>
            <Table.Th>{t('form.years.outcome')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {years.map(({ id, schoolYear, className, level, outcome }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row" fw={400}>
                {schoolYearLabel(schoolYear)}
              </Table.Th>
              <Table.Td>{className || t('form.notChosen')}</Table.Td>
              <Table.Td>{level === null ? t('form.notChosen') : t(`common:levels.${level}`)}</Table.Td>
              <Table.Td>
                <NativeSelect
                  aria-label={t('form.years.outcomeOf', { year: schoolYearLabel(schoolYear) })}
                  value={outcome ?? ''}
                  data={[
                    { value: '', label: t('form.years.open') },
                    ...enrolmentOutcomes.map((value) => ({ value, label: t(`form.years.outcomes.${value}`) })),
                  ]}
                  onChange={(event) => {
                    const chosen = event.currentTarget.value
                    setOutcome(id, enrolmentOutcomes.find((each) => each === chosen) ?? null)
                  }}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </FormSection>
  )
}
