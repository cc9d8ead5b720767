/** One text per reason why a document was not frozen, recorded, saved or printed. */
import { useCallback } from 'react'
import type { ReportRefusal } from '#domain/reports/conversation-report.ts'
import type { FileRefusal } from '#features/shared/documents/document-files.ts'
import type { FreezeRefusal } from '#features/shared/documents/use-issue-document.ts'
import { useText } from '#i18n/use-text.ts'

export type AnyRefusal = ReportRefusal | FreezeRefusal | FileRefusal | 'reason-missing' | 'not-stored' | 'unexpected'

const sharedCodes = ['row-changed-since', 'row-not-valid', 'disk-full', 'vault-locked'] as const
type SharedCode = (typeof sharedCodes)[number]
const isShared = (code: AnyRefusal): code is SharedCode => sharedCodes.some((shared) => shared === code)

export function useRefusalText(): (code: AnyRefusal) => string {
  const { t } = useText('reports')
  return useCallback((code) => (isShared(code) ? t(`common:errors.${code}`) : t(`refusals.${code}`)), [t])
}
