/**
 * A dialog with a real heading. Mantine's own puts its title in a `<header>`, which is a second banner beside that of
 * the page; here title and close button stand in a plain row. Only for what can't be undone.
 */
import { Group, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './dialog.module.css'

export function Dialog({
  title,
  closeLabel,
  onClose,
  isBusy = false,
  size = 'md',
  children,
}: {
  title: string
  closeLabel: string
  onClose: () => void
  /** Nothing closes it while something runs that can't be stopped. */
  isBusy?: boolean
  size?: 'md' | 'lg'
  children: ReactNode
}) {
  return (
    <Modal.Root
      opened
      onClose={onClose}
      size={size}
      centered
      closeOnClickOutside={!isBusy}
      closeOnEscape={!isBusy}
      padding="lg"
      transitionProps={{ duration: 120 }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <Group justify="space-between" wrap="nowrap" align="flex-start" className={classes['head'] ?? ''}>
          <Modal.Title className={classes['title'] ?? ''}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={closeLabel} disabled={isBusy} />
        </Group>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
