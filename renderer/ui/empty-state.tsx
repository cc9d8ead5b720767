/** An empty place says what it is for and offers the one next step. */
import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

export function EmptyState({
  title,
  text,
  action,
  isBelowHeading = false,
}: {
  title: string
  text: string
  action?: ReactNode
  /** The page around it has a heading and margins of its own: it keeps to their edge. */
  isBelowHeading?: boolean
}) {
  return (
    <Stack gap="sm" align="flex-start" px={isBelowHeading ? 0 : 'xl'} py="xl" maw={520}>
      <Title order={2}>{title}</Title>
      <Text c="var(--ink-second)">{text}</Text>
      {action}
    </Stack>
  )
}
