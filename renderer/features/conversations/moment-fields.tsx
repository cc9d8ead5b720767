/** Day, time and place of a talk. An end before the start is said and not taken over. */
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { lineExcessOf } from '#domain/conversations/storable-talk.ts'
import { type Day, dayOf, type LocalMoment, timeOf } from '#domain/shared/dates.ts'
import { DayField } from '#features/shared/day-field.tsx'
import { TimeField } from '#features/shared/time-field.tsx'
import { useText } from '#i18n/use-text.ts'
import classes from './conversations.module.css'

export interface WhenAndWhere {
  startsAt: LocalMoment
  endsAt: LocalMoment | null
  place: string
}

export function MomentFields({ value, onChange }: { value: WhenAndWhere; onChange: (value: WhenAndWhere) => void }) {
  const { t } = useText('conversations')
  const [isEndWrong, setEndWrong] = useState(false)
  const { startsAt, endsAt, place } = value

  const onDay = (day: Day | null) => {
    if (day === null) return
    onChange({
      ...value,
      startsAt: `${day}T${timeOf(startsAt)}`,
      endsAt: endsAt === null ? null : `${day}T${timeOf(endsAt)}`,
    })
  }
  const onStart = (time: string | null) => {
    if (time === null) return
    const start = `${dayOf(startsAt)}T${time}`
    // A moved talk keeps no end that lies before it.
    onChange({ ...value, startsAt: start, endsAt: endsAt !== null && endsAt <= start ? null : endsAt })
  }
  const onEnd = (time: string | null) => {
    const end = time === null ? null : `${dayOf(startsAt)}T${time}`
    const isWrong = end !== null && end <= startsAt
    setEndWrong(isWrong)
    if (!isWrong) onChange({ ...value, endsAt: end })
  }
  const excess = lineExcessOf(place)
  return (
    <div className={classes['moment']}>
      <DayField label={t('time.day')} value={dayOf(startsAt)} onChange={onDay} maw={150} />
      <TimeField label={t('time.from')} value={timeOf(startsAt)} onChange={onStart} />
      <TimeField
        label={t('time.until')}
        value={endsAt === null ? null : timeOf(endsAt)}
        onChange={onEnd}
        mayBeEmpty
        error={isEndWrong ? t('time.endBeforeStart') : undefined}
      />
      <TextInput
        className={classes['place'] ?? ''}
        label={t('time.place')}
        placeholder={t('time.placeHint')}
        value={place}
        error={excess > 0 ? t('talk.tooLong', { count: excess }) : undefined}
        onChange={(event) => onChange({ ...value, place: event.currentTarget.value })}
      />
    </div>
  )
}
