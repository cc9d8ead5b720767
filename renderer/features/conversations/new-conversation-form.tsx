/** The form behind "Nieuw gesprek"; what it makes comes from the domain. */
import { Button, Group, Text } from '@mantine/core'
import { useId, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Participant } from '#domain/conversations/conversation.ts'
import { openTrajectoryFor } from '#domain/conversations/conversation-list.ts'
import { type GuideId, guideIds } from '#domain/conversations/guide.ts'
import { guideFor } from '#domain/conversations/guides.ts'
import { newConversation } from '#domain/conversations/new-conversation.ts'
import { lineExcessOf } from '#domain/conversations/storable-talk.ts'
import { newTrajectory } from '#domain/phases/new-trajectory.ts'
import {
  type Choice,
  choices,
  currentTrajectory,
  type Phase,
  phases,
  type Trajectory,
} from '#domain/phases/trajectory.ts'
import { fullName } from '#domain/pupils/person-name.ts'
import { type Enrolment, enrolmentIn, type Pupil } from '#domain/pupils/pupil.ts'
import { dayOf, type LocalMoment, schoolYearOf } from '#domain/shared/dates.ts'
import { addMinutes } from '#domain/shared/moments.ts'
import { clock, momentHere } from '#features/shared/clock.ts'
import { PhaseTile } from '#features/shared/phase-tile.tsx'
import { useSettings } from '#features/shared/session.tsx'
import { useCommit } from '#features/shared/use-commit.tsx'
import { useDates, useLanguage } from '#features/shared/use-dates.ts'
import { useRoleWords } from '#features/shared/use-role-words.ts'
import { useText } from '#i18n/use-text.ts'
import { PageHeading } from '#ui/page-heading.tsx'
import { ChoiceCards } from './choice-cards.tsx'
import classes from './conversations.module.css'
import { MomentFields, type WhenAndWhere } from './moment-fields.tsx'
import { ParticipantsField } from './people/participants-field.tsx'
import { useProposal } from './people/use-proposal.ts'
import { conversationsPlace } from './place.ts'

const usualMinutes = 30
/** A talk that starts within this time is begun rather than planned. */
const nowWithinMinutes = 15

