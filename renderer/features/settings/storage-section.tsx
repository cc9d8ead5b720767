/** Where it is stored, how much room is left, and whether rows or the audit trail were tampered with. */
import { Divider, Stack, Table, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { getDesktop } from '#bridge/desktop.ts'
import { useVault } from '#features/shared/session.tsx'
import { useLanguage } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'

/** Below this a full disk comes near; a LevelDB-backed database can be lost on one (security-design.md). */
const lowSpaceBytes = 500_000_000

interface Facts {
  mode: 'electron' | 'browser'
  version: string
  freeBytes: number
  damagedCount: number
  trail: { count: number; intact: boolean }
}

export function StorageSection() {
  const { t } = useText('settings')
  const language = useLanguage()
  const vault = useVault()
  const [facts, setFacts] = useState<Facts>()
  const [error, setError] = useState<unknown>()

  useEffect(() => {
    const desktop = getDesktop()
    Promise.all([desktop.environment(), desktop.freeSpace(), vault.damagedRows(), vault.auditTrail()]).then(
      ([environment, space, damaged, trail]) =>
        setFacts({
          mode: environment.mode,
          version: environment.version,
          freeBytes: space.freeBytes,
          damagedCount: damaged.length,
          trail: { count: trail.entries.length, intact: trail.intact },
        }),
      setError,
    )
  }, [vault])

  if (error !== undefined) throw error
  if (facts === undefined) return null
  const gigabytes = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(facts.freeBytes / 1e9)
  return (
    <Stack component="section" gap="md">
      <Divider />
      <Title order={2}>{t('storage.title')}</Title>
      {facts.freeBytes < lowSpaceBytes && <Notice kind="error" title={t('storage.lowSpace')} />}
      {facts.damagedCount > 0 && <Notice kind="error" title={t('storage.damaged', { count: facts.damagedCount })} />}
      <Table maw={560} withRowBorders={false} layout="fixed">
        <Table.Tbody>
          {[
            [t('storage.mode'), t(`storage.${facts.mode}`)],
            [t('storage.version'), facts.version],
            [t('storage.free'), t('storage.gigabytes', { amount: gigabytes })],
            [
              t('storage.trail'),
              facts.trail.intact ? t('storage.trailIntact', { count: facts.trail.count }) : t('storage.trailBroken'),
            ],
          ].map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" fw={400} c="var(--ink-second)" pl={0}>
                {name}
              </Table.Th>
              <Table.Td>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  )
}
