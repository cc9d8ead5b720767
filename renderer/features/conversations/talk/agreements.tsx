/**
 * Agreements, one line each: done, what, who, by when. By keyboard alone: Tab goes through the line, Enter starts the
 * next one. Taking one away can be undone.
 */
import { ActionIcon, Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, memo, useRef } from 'react'
import type { Agreement, Participant } from '#domain/conversations/conversation.ts'
import { type Voice, voices } from '#domain/conversations/guide.ts'
import { lineExcessOf } from '#domain/conversations/storable-talk.ts'
import type { Id } from '#domain/shared/row.ts'
import { DayField } from '#features/shared/day-field.tsx'
import { useToday } from '#features/shared/session.tsx'
import { VoiceMark } from '#features/shared/voice-mark.tsx'
import { useText } from '#i18n/use-text.ts'
import classes from './talk.module.css'
import type { Talk } from './use-talk.ts'

export function Agreements({ talk, onRemove }: { talk: Talk; onRemove: (id: Id) => void }) {
  const { t } = useText('conversations')
  /** The line to put the cursor in once it is there. */
  const fresh = useRef<Id>(undefined)
  const written = talk.agreements.filter(({ what }) => what.trim() !== '').length
  const add = (after?: Agreement) => {
    fresh.current = talk.addAgreement(after?.ownerVoice ?? 'pupil', after?.id)
  }
  return (
    <section aria-labelledby="agreements-head" id="agreements" className={classes['agreementSection']}>
      <h2 id="agreements-head" className={classes['sectionHead']}>
        {t('agreements.title')} <span className={classes['count']}>{written}</span>
      </h2>
      {talk.agreements.length > 0 && (
        <ol className={classes['agreements']}>
          {talk.agreements.map((agreement, index) => (
            <AgreementLine
              key={agreement.id}
              agreement={agreement}
              number={index + 1}
              participants={talk.conversation.participants}
              takesFocus={fresh.current === agreement.id}
              onEdit={talk.editAgreement}
              onRemove={onRemove}
              onNext={() => add(agreement)}
            />
          ))}
        </ol>
      )}
      <Button
        variant="subtle"
        h={44}
        leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
        onClick={() => add()}
        className={classes['addAgreement'] ?? ''}
      >
        {t('agreements.add')}
      </Button>
    </section>
  )
}

interface LineProps {
  agreement: Agreement
  number: number
  participants: readonly Participant[]
  takesFocus: boolean
  onEdit: (id: Id, patch: Partial<Agreement>) => void
  onRemove: (id: Id) => void
  onNext: () => void
}

const AgreementLine = memo(
  function AgreementLine({ agreement, number, participants, takesFocus, onEdit, onRemove, onNext }: LineProps) {
    const { t } = useText('conversations')
    const today = useToday()
    const { id, what } = agreement
    const excess = lineExcessOf(what)
    const owners = ownersOf(agreement, participants, (voice) => t(`voices.${voice}`))
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.nativeEvent.isComposing || what.trim() === '') return
      if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox') {
        event.preventDefault()
        onNext()
      }
    }
    return (
      <li
        aria-label={t('agreements.line', { number })}
        className={classes['agreement']}
        data-row={id}
        onKeyDown={onKeyDown}
      >
        <span className={classes['tick']}>
          <Checkbox
            checked={agreement.doneDay !== null}
            onChange={(event) => onEdit(id, { doneDay: event.currentTarget.checked ? today : null })}
            aria-label={what.trim() === '' ? t('agreements.doneNew') : t('agreements.done', { what })}
          />
        </span>
        <TextInput
          className={classes['what'] ?? ''}
          aria-label={t('agreements.what')}
          placeholder={t('agreements.what')}
          title={t('agreements.enterHint')}
          value={what}
          data-autofocus={takesFocus || undefined}
          ref={takesFocus ? focusOnce : null}
          error={excess > 0 ? t('talk.tooLong', { count: excess }) : undefined}
          onChange={(event) => onEdit(id, { what: event.currentTarget.value })}
        />
        <span className={classes['owner']}>
          <VoiceMark voice={agreement.ownerVoice} silent />
          <NativeSelect
            aria-label={t('agreements.owner')}
            value={owners.findIndex((owner) => isOwner(owner, agreement))}
            data={owners.map(({ label }, index) => ({ value: String(index), label }))}
            onChange={(event) => {
              const owner = owners[Number(event.currentTarget.value)]
              if (owner) onEdit(id, { ownerVoice: owner.ownerVoice, ownerName: owner.ownerName })
            }}
          />
        </span>
        <span className={classes['due']}>
          <DayField
            label={t('agreements.due')}
            value={agreement.dueDay}
            onChange={(dueDay) => onEdit(id, { dueDay })}
          />
        </span>
        <ActionIcon
          variant="subtle"
          size={44}
          c="var(--ink-second)"
          onClick={() => onRemove(id)}
          aria-label={t('agreements.remove', { what: what || number })}
        >
          <IconX size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      </li>
    )
  },
  (before, after) =>
    before.agreement === after.agreement &&
    before.number === after.number &&
    before.participants === after.participants &&
    before.takesFocus === after.takesFocus,
)

/** A ref that runs once per element: the new line takes the cursor, a drawn-again one does not. */
const focused = new WeakSet<HTMLInputElement>()
const focusOnce = (input: HTMLInputElement | null): void => {
  if (input === null || focused.has(input)) return
  focused.add(input)
  input.focus()
}

type Owner = Pick<Agreement, 'ownerVoice' | 'ownerName'>

const isOwner = (one: Owner, other: Owner): boolean =>
  one.ownerVoice === other.ownerVoice && one.ownerName === other.ownerName

/** Everybody at the table, and each side as a whole. */
function ownersOf(
  agreement: Agreement,
  participants: readonly Participant[],
  wordOf: (voice: Voice) => string,
): (Owner & { label: string })[] {
  const people = participants.map(({ voice, name }) => ({ ownerVoice: voice, ownerName: name, label: name }))
  const sides = voices.map((voice) => ({ ownerVoice: voice, ownerName: '', label: wordOf(voice) }))
  const owners = [...people, ...sides]
  return owners.some((owner) => isOwner(owner, agreement))
    ? owners
    : [{ ownerVoice: agreement.ownerVoice, ownerName: agreement.ownerName, label: agreement.ownerName }, ...owners]
}
