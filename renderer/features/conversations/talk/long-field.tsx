/** A text that belongs to the talk as a whole: own reason, appreciation, what follows. */
import type { ReactNode } from 'react'
import { useLimitMessage } from './answer-field.tsx'
import classes from './voices.module.css'

export function LongField({
  id,
  label,
  hint,
  value,
  onChange,
  rows = 3,
}: {
  id: string
  label: ReactNode
  hint?: string
  value: string
  onChange: (text: string) => void
  rows?: number
}) {
  const message = useLimitMessage(value)
  const described = [hint === undefined ? '' : `${id}-hint`, message === null ? '' : `${id}-limit`].filter(Boolean)
  return (
    <div className={classes['longField']}>
      <label htmlFor={id} className={classes['prompt']}>
        {label}
      </label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className={classes['hint']}>
          {hint}
        </p>
      )}
      <textarea
        id={id}
        className={classes['field']}
        dir="auto"
        rows={rows}
        value={value}
        aria-describedby={described.length > 0 ? described.join(' ') : undefined}
        aria-invalid={message?.isError || undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {message !== null && (
        <p id={`${id}-limit`} className={classes['limit']} data-error={message.isError || undefined} role="status">
          {message.text}
        </p>
      )}
    </div>
  )
}
