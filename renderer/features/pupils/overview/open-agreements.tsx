/**
 * Open agreements, soonest first. A tick is stored at once and can be taken back; what was ticked stays in sight,
 * struck through, until the dossier is left, so that nothing jumps away under the hand.
 */
import { Checkbox, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Agreement } from '#domain/conversations/conversation.ts'
import { isLate } from '#domain/pupils/attention.ts'
import type { Id } from '#domain/shared/row.ts'
import { useToday } from '#features/shared/session.tsx'
import { useCommit } from '#features/shared/use-commit.tsx'
import { useDates } from '#features/shared/use-dates.ts'
import { VoiceMark } from '#features/shared/voice-mark.tsx'
import { useText } from '#i18n/use-text.ts'
import { type Dossier, pupilPlace } from '../dossier/use-dossier.ts'
import classes from './overview.module.css'

export function OpenAgreements({ dossier }: { dossier: Dossier }) {
  const { t } = useText('pupils')
  const [ticked, setTicked] = useState<ReadonlySet<Id>>(new Set())
  const open = dossier.agreements.filter(({ doneDay }) => doneDay === null)
  const shown = dossier.agreements
    .filter(({ id, doneDay }) => doneDay === null || ticked.has(id))
    .sort(
      (left, right) => (left.dueDay ?? '9').localeCompare(right.dueDay ?? '9') || left.what.localeCompare(right.what),
    )
  return (
    <section aria-labelledby="open-agreements">
      <h2 id="open-agreements" className={classes['heading']}>
        {t('agreements.title')} <span className={classes['count']}>{open.length}</span>
      </h2>
      {shown.length === 0 ? (
        <Text c="var(--ink-second)">{t('agreements.none')}</Text>
      ) : (
        <ul className={classes['rows']}>
          {shown.map((agreement) => (
            <AgreementRow
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

function AgreementRow({ agreement, onTicked }: { agreement: Agreement; onTicked: (id: Id) => void }) {
  const { t } = useText('pupils')
  const { day } = useDates()
  const today = useToday()
  const commit = useCommit()
  const isDone = agreement.doneDay !== null
  /** The box follows the hand at once; the vault follows in a moment, or refuses and it goes back. */
  const [wanted, setWanted] = useState<boolean | null>(null)
  useEffect(() => {
    if (wanted === isDone) setWanted(null)
  }, [wanted, isDone])

  const tick = async (): Promise<void> => {
    onTicked(agreement.id)
    setWanted(!isDone)
    const answer = await commit(
      {
        label: isDone ? 'pupils:undo.agreementOpen' : 'pupils:undo.agreementDone',
        undoPlace: pupilPlace(agreement.pupilId),
        put: [{ table: 'agreements', row: { ...agreement, doneDay: isDone ? null : today } }],
      },
      isDone ? t('agreements.reopened') : t('agreements.done'),
    )
    if (!answer.ok) setWanted(null)
  }

  return (
    <li className={classes['agreement']} data-done={isDone || undefined}>
      <Checkbox
        checked={wanted ?? isDone}
        onChange={() => void tick()}
        label={agreement.what}
        classNames={{ label: classes['what'] ?? '' }}
      />
      <span className={classes['owner']}>
        <VoiceMark voice={agreement.ownerVoice} />
        {agreement.ownerName || t(`common:voices.${agreement.ownerVoice}`)}
      </span>
      <span className={classes['due']} data-late={isLate(agreement, today) || undefined}>
        {agreement.dueDay === null
          ? t('agreements.noDay')
          : t(isLate(agreement, today) ? 'agreements.late' : 'agreements.due', { day: day(agreement.dueDay) })}
      </span>
    </li>
  )
}
