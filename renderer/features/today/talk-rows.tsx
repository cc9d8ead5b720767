/** Talks of today and this week, and those left unfinished; one button to go on with each. */
import { Button } from '@mantine/core'
import { Link } from 'react-router'
import type { Conversation } from '#domain/conversations/conversation.ts'
import type { Agenda } from '#domain/conversations/planning.ts'
import { fullName } from '#domain/pupils/person-name.ts'
import { dayOf, timeOf } from '#domain/shared/dates.ts'
import { PhaseTile } from '#features/shared/phase-tile.tsx'
import { useToday } from '#features/shared/session.tsx'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import { Section } from './section.tsx'
import classes from './today.module.css'
import type { People } from './use-day-plan.ts'

type TalkAction = 'prepare' | 'begin' | 'finish'
const stepOfAction: Record<TalkAction, string> = { prepare: 'prepare', begin: 'hold', finish: 'finish' }

export function TalkSections({ agenda, people }: { agenda: Agenda | undefined; people: People }) {
  const { t } = useText('today')
  const row =
    (action: TalkAction, isFirst: (conversation: Conversation) => boolean) => (conversation: Conversation) => (
      <TalkRow conversation={conversation} people={people} action={action} isFilled={isFirst(conversation)} />
    )
  const next = agenda?.today[0]
  return (
    <>
      <Section
        title={t('talks.today')}
        items={agenda?.today}
        keyOf={({ id }) => id}
        row={row('begin', (conversation) => conversation === next)}
        empty={t('talks.noneToday')}
        shownFirst={20}
      />
      {agenda !== undefined && agenda.toFinish.length > 0 && (
        <Section
          title={t('talks.toFinish')}
          items={agenda.toFinish}
          keyOf={({ id }) => id}
          row={row('finish', () => false)}
          empty=""
        />
      )}
      <Section
        title={t('talks.thisWeek')}
        items={agenda?.thisWeek}
        keyOf={({ id }) => id}
        row={row('prepare', () => false)}
        empty={t('talks.noneWeek')}
        shownFirst={12}
      />
    </>
  )
}

function TalkRow({
  conversation,
  people,
  action,
  isFilled,
}: {
  conversation: Conversation
  people: People
  action: TalkAction
  isFilled: boolean
}) {
  const { t } = useText('today')
  const { t: tTalk } = useText('conversations')
  const { moment } = useDates()
  const today = useToday()
  const person = people.get(conversation.pupilId)
  const name = person ? fullName(person.pupil) : ''
  const isToday = dayOf(conversation.startsAt) === today
  const word = t(`talks.${action}`)
  return (
    <div className={classes['talk']} data-today={isToday || undefined}>
      <span className={classes['when']} title={moment(conversation.startsAt, 'long')}>
        {isToday ? timeOf(conversation.startsAt) : moment(conversation.startsAt)}
      </span>
      {conversation.phase === null ? <span /> : <PhaseTile phase={conversation.phase} />}
      <span className={classes['text']}>
        <Link to={`/conversations/${conversation.id}`} className={classes['link'] ?? ''}>
          {name}
        </Link>
        <span className={classes['sub']}>
          {[person?.className, tTalk(`guides.${conversation.guideId}`), conversation.place].filter(Boolean).join(' · ')}
        </span>
      </span>
      <Button
        component={Link}
        to={`/conversations/${conversation.id}?step=${stepOfAction[action]}`}
        variant={isFilled ? 'filled' : 'default'}
        aria-label={t('talks.with', { action: word, name })}
      >
        {word}
      </Button>
    </div>
  )
}
