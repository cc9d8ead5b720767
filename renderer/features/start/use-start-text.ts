/** What the user reads when a vault could not be made or opened: what happened, that nothing is lost, what to do. */
import { useText } from '#i18n/use-text.ts'
import type { CommitRefusal } from '#vault/vault.ts'

export type StartRefusal =
  | {
      code:
        | 'wrong-passphrase'
        | 'wrong-recovery-code'
        | 'newer-version'
        | 'header-damaged'
        | 'open-elsewhere'
        | 'not-found'
        | 'passphrase-too-weak'
        | 'disk-full'
        | CommitRefusal
    }
  | { code: 'unexpected'; error: unknown }

export function useStartText(): (refusal: StartRefusal) => string {
  const { t } = useText('start')
  return (refusal) => {
    switch (refusal.code) {
      case 'row-changed-since':
      case 'row-not-valid':
      case 'vault-locked':
        return t(`common:errors.${refusal.code}`)
      case 'unexpected':
        return t('errors.unexpected', { code: refusal.error instanceof Error ? refusal.error.name : 'unknown' })
      default:
        return t(`errors.${refusal.code}`)
    }
  }
}
