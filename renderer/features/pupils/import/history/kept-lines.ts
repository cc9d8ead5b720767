/** Names what stayed when an import was taken back: a line per person or home, however many rows of them stayed. */
import { useCallback } from 'react'
import { householdOnScreen } from '#domain/pupils/families/addresses.ts'
import { fullName } from '#domain/pupils/person-name.ts'
import type { Id } from '#domain/shared/row.ts'
import { useVault } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import type { KeptRow } from '#vault/vault.ts'

export interface KeptLine {
  text: string
  reason: KeptRow['reason']
}

export function useKeptLines(): (kept: readonly KeptRow[]) => Promise<KeptLine[]> {
  const vault = useVault()
  const { t } = useText('imports')
  return useCallback(
    async (kept) => {
      const nameOfPupil = async (id: Id): Promise<string> => {
        const pupil = await vault.get('pupils', id)
        return pupil ? fullName(pupil) : t('takeBack.someone')
      }
      const textOf = async ({ table, id }: KeptRow): Promise<string> => {
        switch (table) {
          case 'pupils':
            return t('takeBack.tables.pupils', { name: await nameOfPupil(id) })
          case 'enrolments':
          case 'relations': {
            const row = await vault.get(table, id)
            const name = row ? await nameOfPupil(row.pupilId) : t('takeBack.someone')
            return t(`takeBack.tables.${table}`, { name })
          }
          case 'guardians': {
            const guardian = await vault.get('guardians', id)
            return t('takeBack.tables.guardians', { name: guardian ? fullName(guardian) : t('takeBack.someone') })
          }
          case 'households': {
            const household = await vault.get('households', id)
            const name = household === undefined ? '' : householdOnScreen(household).name || t('common:secretAddress')
            return t('takeBack.tables.households', { name })
          }
          case 'attachments':
            return t('takeBack.tables.attachments')
          default:
            return t('takeBack.tables.other')
        }
      }
      const lines = new Map<string, KeptLine>()
      for (const row of kept) {
        const text = await textOf(row)
        lines.set(`${text} ${row.reason}`, { text, reason: row.reason })
      }
      return [...lines.values()]
    },
    [vault, t],
  )
}
