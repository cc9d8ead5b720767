/** One text per reason why a summary or a dossier was not frozen. */
import { useCallback } from 'react'
import { useText } from '#i18n/use-text.ts'
import type { FreezeRefusal } from './use-issue-document.ts'

/** `not-stored`: the last typing was refused, so there was nothing to freeze. */
export type NotFrozen = FreezeRefusal | 'not-stored' | 'unexpected'

export function useFreezeText(): (code: NotFrozen) => string {
  const { t } = useText('reports')
  return useCallback(
    (code) => {
      switch (code) {
        case 'row-changed-since':
        case 'row-not-valid':
        case 'disk-full':
        case 'vault-locked':
          return t(`common:errors.${code}`)
        default:
          return t(`refusals.${code}`)
      }
    },
    [t],
  )
}
