/** The bytes of the rendition on the screen, and handing one out: saved or printed, with what came of it in words. */
import { notifications } from '@mantine/notifications'
import { useCallback, useEffect, useState } from 'react'
import type { Rendition } from '#documents/issue/renditions.ts'
import type { IssuedDocument, RoundEntry } from '#domain/reports/issued-document.ts'
import { buildRenditionBytes, printPdf, savePdf } from '#features/shared/documents/document-files.ts'
import { useVault } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import { type AnyRefusal, useRefusalText } from '../use-refusal-text.ts'

/** Keep `document` and `entries` the same while they say the same. */
export function useRenditionBytes(
  document: IssuedDocument,
  entries: readonly RoundEntry[],
  fieldNames: readonly string[],
): { bytes: Uint8Array | null; refusal: AnyRefusal | null } {
  const vault = useVault()
  const [built, setBuilt] = useState<{ bytes: Uint8Array | null; refusal: AnyRefusal | null }>({
    bytes: null,
    refusal: null,
  })
  const names = fieldNames.join(' ')
  useEffect(() => {
    let isOver = false
    const build = async (): Promise<void> => {
      try {
        const answer = await buildRenditionBytes(vault, document, entries, names.split(' '))
        if (isOver) return
        setBuilt(answer.ok ? { bytes: answer.value, refusal: null } : { bytes: null, refusal: answer.code })
      } catch (error) {
        if (!isOver) setBuilt({ bytes: null, refusal: 'unexpected' })
        throw error
      }
    }
    void build()
    return () => {
      isOver = true
    }
  }, [vault, document, entries, names])
  return built
}

export function useHandOut(document: IssuedDocument, entries: readonly RoundEntry[]) {
  const vault = useVault()
  const { t } = useText('reports')
  const refusalText = useRefusalText()
  return useCallback(
    async (way: 'save' | 'print', rendition: Rendition): Promise<void> => {
      const fail = (message: string) => notifications.show({ color: 'red', message, autoClose: false })
      const built = await buildRenditionBytes(vault, document, entries, rendition.fieldNames)
      if (!built.ok) return void fail(refusalText(built.code))
      if (way === 'print') {
        const code = await printPdf(vault, document, built.value)
        if (code === 'not-done') fail(t('renditions.notPrinted'))
        return
      }
      const { code, fileName } = await savePdf(vault, document, rendition, built.value)
      if (code === 'done') notifications.show({ message: t('renditions.saved', { name: fileName }) })
      else if (code === 'not-done') fail(t('renditions.notSaved'))
    },
    [vault, document, entries, refusalText, t],
  )
}
