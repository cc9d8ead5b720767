/** At 18 the pupil decides whether parents read along: what was answered, when, and a place to write it down. */
import { Button, Group, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { adultStandingOn, withLetIn } from '#domain/pupils/families/adult.ts'
import type { Pupil } from '#domain/pupils/pupil.ts'
import type { Day } from '#domain/shared/dates.ts'
import { DayField } from '#features/shared/day-field.tsx'
import { useToday } from '#features/shared/session.tsx'
import { useCommit } from '#features/shared/use-commit.tsx'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import { pupilPlace } from './use-pupil-home.ts'

export function AdultBox({ pupil }: { pupil: Pupil }) {
  const { t } = useText('families')
  const { day } = useDates()
  const standing = adultStandingOn(pupil, useToday())
  const [isOpen, setOpen] = useState(false)
  if (standing === null) return null
  const name = pupil.calledName || pupil.firstNames
  const { guardiansMayBeLetIn: isLetIn, letInDay } = pupil
  const isAnswered = isLetIn || letInDay !== null
  const since = letInDay === null ? '' : day(letInDay, 'numeric')
  const answer = isLetIn
    ? t(letInDay === null ? 'adult.yes' : 'adult.yesSince', { day: since })
    : t(letInDay === null ? 'adult.no' : 'adult.noSince', { name, day: since })
  return (
    <Notice
      shape={isAnswered ? 'done' : 'open'}
      title={
        standing.kind === 'adult'
          ? t('adult.title', { name })
          : t('adult.soonTitle', { name, day: day(standing.since, 'numeric') })
      }
      action={
        isOpen ? (
          <AnswerForm pupil={pupil} name={name} onDone={() => setOpen(false)} />
        ) : (
          <Group mt="xs">
            <Button variant="default" onClick={() => setOpen(true)}>
              {t(isAnswered ? 'adult.change' : 'adult.record')}
            </Button>
          </Group>
        )
      }
    >
      {standing.kind === 'soon' && !isAnswered ? t('adult.soonText', { name }) : answer}
    </Notice>
  )
}

function AnswerForm({ pupil, name, onDone }: { pupil: Pupil; name: string; onDone: () => void }) {
  const { t } = useText('families')
  const commit = useCommit()
  const today = useToday()
  const [isLetIn, setLetIn] = useState(pupil.guardiansMayBeLetIn)
  const [letInDay, setDay] = useState<Day | null>(today)
  const store = async (event: React.SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    if (!event.currentTarget.checkValidity()) return
    const answer = await commit(
      {
        label: 'families:undo.letIn',
        undoPlace: pupilPlace(pupil.id),
        put: [{ table: 'pupils', row: withLetIn(pupil, isLetIn, letInDay) }],
      },
      t('adult.stored', { name }),
    )
    if (answer.ok) onDone()
  }
  return (
    <form noValidate onSubmit={(event) => void store(event)}>
      <Stack gap="sm" mt="sm">
        <Radio.Group
          label={t('adult.question')}
          value={isLetIn ? 'yes' : 'no'}
          onChange={(chosen) => setLetIn(chosen === 'yes')}
        >
          <Stack gap={6} mt={4}>
            <Radio size="md" value="yes" label={t('adult.may')} autoFocus={isLetIn} />
            <Radio size="md" value="no" label={t('adult.mayNot', { name })} autoFocus={!isLetIn} />
          </Stack>
        </Radio.Group>
        <DayField label={t('adult.day')} value={letInDay} onChange={setDay} />
        <Group>
          <Button type="submit" variant="default">
            {t('common:save')}
          </Button>
          <Button variant="subtle" onClick={onDone}>
            {t('common:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
