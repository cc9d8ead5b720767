/** Documents that wait for a signature, pupils without contact in their phase, working notes about to end. */
import { Button } from '@mantine/core'
import { Link } from 'react-router'
import type { Conversation } from '#domain/conversations/conversation.ts'
import type { WorkingNote } from '#domain/conversations/working-note.ts'
import type { WithoutContact } from '#domain/phases/contact-in-phase.ts'
import { fullName } from '#domain/pupils/person-name.ts'
import type { Pupil } from '#domain/pupils/pupil.ts'
import type { AwaitingSignatures } from '#domain/reports/awaiting-signatures.ts'
import { addMonths } from '#domain/shared/moments.ts'
import type { Id } from '#domain/shared/row.ts'
import { PhaseTile } from '#features/shared/phase-tile.tsx'
import { useCommit } from '#features/shared/use-commit.tsx'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import { todayPlace } from './place.ts'
import { Section } from './section.tsx'
import classes from './today.module.css'
import type { People } from './use-day-plan.ts'

export function SignatureSection({ waiting }: { waiting: readonly AwaitingSignatures[] | undefined }) {
  const { t } = useText('today')
  return (
    <Section
      title={t('signatures.title')}
      items={waiting}
      keyOf={({ document }) => document.id}
      empty={t('signatures.none')}
      row={({ document, waitingFor }) => (
        <div className={classes['plain']}>
          <span className={classes['text']}>
            <Link to={`/reports/${document.id}`} className={classes['link'] ?? ''}>
              {document.model.pupil.name}
            </Link>
            <span className={classes['sub']}>
              {t(`signatures.kinds.${document.kind}`)} {document.number} ·{' '}
              {t('signatures.waitingFor', { names: waitingFor.join(', ') })}
            </span>
          </span>
          <Button
            component={Link}
            to={`/reports/${document.id}`}
            variant="default"
            aria-label={t('signatures.openFor', { number: document.number, name: document.model.pupil.name })}
          >
            {t('signatures.open')}
          </Button>
        </div>
      )}
    />
  )
}

export function ContactSection({
  withoutContact,
  withoutFirst,
  people,
}: {
  withoutContact: readonly WithoutContact[] | undefined
  withoutFirst: readonly Pupil[] | undefined
  people: People
}) {
  const { t } = useText('today')
  // "Everybody was spoken to" is true only when nobody waits for a first talk either.
  if (withoutContact?.length === 0 && withoutFirst?.length !== 0) return null
  return (
    <Section
      title={t('contact.title')}
      items={withoutContact}
      keyOf={({ pupil }) => pupil.id}
      empty={t('contact.none')}
      row={({ pupil, trajectory }) => (
        <div className={classes['person']}>
          <PhaseTile phase={trajectory.phase} silent />
          <span className={classes['text']}>
            <Link to={`/pupils/${pupil.id}`} className={classes['link'] ?? ''}>
              {fullName(pupil)}
            </Link>
            <span className={classes['sub']}>
              {[
                people.get(pupil.id)?.className,
                t(`common:phases.${trajectory.phase}`),
                t(`common:choices.${trajectory.choice}`),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
          <PlanButton pupil={pupil} />
        </div>
      )}
    />
  )
}

/** Who is in no phase yet: right after a class list is read, that is everybody. */
export function FirstTalkSection({
  withoutFirst,
  people,
}: {
  withoutFirst: readonly Pupil[] | undefined
  people: People
}) {
  const { t } = useText('today')
  if (withoutFirst === undefined || withoutFirst.length === 0) return null
  return (
    <Section
      title={t('firstTalk.title')}
      items={withoutFirst}
      keyOf={({ id }) => id}
      empty=""
      row={(pupil) => (
        <div className={classes['plain']}>
          <span className={classes['text']}>
            <Link to={`/pupils/${pupil.id}`} className={classes['link'] ?? ''}>
              {fullName(pupil)}
            </Link>
            <span className={classes['sub']}>{people.get(pupil.id)?.className}</span>
          </span>
          <PlanButton pupil={pupil} />
        </div>
      )}
    />
  )
}

function PlanButton({ pupil }: { pupil: Pupil }) {
  const { t } = useText('today')
  return (
    <Button
      component={Link}
      to={`/conversations/new/${pupil.id}`}
      variant="default"
      aria-label={t('contact.planFor', { name: fullName(pupil) })}
    >
      {t('contact.plan')}
    </Button>
  )
}

export function NoteSection({
  notes,
  people,
  conversations,
}: {
  notes: readonly WorkingNote[] | undefined
  people: People
  conversations: ReadonlyMap<Id, Conversation> | undefined
}) {
  const { t } = useText('today')
  const { day, moment } = useDates()
  const commit = useCommit()
  const extend = (note: WorkingNote) => {
    const endsOn = addMonths(note.endsOn, 1)
    void commit(
      {
        label: 'today:undo.noteExtended',
        undoPlace: todayPlace,
        put: [{ table: 'workingNotes', row: { ...note, endsOn } }],
      },
      t('notes.extended', { day: day(endsOn, 'short-year') }),
    )
  }
  if (notes === undefined || notes.length === 0) return null
  return (
    <Section
      title={t('notes.title')}
      items={notes}
      keyOf={({ id }) => id}
      empty={t('notes.none')}
      row={(note) => {
        const person = people.get(note.pupilId)
        const name = person ? fullName(person.pupil) : ''
        const talk = note.conversationId === null ? undefined : conversations?.get(note.conversationId)
        return (
          <div className={classes['plain']}>
            <span className={classes['text']}>
              <Link
                to={talk ? `/conversations/${talk.id}` : `/pupils/${note.pupilId}`}
                className={classes['link'] ?? ''}
              >
                {name}
              </Link>
              <span className={classes['sub']}>
                {[talk ? moment(talk.startsAt) : '', t('notes.endsOn', { day: day(note.endsOn) })]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <Button variant="default" onClick={() => extend(note)} aria-label={t('notes.extendFor', { name })}>
              {t('notes.extend')}
            </Button>
          </div>
        )
      }}
    />
  )
}
