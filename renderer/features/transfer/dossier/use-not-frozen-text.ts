/** One text per reason why the dossier was not frozen. */
import type { TransferRefusal } from '#domain/transfer/compose-transfer-dossier.ts'
import { type NotFrozen, useFreezeText } from '#features/shared/documents/use-freeze-text.ts'
import { useText } from '#i18n/use-text.ts'

export function useNotFrozenText(): (code: NotFrozen | TransferRefusal) => string {
  const { t } = useText('transfer')
  const freezeText = useFreezeText()
  return (code) => {
    switch (code) {
      case 'nothing-chosen':
      case 'receiver-missing':
      case 'pupil-has-not-applied':
      case 'not-inspected':
        return t(`refusals.${code}`)
      default:
        return freezeText(code)
    }
  }
}
