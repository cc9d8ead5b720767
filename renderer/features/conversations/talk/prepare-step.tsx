/** Before the talk: its aim, what was agreed last time, what still differs, what was done since, and who comes. */
import { Checkbox, Text } from '@mantine/core'
import { useState } from 'react'
import type { Agreement, Conversation } from '#domain/conversations/conversation.ts'
import type { Guide } from '#domain/conversations/guide.ts'
import { guideFor } from '#domain/conversations/guides.ts'
import { openDifferencesOf } from '#domain/conversations/open-differences.ts'
import { isLate } from '#domain/pupils/attention.ts'
import { dayOf } from '#domain/shared/dates.ts'
import type { Id } from '#domain/shared/row.ts'
import { useToday } from '#features/shared/session.tsx'
import { useCommit } from '#features/shared/use-commit.tsx'
import { useDates, useLanguage } from '#features/shared/use-dates.ts'
import { VoiceMark } from '#features/shared/voice-mark.tsx'
import { useText } from '#i18n/use-text.ts'
import { MomentFields } from '../moment-fields.tsx'
import { ParticipantsField } from '../people/participants-field.tsx'
import { useProposal } from '../people/use-proposal.ts'
import type { LoadedTalk } from './load-talk.ts'
import classes from './talk.module.css'
import type { Talk } from './use-talk.ts'

