/** A time typed by hand: "14:00", "14.00", "1400", "9". It becomes `HH:MM` when the field is left. */
import { TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { parseTime } from '#domain/shared/parse-time.ts'
import { useText } from '#i18n/use-text.ts'

export function TimeField({
  label,
  value,
  onChange,
  mayBeEmpty = false,
  error,
}: {
  label: string
  value: string | null
  onChange: (time: string | null) => void
  mayBeEmpty?: boolean
  error?: string | undefined
}) {
  const { t } = useText('conversations')
  const [text, setText] = useState(value ?? '')
  const [isLeft, setLeft] = useState(true)
  const known = useRef(value)
  useEffect(() => {
    if (value === known.current) return
    known.current = value
    setText(value ?? '')
  }, [value])

  const isEmpty = text.trim() === ''
  const isWrong = isEmpty ? !mayBeEmpty : parseTime(text) === null
  return (
    <TextInput
      label={label}
      w={96}
      inputMode="numeric"
      autoComplete="off"
      placeholder={t('time.placeholder')}
      value={text}
      error={isLeft && isWrong ? t('time.notValid') : error}
      onChange={(event) => {
        const next = event.currentTarget.value
        setText(next)
        setLeft(false)
        const time = parseTime(next)
        if (time === null && !(mayBeEmpty && next.trim() === '')) return
        known.current = time
        onChange(time)
      }}
      onBlur={() => {
        setLeft(true)
        setText((typed) => parseTime(typed) ?? typed)
      }}
    />
  )
}
