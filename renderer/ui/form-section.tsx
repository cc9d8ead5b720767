/** A named group of fields: a heading of its own, no box, so that a long form stays calm. */
import { Fieldset } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './form-section.module.css'

export function FormSection({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <Fieldset
      variant="unstyled"
      legend={title}
      classNames={{ root: classes['section'] ?? '', legend: classes['title'] ?? '' }}
    >
      {children}
    </Fieldset>
  )
}