export function PrepareStep({ talk, loaded, guide }: { talk: Talk; loaded: LoadedTalk; guide: Guide }) {
  const { t } = useText('conversations')
  const { conversation, edit } = talk
  const proposal = useProposal(loaded.pupil, loaded.enrolments, dayOf(conversation.startsAt))
  return (
    <div className={classes['twoSides']}>
      <div>
        <section aria-labelledby="aim">
          <h2 id="aim" className={classes['sectionHead']}>
            {t('prepare.aim')}
          </h2>
          <p className={classes['aim']}>{guide.aim}</p>
          <h3 className={classes['subhead']}>{t('prepare.preparation')}</h3>
          <ul className={classes['bullets']}>
            {guide.preparation.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="practical">
          <h2 id="practical" className={classes['sectionHead']}>
            {t('prepare.practical')}
          </h2>
          <MomentFields
            value={conversation}
            onChange={({ startsAt, endsAt, place }) => edit((before) => ({ ...before, startsAt, endsAt, place }))}
          />
          {proposal && (
            <ParticipantsField
              participants={conversation.participants}
              proposal={proposal}
              onChange={(participants) => edit((before) => ({ ...before, participants }))}
            />
          )}
        </section>
      </div>
      <div>
        <LastTime loaded={loaded} />
        <Differences loaded={loaded} />
        <Activities loaded={loaded} />
      </div>
    </div>
  )
}

/** Talks before this one, newest first. */
const earlierTalks = ({ conversation, conversations }: LoadedTalk) =>
  conversations
    .filter(
      ({ id, state, startsAt }) => id !== conversation.id && state === 'held' && startsAt <= conversation.startsAt,
    )
    .sort((left, right) => right.startsAt.localeCompare(left.startsAt))

function LastTime({ loaded }: { loaded: LoadedTalk }) {
  const { t } = useText('conversations')
  const { moment } = useDates()
  /** Ticked here stays in sight, so that nothing jumps away under the hand. */
  const [ticked, setTicked] = useState<ReadonlySet<Id>>(new Set())
  const last = earlierTalks(loaded)[0]
  const shown = loaded.agreements
    .filter(
      ({ id, conversationId, doneDay }) =>
        conversationId !== loaded.conversation.id && (doneDay === null || ticked.has(id)),
    )
    .sort(
      (left, right) => (left.dueDay ?? '9').localeCompare(right.dueDay ?? '9') || left.what.localeCompare(right.what),
    )
  return (
    <section aria-labelledby="last-time">
      <h2 id="last-time" className={classes['sectionHead']}>
        {t('prepare.lastTime')}
      </h2>
      {last && (
        <Text size="sm" c="var(--ink-second)">
          {t('prepare.lastTimeFrom', { moment: moment(last.startsAt) })}
        </Text>
      )}
      {shown.length === 0 ? (
        <Text c="var(--ink-second)">{t('prepare.noAgreements')}</Text>
      ) : (
        <ul className={classes['plainList']}>
          {shown.map((agreement) => (
            <OpenAgreement
              key={agreement.id}
              agreement={agreement}
              onTicked={(id) => setTicked((before) => new Set(before).add(id))}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

function OpenAgreement({ agreement, onTicked }: { agreement: Agreement; onTicked: (id: Id) => void }) {
  const { t } = useText('conversations')
  const { day } = useDates()
  const today = useToday()
  const commit = useCommit()
  const isDone = agreement.doneDay !== null
  const late = isLate(agreement, today)
  const tick = async (): Promise<void> => {
    onTicked(agreement.id)
    await commit({
      label: isDone ? 'conversations:undo.agreementOpen' : 'conversations:undo.agreementDone',
      undoPlace: null,
      put: [{ table: 'agreements', row: { ...agreement, doneDay: isDone ? null : today } }],
    })
  }
  return (
    <li className={classes['openAgreement']} data-done={isDone || undefined}>
      <Checkbox size="md" checked={isDone} onChange={() => void tick()} label={agreement.what} />
      <span className={classes['ownerName']}>
        <VoiceMark voice={agreement.ownerVoice} silent={agreement.ownerName === ''} />
        {agreement.ownerName || t(`common:voices.${agreement.ownerVoice}`)}
      </span>
      {agreement.dueDay !== null && (
        <span className={classes['dueDay']} data-late={late || undefined}>
          {late ? t('agreements.late', { day: day(agreement.dueDay) }) : day(agreement.dueDay)}
        </span>
      )}
    </li>
  )
}

function Differences({ loaded }: { loaded: LoadedTalk }) {
  const { t } = useText('conversations')
  const { moment } = useDates()
  const language = useLanguage()
  /** Each talk had a guide of its own. */
  const headingOf = ({ guideId }: Conversation, themeKey: string): string =>
    guideFor(guideId, language).rows.find(({ key }) => key === themeKey)?.heading ?? t('difference.word')
  const open = openDifferencesOf(loaded.conversations.filter(({ id }) => id !== loaded.conversation.id))
  return (
    <section aria-labelledby="open-differences">
      <h2 id="open-differences" className={classes['sectionHead']}>
        {t('prepare.differences')}
      </h2>
      {open.length === 0 ? (
        <Text c="var(--ink-second)">{t('prepare.noDifferences')}</Text>
      ) : (
        <ul className={classes['plainList']}>
          {open.map(({ conversation, theme, sides }) => (
            <li key={`${conversation.id} ${theme.key}`} className={classes['openDifference']}>
              <p>
                <strong>{headingOf(conversation, theme.key)}</strong>
                <Text component="span" size="sm" c="var(--ink-second)">
                  {' · '}
                  {moment(conversation.startsAt)}
                </Text>
              </p>
              {sides.map(({ voice, answer }) => (
                <p key={voice} className={classes['side']} dir="auto">
                  <VoiceMark voice={voice} heard={answer !== ''} />
                  <span>{answer || t(`talk.silent.${voice}`, { name: loaded.pupil.calledName })}</span>
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const shownActivities = 8

function Activities({ loaded }: { loaded: LoadedTalk }) {
  const { t } = useText('conversations')
  const { day } = useDates()
  const last = earlierTalks(loaded)[0]
  const since = loaded.activities
    .filter((activity) => last === undefined || activity.day >= dayOf(last.startsAt))
    .sort((left, right) => right.day.localeCompare(left.day))
    .slice(0, shownActivities)
  return (
    <section aria-labelledby="activities-since">
      <h2 id="activities-since" className={classes['sectionHead']}>
        {t(last === undefined ? 'prepare.activitiesFirst' : 'prepare.activities')}
      </h2>
      {since.length === 0 ? (
        <Text c="var(--ink-second)">{t('prepare.noActivities')}</Text>
      ) : (
        <ul className={classes['plainList']}>
          {since.map((activity) => (
            <li key={activity.id} className={classes['activity']}>
              <span className={classes['activityDay']}>{day(activity.day)}</span>
              <span>
                {activity.title}
                {activity.reflection !== '' && (
                  <Text size="sm" c="var(--ink-second)" dir="auto" lineClamp={3}>
                    {activity.reflection}
                  </Text>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
