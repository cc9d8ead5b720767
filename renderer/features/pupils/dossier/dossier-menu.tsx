/** The rarer things: editing, searching in this dossier, erasing. */
import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowMerge, IconDotsVertical, IconEraser, IconPencil, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Pupil } from '#domain/pupils/pupil.ts'
import { useText } from '#i18n/use-text.ts'
import { PortraitMenu } from '../photos/portrait-menu.tsx'
import { EraseDialog } from './erase-dialog.tsx'

export function DossierMenu({ pupil }: { pupil: Pupil }) {
  const { t } = useText('pupils')
  const { t: f } = useText('families')
  const { t: s } = useText('search')
  const [isErasing, setErasing] = useState(false)
  return (
    <>
      <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t('dossier.more')}>
            <IconDotsVertical size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            component={Link}
            to={`/pupils/${pupil.id}/edit`}
            leftSection={<IconPencil size={18} stroke={1.75} aria-hidden />}
          >
            {t('edit.action')}
          </Menu.Item>
          <Menu.Item
            component={Link}
            to={`/search?pupil=${pupil.id}`}
            leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
          >
            {s('inThisFile')}
          </Menu.Item>
          {pupil.doubleOfId === null && (
            <Menu.Item
              component={Link}
              to={`/doubles/pupils/${pupil.id}`}
              leftSection={<IconArrowMerge size={18} stroke={1.75} aria-hidden />}
            >
              {f('person.mergeWith')}
            </Menu.Item>
          )}
          <PortraitMenu pupil={pupil} />
          <Menu.Divider />
          <Menu.Item
            color="var(--late)"
            leftSection={<IconEraser size={18} stroke={1.75} aria-hidden />}
            onClick={() => setErasing(true)}
          >
            {t('erase.action')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <EraseDialog pupil={pupil} opened={isErasing} onClose={() => setErasing(false)} />
    </>
  )
}
