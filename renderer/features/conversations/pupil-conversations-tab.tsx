/** Dossier tab: every talk with this pupil, what is planned above what is past. */
import { Button, Text } from '@mantine/core'
import { Link, useParams } from 'react-router'
import type { Conversation } from '#domain/conversations/conversation.ts'
import { compareConversations } from '#domain/conversations/conversation-list.ts'
import { useQuery } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import { ConversationLine } from './conversation-line.tsx'
import classes from './conversations.module.css'

export function PupilConversationsTab() {
  const { t } = useText('conversations')
  const { pupilId = '' } = useParams()
  const conversations = useQuery((reader) => reader.list('conversations', 'pupilId', pupilId), [pupilId])
  const agreements = useQuery((reader) => reader.list('agreements', 'pupilId', pupilId), [pupilId])
  if (conversations === undefined || agreements === undefined) return null
  const ordered = conversations.toSorted(compareConversations)
  const isPlanned = ({ state }: Conversation): boolean => state === 'planned'
  const countOf = new Map<string, number>()
  for (const { conversationId } of agreements) countOf.set(conversationId, (countOf.get(conversationId) ?? 0) + 1)

  const list = (title: string, talks: readonly Conversation[]) =>
    talks.length > 0 && (
      <section aria-label={title}>
        <h2 className={classes['formSection']}>{title}</h2>
        <ul className={classes['tabLines']}>
          {talks.map((conversation) => {
            const count = countOf.get(conversation.id) ?? 0
            const places = [conversation.place, count > 0 ? t('tab.agreements', { count }) : ''].filter(Boolean)
            return (
              <li key={conversation.id}>
                <ConversationLine conversation={conversation} subtitle={places.join(' · ')} />
              </li>
            )
          })}
        </ul>
      </section>
    )
  return (
    <div className={classes['tab']}>
      {ordered.length === 0 && (
        <>
          <Text c="var(--ink-second)">{t('tab.nothing')}</Text>
          <Button component={Link} to={`/conversations/new/${pupilId}`} variant="default" mt="sm">
            {t('tab.new')}
          </Button>
        </>
      )}
      {list(t('tab.planned'), ordered.filter(isPlanned))}
      {list(
        t('tab.past'),
        ordered.filter((conversation) => !isPlanned(conversation)),
      )}
    </div>
  )
}
