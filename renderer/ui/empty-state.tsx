/** An empty place says what it is for and offers the one next step. */
import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

export function EmptyState({ title, text, action }: { title: string; text: string; action?: ReactNode }) {
  return (
    <Stack gap="sm" align="flex-start" p="xl" maw={520}>
      <Title order={2}>{title}</Title>
      <Text c="var(--ink-second)">{text}</Text>
      {action}
    </Stack>
  )
}
