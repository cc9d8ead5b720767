/** What a home is called on screen; a secret one whose name would tell the address is only that. */
import { useCallback } from 'react'
import { householdOnScreen } from '#domain/pupils/families/addresses.ts'
import type { Household } from '#domain/pupils/guardian.ts'
import { useText } from '#i18n/use-text.ts'

export function useHomeName(): (household: Household) => string {
  const { t } = useText('guardians')
  return useCallback((household) => householdOnScreen(household).name || t('common:secretAddress'), [t])
}
