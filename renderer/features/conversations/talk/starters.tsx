/**
 * Sentence starters, open beside the field being written in and never over it. Enter puts the sentence at the cursor;
 * Esc goes back to the field as it was.
 */
import { Kbd, Popover } from '@mantine/core'
import { IconQuote } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import type { Voice } from '#domain/conversations/guide.ts'
import { useText } from '#i18n/use-text.ts'
import classes from './voices.module.css'

/** The dropdown is placed before it is seen; only then can it take the focus. */
const focusWhenShown = (button: HTMLButtonElement | null): void => {
  requestAnimationFrame(() => button?.focus({ preventScroll: true }))
}

export function Starters({
  voice,
  sentences,
  place,
  isAlone,
  onClose,
}: {
  voice: Voice
  sentences: readonly string[]
  /** Id of the field. */
  place: string
  /** One column on show: no room at its side, so the starters open below. */
  isAlone: boolean
  onClose: () => void
}) {
  const { t } = useText('conversations')
  const list = useRef<HTMLUListElement>(null)

  const backToField = (): HTMLTextAreaElement | null => {
    const field = document.getElementById(place)
    onClose()
    if (!(field instanceof HTMLTextAreaElement)) return null
    field.focus()
    return field
  }
  const insert = (sentence: string) => {
    const field = backToField()
    if (field === null) return
    const before = field.value.slice(0, field.selectionStart)
    const gap = before === '' || /\s$/.test(before) ? '' : ' '
    // execCommand is marked as deprecated; nothing else lets Ctrl+Z in the field take the sentence out again.
    document.execCommand('insertText', false, `${gap}${sentence.replace(/\s*…$/, '')} `)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' || event.key === 'F2') {
      event.preventDefault()
      event.stopPropagation()
      backToField()
      return
    }
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    buttons[(to + buttons.length) % buttons.length]?.focus()
  }

  return (
    <Popover
      opened
      withRoles={false}
      onClose={onClose}
      position={isAlone ? 'bottom-start' : voice === 'school' ? 'left-start' : 'right-start'}
      width={318}
      offset={8}
      trapFocus={false}
      closeOnEscape={false}
      transitionProps={{ duration: 0 }}
      middlewares={{ flip: true, shift: { padding: 8 } }}
    >
      <Popover.Target>
        <span className={classes['anchor']} />
      </Popover.Target>
      <Popover.Dropdown
        p={0}
        role="dialog"
        className={classes['starters'] ?? ''}
        onKeyDown={onKeyDown}
        aria-label={t(`starters.title.${voice}`)}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) onClose()
        }}
      >
        <p className={classes['startersHead']}>
          <IconQuote size={18} stroke={1.75} aria-hidden />
          <strong>{t(`starters.title.${voice}`)}</strong>
          <Kbd>F2</Kbd>
        </p>
        <ul ref={list} className={classes['startersList']}>
          {sentences.map((sentence, index) => (
            <li key={sentence}>
              <button type="button" ref={index === 0 ? focusWhenShown : null} onClick={() => insert(sentence)}>
                {sentence}
              </button>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}
