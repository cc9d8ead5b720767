/** The sheet that came back, as it was scanned. */
import { Text } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import type { Id } from '#domain/shared/row.ts'
import { useVault } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import { Dialog } from '#ui/dialog.tsx'
import { Notice } from '#ui/notice.tsx'
import { PdfPages } from '#ui/pdf-pages.tsx'
import { scanTypeOf } from '../scan-file.ts'
import classes from './scan-dialog.module.css'

export function ScanDialog({ attachmentId, name, onClose }: { attachmentId: Id; name: string; onClose: () => void }) {
  const { t } = useText('reports')
  const vault = useVault()
  const [file, setFile] = useState<Awaited<ReturnType<typeof vault.readFile>> | null>(null)
  const pageLabel = useCallback((page: number, count: number) => t('pages.pageOf', { page, count }), [t])
  useEffect(() => {
    let isOver = false
    void vault.readFile(attachmentId).then((read) => {
      if (!isOver) setFile(read)
    })
    return () => {
      isOver = true
    }
  }, [vault, attachmentId])
  return (
    <Dialog title={t('paper.scan.of', { name })} closeLabel={t('common:close')} onClose={onClose} size="lg">
      {file === null && <Text>{t('common:loading')}</Text>}
      {file?.ok === false && <Notice kind="error" title={t('paper.scan.gone')} />}
      {file?.ok === true &&
        (scanTypeOf(file.bytes) === 'application/pdf' ? (
          <div className={classes['pages']}>
            <PdfPages bytes={file.bytes} label={t('paper.scan.of', { name })} pageLabel={pageLabel} zoom="fit" />
          </div>
        ) : (
          <Picture bytes={file.bytes} alt={t('paper.scan.of', { name })} />
        ))}
    </Dialog>
  )
}

function Picture({ bytes, alt }: { bytes: Uint8Array; alt: string }) {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([new Uint8Array(bytes)]))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [bytes])
  return url === null ? null : <img src={url} alt={alt} className={classes['picture']} />
}
