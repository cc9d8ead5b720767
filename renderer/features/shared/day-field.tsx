/**
 * A day typed by hand, "24-11-2026" and its usual short forms. What is typed stays as it is until the field is left;
 * then it becomes the day in full, or says that no such day exists. While it does, the field is natively invalid, so
 * a form that asks `checkValidity()` is not stored.
 */
import { TextInput } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '#domain/shared/dates.ts'
import { parseDay } from '#domain/shared/parse-day.ts'
import { hintBelow } from '#ui/hint-below.ts'
import { useToday } from './session.tsx'

const typed = (day: Day | null): string => (day === null ? '' : day.split('-').reverse().join('-'))

export function DayField({
  label,
  value,
  onChange,
  error,
  description,
  maw = 180,
}: {
  label: ReactNode
  value: Day | null
  onChange: (day: Day | null) => void
  error?: ReactNode
  description?: ReactNode
  maw?: number
}) {
  const { t } = useTranslation()
  const today = useToday()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(() => typed(value))
  const [isLeft, setLeft] = useState(true)
  const own = text.trim() === '' ? null : parseDay(text, today)
  const isWrong = text.trim() !== '' && own === null

  // A value from outside (undo, "today" button) replaces the text; the field's own value does not.
  const known = useRef(value)
  useEffect(() => {
    if (value === known.current) return
    known.current = value
    setText(typed(value))
  }, [value])
  useEffect(() => input.current?.setCustomValidity(isWrong ? t('form.dayNotValid') : ''), [isWrong, t])

  return (
    <TextInput
      ref={input}
      label={label}
      inputWrapperOrder={hintBelow}
      maw={maw}
      inputMode="numeric"
      autoComplete="off"
      placeholder={t('form.dayPlaceholder')}
      value={text}
      description={description}
      error={isWrong && isLeft ? t('form.dayNotValid') : error}
      onChange={(event) => {
        const next = event.currentTarget.value
        setText(next)
        setLeft(false)
        const day = next.trim() === '' ? null : parseDay(next, today)
        if (next.trim() !== '' && day === null) return
        known.current = day
        onChange(day)
      }}
      onBlur={() => {
        if (own !== null) setText(typed(own))
        afterPress(() => setLeft(true))
      }}
    />
  )
}

/**
 * Now, or once the mouse button is up again: a message that appears while a button is being pressed would move that
 * button away from under the pointer, and the press would be lost.
 */
function afterPress(act: () => void): void {
  if (document.querySelector('button:active, a:active, label:active') === null) act()
  else window.addEventListener('pointerup', () => setTimeout(act), { once: true })
}
