/** The school's logo: a small PNG or JPEG, recognised by its first bytes and never by its name. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { getDesktop } from '#bridge/desktop.ts'
import { logoLimitBytes } from '#domain/school/logo.ts'
import { imageTypeOf } from '#domain/shared/file-type.ts'
import type { Id } from '#domain/shared/row.ts'
import { useVault } from '#features/shared/session.tsx'
import { useCommit } from '#features/shared/use-commit.tsx'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import { VaultDiskFullError } from '#vault/vault.ts'

type Refusal = 'logoDiskFull' | 'logoTooLarge' | 'logoNotImage' | 'logoNotReadable'

export function LogoField({ attachmentId, onChange }: { attachmentId: Id | null; onChange: (id: Id | null) => void }) {
  const { t } = useText('settings')
  const vault = useVault()
  const commit = useCommit()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const url = useFileUrl(attachmentId)

  async function choose() {
    const answer = await getDesktop().openFile({ kind: 'image' })
    if (!answer.ok) {
      if (answer.code !== 'cancelled') setRefusal(answer.code === 'too-large' ? 'logoTooLarge' : 'logoNotReadable')
      return
    }
    const mediaType = imageTypeOf(answer.bytes)
    if (mediaType === null) return setRefusal('logoNotImage')
    if (answer.bytes.length > logoLimitBytes) return setRefusal('logoTooLarge')
    setRefusal(null)
    const file = { pupilId: null, name: answer.fileName, mediaType, bytes: answer.bytes }
    const logo = await vault.storeFile(file).catch((error: unknown) => {
      if (error instanceof VaultDiskFullError) return null
      throw error
    })
    if (logo === null) return setRefusal('logoDiskFull')
    const stored = await commit({
      label: 'settings:undo.changed',
      undoPlace: null,
      put: [{ table: 'attachments', row: logo }],
    })
    if (stored.ok) onChange(logo.id)
  }

  return (
    <Stack gap="sm">
      <Text fw={550}>{t('school.logo')}</Text>
      <Text size="md" c="var(--ink-second)">
        {t('school.logoText')}
      </Text>
      {url !== null && (
        <img
          src={url}
          alt={t('school.logoAlt')}
          style={{ maxHeight: 72, maxWidth: 240, background: '#fff', padding: 8 }}
        />
      )}
      {refusal !== null && <Notice kind="error" title={t(`school.${refusal}`)} />}
      <Group>
        <Button variant="default" onClick={() => void choose()}>
          {t('school.logoChoose')}
        </Button>
        {attachmentId !== null && (
          <Button variant="subtle" onClick={() => onChange(null)}>
            {t('school.logoRemove')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

/** A blob URL of a stored file; null while there is none or it can't be read. */
function useFileUrl(attachmentId: Id | null): string | null {
  const vault = useVault()
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (attachmentId === null) return setUrl(null)
    let made: string | null = null
    let stopped = false
    void vault.readFile(attachmentId).then((file) => {
      if (stopped || !file.ok) return
      made = URL.createObjectURL(new Blob([new Uint8Array(file.bytes)]))
      setUrl(made)
    })
    return () => {
      stopped = true
      if (made !== null) URL.revokeObjectURL(made)
    }
  }, [vault, attachmentId])
  return url
}
