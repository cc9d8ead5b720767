/** F1: every key of the app on one page. */
import { Group, Kbd, Modal, Table } from '@mantine/core'
import { useText } from '#i18n/use-text.ts'

const keys = [
  ['find', 'Ctrl+K'],
  ['newConversation', 'Ctrl+N'],
  ['save', 'Ctrl+S'],
  ['print', 'Ctrl+P'],
  ['undo', 'Ctrl+Z'],
  ['lock', 'Ctrl+L'],
  ['list', 'Ctrl+F'],
  ['pane', 'F6'],
  ['columns', 'Alt+Q, Alt+W, Alt+E'],
  ['starters', 'F2'],
  ['help', 'F1'],
] as const

export function HelpDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useText('settings')
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={500}
      title={t('help.title')}
      closeButtonProps={{ 'aria-label': t('help.close') }}
    >
      <Table>
        <Table.Tbody>
          {keys.map(([key, shortcut]) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" fw={400} w="50%">
                {t(`help.keys.${key}`)}
              </Table.Th>
              <Table.Td>
                <Group gap="xs" wrap="nowrap">
                  {shortcut.split(', ').map((one) => (
                    <Kbd key={one} style={{ whiteSpace: 'nowrap' }}>
                      {one}
                    </Kbd>
                  ))}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  )
}
