/** What the preview says about one row: the fields that change and the remarks, in the words of the screen. */

import type { RowNote } from '#domain/pupils/class-list/candidates.ts'
import type { FieldChange } from '#domain/pupils/class-list/plan-import.ts'
import { authorities, relationKinds } from '#domain/pupils/guardian.ts'
import { enrolmentOutcomes, levels } from '#domain/pupils/pupil.ts'
import { daySchema } from '#domain/shared/dates.ts'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import type { PreviewRow } from '../class-list-messages.ts'

const fieldNames = [
  'calledName',
  'firstNames',
  'prefix',
  'surname',
  'number',
  'birthDay',
  'email',
  'phone',
  'className',
  'yearGroup',
  'level',
  'profile',
  'mentorName',
  'kind',
  'guardian',
  'remarks',
  'authority',
  'outcome',
  'leavingDay',
] as const
type FieldName = (typeof fieldNames)[number]

const isFieldName = (field: string): field is FieldName => (fieldNames as readonly string[]).includes(field)

export function useChangeText(): (change: FieldChange) => { label: string; from: string; to: string } {
  const { t } = useText('imports')
  const { day } = useDates()
  const shownValue = (field: string, value: string): string => {
    if (value === '') return t(field === 'outcome' ? 'outcomeOpen' : 'empty')
    if ((field === 'birthDay' || field === 'leavingDay') && daySchema.safeParse(value).success)
      return day(value, 'numeric')
    const level = levels.find((each) => each === value)
    if (field === 'level' && level) return t(`common:levels.${level}`)
    const kind = relationKinds.find((each) => each === value)
    if (field === 'kind' && kind) return t(`common:relationKinds.${kind}`)
    const outcome = enrolmentOutcomes.find((each) => each === value)
    if (field === 'outcome' && outcome) return t(`outcomes.${outcome}`)
    const authority = authorities.find((each) => each === value)
    if (field === 'authority' && authority) return t(`authorities.${authority}`)
    return value
  }
  return ({ about, whose, field, from, to }) => {
    const name = isFieldName(field) ? t(`fields.${field}`) : field
    return {
      label: about === 'guardian' && field !== 'guardian' ? t('ofGuardian', { name: whose, field: name }) : name,
      from: shownValue(field, from),
      to: shownValue(field, to),
    }
  }
}

export function useNoteText(): (note: RowNote) => string {
  const { t } = useText('imports')
  return ({ code, heading }) => t(`notes.${code}`, { heading })
}

export function useWhyText(): (why: NonNullable<PreviewRow['why']>) => string {
  const { t } = useText('imports')
  return ({ code, detail }) => t(`why.${code}`, { detail })
}
