/** Planned, held, cancelled, nobody came: said in words, changed in one place. */
import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { type ConversationState, conversationStates } from '#domain/conversations/conversation.ts'
import { useText } from '#i18n/use-text.ts'
import { StateShape, type StateShapeName } from '#ui/shapes.tsx'

export const stateShapes: Record<ConversationState, StateShapeName> = {
  planned: 'planned',
  held: 'done',
  cancelled: 'not-yet',
  'nobody-came': 'alert',
}

export function StateMenu({
  state,
  onChange,
}: {
  state: ConversationState
  onChange: (state: ConversationState) => void
}) {
  const { t } = useText('conversations')
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button
          variant="default"
          h={44}
          leftSection={<StateShape name={stateShapes[state]} />}
          rightSection={<IconChevronDown size={16} stroke={1.75} aria-hidden />}
          aria-label={t('state.label', { state: t(`states.${state}`) })}
        >
          {t(`states.${state}`)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('state.menu')}</Menu.Label>
        {conversationStates.map((option) => (
          <Menu.Item
            key={option}
            h={44}
            leftSection={<StateShape name={stateShapes[option]} />}
            aria-current={option === state || undefined}
            fw={option === state ? 650 : 400}
            onClick={() => onChange(option)}
          >
            {t(`states.${option}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
