/**
 * Who is asked to sign: the proposal, who was left out and why, what to check. The counsellor may change it and says
 * why; the reason is kept with the document and stands on no page.
 */
import { Button, Checkbox, Stack, Text, TextInput } from '@mantine/core'
import type { Candidate, SignatoryPicks } from '#domain/reports/chosen-signatories.ts'
import type { ProposedSignatories } from '#domain/reports/signatories.ts'
import type { Id } from '#domain/shared/row.ts'
import { VoiceMark } from '#features/shared/voice-mark.tsx'
import { useText } from '#i18n/use-text.ts'
import classes from './signatory-choice.module.css'

export function SignatoryChoice({
  proposal,
  candidates,
  picks,
  onPick,
}: {
  proposal: ProposedSignatories
  candidates: readonly Candidate[]
  picks: SignatoryPicks
  onPick: (personId: Id, pick: SignatoryPicks[Id]) => void
}) {
  const { t } = useText('reports')
  const households = Map.groupBy(candidates, ({ person }) => person.householdId ?? '')
  return (
    <Stack gap="lg" component="section" aria-labelledby="signatories-head">
      <div>
        <h2 id="signatories-head" className={classes['head']}>
          {t('signatories.title')}
        </h2>
        <Text c="var(--ink-second)">{t('signatories.text')}</Text>
      </div>
      {[...households].map(([householdId, people]) => (
        <fieldset key={householdId} className={classes['household']}>
          <legend className={classes['legend']}>
            <VoiceMark voice={householdId === '' ? 'pupil' : 'home'} silent />
            {householdId === ''
              ? t('round.pupil')
              : t('round.household', { label: people[0]?.person.householdLabel ?? '' })}
          </legend>
          {people.map((candidate) => (
            <CandidateRow
              key={candidate.person.personId}
              candidate={candidate}
              proposal={proposal}
              pick={picks[candidate.person.personId]}
              onPick={onPick}
            />
          ))}
        </fieldset>
      ))}
    </Stack>
  )
}

function CandidateRow({
  candidate: { person, proposed },
  proposal,
  pick,
  onPick,
}: {
  candidate: Candidate
  proposal: ProposedSignatories
  pick: SignatoryPicks[Id] | undefined
  onPick: (personId: Id, pick: SignatoryPicks[Id]) => void
}) {
  const { t } = useText('reports')
  const asked = pick?.asked ?? proposed
  const leftOut = proposal.leftOut.find(({ personId }) => personId === person.personId)
  const checks = proposal.toCheck.filter(({ personId }) => personId === person.personId)
  const reason = pick?.reason ?? ''
  return (
    <div className={classes['person']}>
      <Checkbox
        classNames={{ input: classes['box'] ?? '', description: classes['description'] ?? '' }}
        checked={asked}
        onChange={(event) => onPick(person.personId, { asked: event.currentTarget.checked, reason })}
        label={
          <>
            <Text span fw={550}>
              {person.name}
            </Text>{' '}
            <Text span c="var(--ink-second)">
              {person.role}
            </Text>
          </>
        }
        description={
          leftOut === undefined && checks.length === 0 ? undefined : (
            <>
              {leftOut !== undefined && (
                <span className={classes['remark']}>{t(`signatories.leftOut.${leftOut.reasonCode}`)}</span>
              )}
              {checks.map(({ reasonCode }) => (
                <span key={reasonCode} className={classes['remark']}>
                  {t(`signatories.toCheck.${reasonCode}`)}
                </span>
              ))}
            </>
          )
        }
      />
      {asked !== proposed && (
        <TextInput
          mt={6}
          label={t(proposed ? 'signatories.whyNot' : 'signatories.whyYes', { name: person.name })}
          description={t('signatories.whyKept')}
          value={reason}
          error={reason.trim() === '' ? t('signatories.whyMissing') : undefined}
          onChange={(event) => onPick(person.personId, { asked, reason: event.currentTarget.value })}
          maxLength={500}
        />
      )}
    </div>
  )
}

/** A step back to the proposal, offered once it was departed from. */
export function BackToProposal({ onReset }: { onReset: () => void }) {
  const { t } = useText('reports')
  return (
    <Button variant="subtle" onClick={onReset}>
      {t('signatories.reset')}
    </Button>
  )
}
