/** One of a few: radio buttons in frames large enough for a finger. */
import type { ReactNode } from 'react'
import classes from './conversations.module.css'

export function ChoiceCards<Value extends string>({
  legend,
  name,
  value,
  options,
  columns = 1,
  onChange,
}: {
  legend: string
  name: string
  value: Value
  options: readonly { value: Value; label: string; hint?: string; mark?: ReactNode }[]
  columns?: 1 | 2
  onChange: (value: Value) => void
}) {
  return (
    <fieldset className={classes['cards']}>
      <legend className={classes['formSection']}>{legend}</legend>
      <div className={classes['cardGrid']} data-columns={columns}>
        {options.map((option) => (
          <label key={option.value} className={classes['card']}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.mark}
            <span>
              {option.label}
              {option.hint !== undefined && <span className={classes['cardHint']}>{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
