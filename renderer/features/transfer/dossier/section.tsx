/** One part of the transfer screen, with its heading. */
import { Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './transfer-screen.module.css'

export function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  const headId = `transfer-${id}-head`
  return (
    <Stack component="section" gap="md" aria-labelledby={headId} className={classes['section'] ?? ''}>
      <h2 id={headId} className={classes['head']} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </Stack>
  )
}
