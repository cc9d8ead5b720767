/** Who lives in a home, from when until when; someone who left may come back, as a second period. */
import { Button, Checkbox } from '@mantine/core'
import type { Household } from '#domain/pupils/guardian.ts'
import type { Id } from '#domain/shared/row.ts'
import { DayField } from '#features/shared/day-field.tsx'
import { useText } from '#i18n/use-text.ts'
import classes from './guardian-form.module.css'

export interface Candidate {
  personId: Id
  kind: 'pupil' | 'guardian'
  name: string
}

export function MemberRow({
  candidate,
  household,
  onEdit,
}: {
  candidate: Candidate
  household: Household
  onEdit: (patch: (household: Household) => Household) => void
}) {
  const { t } = useText('guardians')
  const { personId, kind, name } = candidate
  const periods = household.members.flatMap((member, index) =>
    member.personId === personId ? [{ ...member, index }] : [],
  )
  const edit = (index: number, patch: Partial<Household['members'][number]>): void =>
    onEdit((all) => ({
      ...all,
      members: all.members.map((each, at) => (at === index ? { ...each, ...patch } : each)),
    }))
  const add = (): void =>
    onEdit((all) => ({ ...all, members: [...all.members, { personId, kind, fromDay: null, untilDay: null }] }))
  const toggle = (livesHere: boolean): void =>
    livesHere ? add() : onEdit((all) => ({ ...all, members: all.members.filter((each) => each.personId !== personId) }))
  const hasLeft = periods.length > 0 && periods.every(({ untilDay }) => untilDay !== null)
  return (
    <li className={classes['member']}>
      <Checkbox
        size="md"
        className={classes['memberName'] ?? ''}
        label={name}
        description={kind === 'pupil' ? t('form.memberPupil') : t('form.memberGuardian')}
        checked={periods.length > 0}
        onChange={(event) => toggle(event.currentTarget.checked)}
      />
      {periods.length > 0 && (
        <div className={classes['periods']}>
          {periods.map(({ index, fromDay, untilDay }) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend that shows
            <div key={index} className={classes['period']} role="group" aria-label={name}>
              <DayField
                maw={140}
                label={t('form.fields.memberFrom')}
                value={fromDay}
                onChange={(day) => edit(index, { fromDay: day })}
              />
              <DayField
                maw={140}
                label={t('form.fields.memberUntil')}
                value={untilDay}
                onChange={(day) => edit(index, { untilDay: day })}
              />
            </div>
          ))}
          {hasLeft && (
            <Button variant="subtle" size="compact-md" onClick={add} aria-label={t('form.livesAgainOf', { name })}>
              {t('form.livesAgain')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