export function NewConversationForm({
  pupil,
  enrolments,
  trajectories,
  startsAt,
}: {
  pupil: Pupil
  enrolments: readonly Enrolment[]
  trajectories: readonly Trajectory[]
  startsAt: LocalMoment
}) {
  const { t } = useText('conversations')
  const { moment } = useDates()
  const language = useLanguage()
  const { counsellor } = useSettings()
  const roleWords = useRoleWords()
  const commit = useCommit()
  const navigate = useNavigate()
  const headId = useId()

  const current = currentTrajectory(trajectories)
  const [guideId, setGuideId] = useState<GuideId>('career-talk')
  const [choice, setChoice] = useState<Choice>(current?.choice ?? 'further-study')
  const [phase, setPhase] = useState<Phase>(current?.phase ?? 'orienteren')
  const [when, setWhen] = useState<WhenAndWhere>({ startsAt, endsAt: addMinutes(startsAt, usualMinutes), place: '' })
  /** Null: as the rules propose it on that day. */
  const [ownParticipants, setOwnParticipants] = useState<Participant[] | null>(null)
  const [isStoring, setStoring] = useState(false)

  const day = dayOf(when.startsAt)
  const proposal = useProposal(pupil, enrolments, day)
  const participants = ownParticipants ?? proposal?.participants ?? []
  const trajectory = openTrajectoryFor(trajectories, pupil.id, choice)
  const calledName = pupil.calledName || pupil.firstNames || pupil.surname
  const isNow = when.startsAt <= addMinutes(momentHere(), nowWithinMinutes)

  const chooseChoice = (next: Choice) => {
    setChoice(next)
    setPhase(openTrajectoryFor(trajectories, pupil.id, next)?.phase ?? 'orienteren')
  }

  const store = async (starts: boolean): Promise<void> => {
    if (lineExcessOf(when.place) > 0) return
    setStoring(true)
    const made = trajectory ?? newTrajectory(pupil.id, choice, phase, day, clock)
    const { conversation } = newConversation({
      pupil,
      relations: [],
      guardians: [],
      enrolment: enrolmentIn(enrolments, schoolYearOf(day)),
      counsellor: { name: counsellor.name, role: counsellor.role },
      roleWords,
      guide: guideFor(guideId, language),
      trajectory: made,
      ...when,
      clock,
    })
    const row = { ...conversation, phase, participants: [...participants] }
    const answer = await commit(
      {
        label: 'conversations:undo.planned',
        undoPlace: starts ? null : conversationsPlace,
        put: [
          ...(trajectory ? [] : [{ table: 'trajectories' as const, row: made }]),
          { table: 'conversations' as const, row },
        ],
      },
      starts ? undefined : t('new.planned', { moment: moment(row.startsAt) }),
    )
    setStoring(false)
    if (!answer.ok) return
    void navigate(starts ? `/conversations/${row.id}?step=hold` : `/conversations/${row.id}?step=prepare`, {
      replace: true,
    })
  }

  return (
    <form className={classes['form']} onSubmit={(event) => event.preventDefault()}>
      <div className={classes['formHead']}>
        <PageHeading of={pupil.id}>{t('new.title', { name: fullName(pupil) })}</PageHeading>
        <Group gap="sm">
          <Button h={44} variant="subtle" component={Link} to={`/pupils/${pupil.id}`}>
            {t('common:cancel')}
          </Button>
          <Button h={44} variant={isNow ? 'default' : 'filled'} loading={isStoring} onClick={() => void store(false)}>
            {t('new.plan')}
          </Button>
          <Button h={44} variant={isNow ? 'filled' : 'default'} loading={isStoring} onClick={() => void store(true)}>
            {t('new.start')}
          </Button>
        </Group>
      </div>
      <div className={classes['formSides']}>
        <div>
          <ChoiceCards
            legend={t('new.kind')}
            name="guide"
            value={guideId}
            options={guideIds.map((id) => ({ value: id, label: t(`guides.${id}`), hint: t(`guideHints.${id}`) }))}
            onChange={setGuideId}
          />
          <ChoiceCards
            legend={t('new.choice')}
            name="choice"
            value={choice}
            columns={2}
            options={choices.map((value) => ({ value, label: t(`common:choices.${value}`) }))}
            onChange={chooseChoice}
          />
          <ChoiceCards
            legend={t('new.phase')}
            name="phase"
            value={phase}
            columns={2}
            options={phases.map((value) => ({
              value,
              label: t(`common:phases.${value}`),
              mark: <PhaseTile phase={value} silent />,
            }))}
            onChange={setPhase}
          />
          <Text size="sm" c="var(--ink-second)" mih={40} pt="sm" aria-live="polite">
            {trajectory === undefined && t('new.newTrajectory', { name: calledName })}
            {trajectory !== undefined &&
              trajectory.phase !== phase &&
              t('new.otherPhase', {
                phase: t(`common:phases.${trajectory.phase}`),
                chosen: t(`common:phases.${phase}`),
              })}
          </Text>
        </div>
        <div>
          <section aria-labelledby={`${headId}-when`}>
            <h2 id={`${headId}-when`} className={classes['formSection']}>
              {t('new.when')}
            </h2>
            <MomentFields value={when} onChange={setWhen} />
          </section>
          <section aria-labelledby={`${headId}-who`}>
            <h2 id={`${headId}-who`} className={classes['formSection']}>
              {t('new.who')}
            </h2>
            {proposal && (
              <ParticipantsField participants={participants} proposal={proposal} onChange={setOwnParticipants} />
            )}
          </section>
        </div>
      </div>
    </form>
  )
}
