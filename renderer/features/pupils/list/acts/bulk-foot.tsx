/** The button of an act, and while it runs how far it is. */
import { Button, Group, Progress, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useText } from '#i18n/use-text.ts'
import type { Bulk } from './use-bulk.tsx'

/** A bar for what is over in a moment only flickers. */
const quietMs = 400

export function BulkFoot({
  bulk,
  label,
  isDisabled = false,
  hint,
}: {
  bulk: Bulk
  label: string
  isDisabled?: boolean
  hint?: string | undefined
}) {
  const { t } = useText('lists')
  const { progress } = bulk
  const isRunning = progress !== undefined
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    if (!isRunning) return setSlow(false)
    const timer = setTimeout(() => setSlow(true), quietMs)
    return () => clearTimeout(timer)
  }, [isRunning])
  return (
    <div>
      <Group gap="md">
        <Button type="submit" loading={isRunning} disabled={isDisabled}>
          {label}
        </Button>
        {isRunning && isSlow && (
          <Button variant="subtle" onClick={bulk.stop}>
            {t('acts.stop')}
          </Button>
        )}
        {hint !== undefined && !isRunning && <Text c="var(--ink-second)">{hint}</Text>}
      </Group>
      {isRunning && isSlow && (
        <div role="status">
          <Progress
            mt="sm"
            maw={420}
            value={(100 * progress.done) / Math.max(1, progress.total)}
            aria-label={t('acts.runningLabel')}
          />
          <Text size="sm" c="var(--ink-second)">
            {t('acts.running', { ...progress })}
          </Text>
        </div>
      )}
    </div>
  )
}
