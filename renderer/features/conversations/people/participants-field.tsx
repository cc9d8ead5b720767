/**
 * Who takes part, and how. Everybody the rules propose is on the list from the start; who they leave out stands below
 * with the reason, and can be asked after all.
 */
import { ActionIcon, Autocomplete, Button, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { Participant } from '#domain/conversations/conversation.ts'
import { invitableFor, isSamePerson } from '#domain/conversations/invitable.ts'
import type { ProposedParticipants } from '#domain/conversations/participants.ts'
import { VoiceMark } from '#features/shared/voice-mark.tsx'
import { useText } from '#i18n/use-text.ts'
import { AddParticipant } from './add-participant.tsx'
import classes from './people.module.css'

export function ParticipantsField({
  participants,
  proposal,
  onChange,
}: {
  participants: readonly Participant[]
  proposal: ProposedParticipants
  onChange: (participants: Participant[]) => void
}) {
  const { t } = useText('conversations')
  const replace = (index: number, participant: Participant) => onChange(participants.with(index, participant))
  const toCheck = new Set(proposal.toCheck.map(({ personId }) => personId))
  const invitable = invitableFor(proposal, participants)
  return (
    <div className={classes['people']}>
      {participants.length === 0 && <Text c="var(--ink-second)">{t('people.nobody')}</Text>}
      <ul className={classes['list']} aria-label={t('people.legend')}>
        {participants.map((participant, index) => (
          <li key={`${participant.personId ?? ''} ${participant.name}`} className={classes['person']}>
            <VoiceMark voice={participant.voice} />
            <span className={classes['name']}>
              {participant.name}
              <Text component="span" size="sm" c="var(--ink-second)">
                {[
                  participant.role,
                  participant.personId !== null && toCheck.has(participant.personId) ? t('people.check') : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
            </span>
            <Autocomplete
              aria-label={t('people.manner', { name: participant.name })}
              placeholder={t('people.mannerHint')}
              className={classes['manner'] ?? ''}
              value={participant.manner}
              data={[t('people.manners.phone'), t('people.manners.video'), t('people.manners.later')]}
              filter={({ options }) => options}
              maxLength={200}
              onChange={(manner) => replace(index, { ...participant, manner })}
            />
            <ActionIcon
              variant="subtle"
              size={44}
              c="var(--ink-second)"
              aria-label={t('people.remove', { name: participant.name })}
              onClick={() => onChange(participants.filter((other) => other !== participant))}
            >
              <IconX size={18} stroke={1.75} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {invitable.length > 0 && (
        <>
          <h3 className={classes['subhead']}>{t('people.leftOut')}</h3>
          <ul className={classes['list']} aria-label={t('people.leftOut')}>
            {invitable.map(({ participant, reason }) => (
              <li key={`${participant.personId ?? ''} ${participant.name}`} className={classes['person']}>
                <VoiceMark voice={participant.voice} heard={false} />
                <span className={classes['name']}>
                  {participant.name}
                  <Text component="span" size="sm" c="var(--ink-second)">
                    {[participant.role, reason === null ? '' : t(`people.reasons.${reason}`)]
                      .filter(Boolean)
                      .join(' · ')}
                  </Text>
                </span>
                <Button
                  variant="default"
                  h={44}
                  aria-label={t('people.invite', { name: participant.name })}
                  onClick={() => onChange(inVoiceOrder([...participants, participant]))}
                >
                  {t('people.inviteShort')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <AddParticipant
        onAdd={(added) => {
          if (!participants.some((other) => isSamePerson(other, added)))
            onChange(inVoiceOrder([...participants, added]))
        }}
      />
    </div>
  )
}

const order = { pupil: 0, home: 1, school: 2 }
const inVoiceOrder = (participants: Participant[]): Participant[] =>
  participants.toSorted((left, right) => order[left.voice] - order[right.voice])
