/** One pupil's photo by hand: chosen, replaced, taken away. */
import { Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPhoto, IconPhotoOff } from '@tabler/icons-react'
import { getDesktop } from '#bridge/desktop.ts'
import type { Pupil } from '#domain/pupils/pupil.ts'
import { prepareFile, storePrepared } from '#features/shared/attachments/prepare-file.ts'
import { useVault } from '#features/shared/session.tsx'
import { useCommit } from '#features/shared/use-commit.tsx'
import { useText } from '#i18n/use-text.ts'
import { pupilPlace } from '../dossier/use-dossier.ts'

export function PortraitMenu({ pupil }: { pupil: Pupil }) {
  const { t } = useText('attachments')
  const vault = useVault()
  const commit = useCommit()
  const { photoId } = pupil
  const former = photoId === null ? [] : [{ table: 'attachments' as const, id: photoId }]

  const refuse = (name: string, text: string): void =>
    void notifications.show({
      color: 'red',
      title: t('refusedTitle', { name }),
      message: text,
      autoClose: false,
      closeButtonProps: { 'aria-label': t('common:close') },
    })

  async function choose(): Promise<void> {
    const answer = await getDesktop().openFile({ kind: 'image' })
    if (!answer.ok) {
      if (answer.code !== 'cancelled') refuse(t('photos.one'), t(`refusals.${answer.code}`))
      return
    }
    const { fileName: name, bytes } = answer
    const prepared = await prepareFile({ name, bytes, purpose: 'portrait' })
    if (!prepared.ok) return refuse(name, t(`refusals.${prepared.code}`))
    const stored = await storePrepared(vault, pupil.id, prepared.value, null)
    if (!stored.ok) return refuse(name, t(`refusals.${stored.code}`))
    await commit(
      {
        label: 'attachments:undo.photoChanged',
        undoPlace: pupilPlace(pupil.id),
        put: [
          { table: 'attachments', row: stored.value },
          { table: 'pupils', row: { ...pupil, photoId: stored.value.id } },
        ],
        remove: former,
      },
      t('photos.stored'),
    )
  }

  const remove = (): void =>
    void commit(
      {
        label: 'attachments:undo.photoRemoved',
        undoPlace: pupilPlace(pupil.id),
        put: [{ table: 'pupils', row: { ...pupil, photoId: null } }],
        remove: former,
      },
      t('photos.removed'),
    )

  return (
    <>
      <Menu.Item leftSection={<IconPhoto size={18} stroke={1.75} aria-hidden />} onClick={() => void choose()}>
        {t(photoId === null ? 'photos.add' : 'photos.change')}
      </Menu.Item>
      {photoId !== null && (
        <Menu.Item leftSection={<IconPhotoOff size={18} stroke={1.75} aria-hidden />} onClick={remove}>
          {t('photos.remove')}
        </Menu.Item>
      )}
    </>
  )
}
