/**
 * The counsellor's own note, at the right edge and unlike anything else on the page, so that nobody takes it for the
 * report. It is stored apart, ends by itself, and no document can take it in (its type has no way there).
 */
import { ActionIcon, UnstyledButton } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconClock, IconLayoutSidebarRightCollapse, IconLayoutSidebarRightExpand, IconLock } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Day } from '#domain/shared/dates.ts'
import { DayField } from '#features/shared/day-field.tsx'
import { SaveIndicator } from '#features/shared/save-indicator.tsx'
import { useToday } from '#features/shared/session.tsx'
import type { Autosaved } from '#features/shared/use-autosave.ts'
import { useRefusalText } from '#features/shared/use-commit.tsx'
import { useText } from '#i18n/use-text.ts'
import { useLimitMessage } from './answer-field.tsx'
import classes from './note.module.css'
import type { NoteDraft } from './use-note.ts'

export function NoteDrawer({ note, isNarrow }: { note: Autosaved<NoteDraft>; isNarrow: boolean }) {
  const { t } = useText('conversations')
  const [isOpenBeside, setOpenBeside] = useLocalStorage({
    key: 'driehoek-note-open',
    defaultValue: true,
    getInitialValueInEffect: false,
  })
  // Where it covers the talk it opens only when asked for.
  const isCameFor = useSearchParams()[0].get('found') === 'working-note'
  const [isOpenOver, setOpenOver] = useState(isCameFor)
  useEffect(() => {
    if (isCameFor) setOpenBeside(true)
  }, [isCameFor, setOpenBeside])
  const isOpen = isNarrow ? isOpenOver : isOpenBeside
  const toggle = useRef<HTMLButtonElement>(null)
  const turn = (open: boolean) => {
    if (isNarrow) setOpenOver(open)
    else setOpenBeside(open)
    // The button that was pressed is gone; its counterpart takes the focus.
    requestAnimationFrame(() => toggle.current?.focus())
  }

  if (!isOpen) {
    return (
      <aside className={classes['strip']} aria-label={t('note.title')} data-pane tabIndex={-1}>
        <UnstyledButton
          ref={toggle}
          className={classes['open'] ?? ''}
          aria-expanded={false}
          onClick={() => turn(true)}
          title={t('note.show')}
        >
          <IconLayoutSidebarRightExpand size={20} stroke={1.75} aria-hidden />
          <span className={classes['spoken']}>{t('note.show')}</span>
          <span className={classes['upright']} aria-hidden>
            {t('note.title')}
          </span>
          {note.draft.text.trim() !== '' && (
            <>
              <IconLock size={16} stroke={1.75} aria-hidden />
              <span className={classes['spoken']}>{t('note.filled')}</span>
            </>
          )}
        </UnstyledButton>
      </aside>
    )
  }
  return (
    <aside
      className={classes['note']}
      aria-label={t('note.title')}
      data-pane
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isNarrow) turn(false)
      }}
    >
      <div className={classes['head']}>
        <IconLock size={20} stroke={1.75} aria-hidden />
        <h2>{t('note.title')}</h2>
        <ActionIcon
          ref={toggle}
          variant="transparent"
          size={44}
          c="inherit"
          aria-expanded
          aria-label={t('note.hide')}
          title={t('note.hide')}
          onClick={() => turn(false)}
        >
          <IconLayoutSidebarRightCollapse size={20} stroke={1.75} aria-hidden />
        </ActionIcon>
      </div>
      <p className={classes['explain']} id="note-explain">
        {t('note.explain')}
      </p>
      <NoteText note={note} />
      <div className={classes['foot']}>
        <IconClock size={18} stroke={1.75} aria-hidden />
        <EndDay
          value={note.draft.endsOn}
          onChange={(endsOn) => note.change((draft) => (draft.endsOn === endsOn ? draft : { ...draft, endsOn }))}
        />
      </div>
    </aside>
  )
}

function NoteText({ note }: { note: Autosaved<NoteDraft> }) {
  const { t } = useText('conversations')
  const refusalText = useRefusalText()
  const { draft, change, saveState } = note
  const message = useLimitMessage(draft.text)
  return (
    <>
      <label htmlFor="working-note" className={classes['spoken']}>
        {t('note.text')}
      </label>
      <textarea
        id="working-note"
        className={classes['text']}
        dir="auto"
        value={draft.text}
        data-pane-start
        aria-describedby="note-explain"
        aria-invalid={message?.isError || undefined}
        onChange={(event) => {
          const text = event.currentTarget.value
          change((before) => ({ ...before, text }))
        }}
      />
      <div className={classes['saved']}>
        {message !== null && <p role="status">{message.text}</p>}
        {saveState.kind === 'refused' && message === null && <p role="alert">{refusalText(saveState.code)}</p>}
        <SaveIndicator state={saveState} />
      </div>
    </>
  )
}

function EndDay({ value, onChange }: { value: Day; onChange: (day: Day) => void }) {
  const { t } = useText('conversations')
  const today = useToday()
  const [isPast, setPast] = useState(false)
  return (
    <DayField
      label={t('note.endsOn')}
      value={value}
      error={isPast ? t('note.endPast') : undefined}
      onChange={(day) => {
        const isAllowed = day !== null && day >= today
        setPast(!isAllowed)
        if (isAllowed) onChange(day)
      }}
    />
  )
}
