/** A message that stands where it belongs. Errors say what happened, that nothing was lost, and what to do. */
import { Box, Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { StateShape, type StateShapeName } from './shapes.tsx'

export function Notice({
  kind = 'info',
  title,
  children,
  shape,
  action,
}: {
  kind?: 'info' | 'error'
  title: string
  children?: ReactNode
  shape?: StateShapeName
  action?: ReactNode
}) {
  return (
    <Box
      role={kind === 'error' ? 'alert' : undefined}
      p="md"
      bg="var(--ground-rail)"
      style={{ borderRadius: 6, borderInlineStart: kind === 'error' ? '3px solid var(--late)' : undefined }}
    >
      <Group align="flex-start" wrap="nowrap" gap="md">
        <StateShape name={shape ?? (kind === 'error' ? 'alert' : 'open')} />
        <Stack gap={4} flex={1} miw={0}>
          <Text fw={650}>{title}</Text>
          {children !== undefined && (
            <Text component="div" size="md">
              {children}
            </Text>
          )}
          {action}
        </Stack>
      </Group>
    </Box>
  )
}
