/** Agreements that are late or due this week. Ticked off they stay in sight, struck through, until the screen is left. */
import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Agreement } from '#domain/conversations/conversation.ts'
import type { AgreementsDue } from '#domain/conversations/planning.ts'
import { isLate } from '#domain/pupils/attention.ts'
import { fullName } from '#domain/pupils/person-name.ts'
import type { Id } from '#domain/shared/row.ts'
import { useToday } from '#features/shared/session.tsx'
import { useCommit } from '#features/shared/use-commit.tsx'
import { useDates } from '#features/shared/use-dates.ts'
import { VoiceMark } from '#features/shared/voice-mark.tsx'
import { useText } from '#i18n/use-text.ts'
import { todayPlace } from './place.ts'
import { Section } from './section.tsx'
import classes from './today.module.css'
import type { People } from './use-day-plan.ts'

export function AgreementSection({
  agreements,
  due,
  people,
}: {
  agreements: readonly Agreement[] | undefined
  due: AgreementsDue | undefined
  people: People
}) {
  const { t } = useText('today')
  const [ticked, setTicked] = useState<ReadonlySet<Id>>(new Set())
  const open = due && [...due.overdue, ...due.thisWeek]
  const done = agreements?.filter(({ id, doneDay }) => doneDay !== null && ticked.has(id)) ?? []
  const shown = open && [...open, ...done].sort((left, right) => (left.dueDay ?? '').localeCompare(right.dueDay ?? ''))
  return (
    <Section
      title={t('agreements.title')}
      items={shown}
      keyOf={({ id }) => id}
      empty={t('agreements.none')}
      row={(agreement) => (
        <AgreementRow
          agreement={agreement}
          people={people}
          onTicked={(id) => setTicked((before) => new Set(before).add(id))}
        />
      )}
    />
  )
}

function AgreementRow({
  agreement,
  people,
  onTicked,
}: {
  agreement: Agreement
  people: People
  onTicked: (id: Id) => void
}) {
  const { t } = useText('today')
  const { day } = useDates()
  const today = useToday()
  const commit = useCommit()
  const person = people.get(agreement.pupilId)
  const isDone = agreement.doneDay !== null
  const late = isLate(agreement, today)
  const tick = async (): Promise<void> => {
    onTicked(agreement.id)
    await commit(
      {
        label: isDone ? 'today:undo.agreementOpen' : 'today:undo.agreementDone',
        undoPlace: todayPlace,
        put: [{ table: 'agreements', row: { ...agreement, doneDay: isDone ? null : today } }],
      },
      t(isDone ? 'agreements.reopened' : 'agreements.done'),
    )
  }
  return (
    <div className={classes['agreement']} data-done={isDone || undefined}>
      <Checkbox size="md" checked={isDone} onChange={() => void tick()} label={agreement.what} />
      <span className={classes['agreementFacts']}>
        {person && (
          <Link to={`/conversations/${agreement.conversationId}`} className={classes['quietLink'] ?? ''}>
            {fullName(person.pupil)}
          </Link>
        )}
        <span className={classes['owner']}>
          <VoiceMark voice={agreement.ownerVoice} />
          {agreement.ownerName || t(`common:voices.${agreement.ownerVoice}`)}
        </span>
        {agreement.dueDay !== null && (
          <span className={classes['due']} data-late={late || undefined}>
            {late ? t('agreements.late', { day: day(agreement.dueDay) }) : day(agreement.dueDay)}
          </span>
        )}
      </span>
    </div>
  )
}
