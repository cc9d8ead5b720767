/** The rows that change when a guardian is stored: the person, and after a death also homes and talks to come. */
import { recordDeath } from '#domain/pupils/families/death.ts'
import { type Guardian, guardianSchema } from '#domain/pupils/guardian.ts'
import type { Day } from '#domain/shared/dates.ts'
import type { Put, VaultReader } from '#vault/vault.ts'

export async function putsOfGuardian(
  reader: VaultReader,
  before: Guardian,
  after: Guardian,
  today: Day,
): Promise<Put[]> {
  const row = guardianSchema.parse(after)
  if (before.deceased !== null || row.deceased === null) return [{ table: 'guardians', row }]
  const relations = await reader.list('relations', 'guardianId', row.id)
  const talks = await Promise.all(
    [...new Set(relations.map(({ pupilId }) => pupilId))].map((id) => reader.list('conversations', 'pupilId', id)),
  )
  const death = recordDeath(row, row.deceased.day, await reader.all('households'), talks.flat(), today)
  return [
    { table: 'guardians', row: death.guardian },
    ...death.households.map((household) => ({ table: 'households', row: household }) as const),
    ...death.conversations.map((talk) => ({ table: 'conversations', row: talk }) as const),
  ]
}
