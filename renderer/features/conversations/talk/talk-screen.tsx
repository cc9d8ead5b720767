/** The talk's page: reads it once, then the draft on the screen leads. */
import { Button } from '@mantine/core'
import { Link, useParams } from 'react-router'
import { useQuery } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { loadTalk } from './load-talk.ts'
import { TalkPage } from './talk-page.tsx'

export function TalkScreen() {
  const { t } = useText('conversations')
  const { conversationId = '' } = useParams()
  const loaded = useQuery((reader) => loadTalk(reader, conversationId), [conversationId])
  if (loaded === undefined) return null
  if (loaded === null) {
    return (
      <EmptyState
        title={t('talk.notFoundTitle')}
        text={t('talk.notFoundText')}
        action={
          <Button component={Link} to="/conversations" variant="default">
            {t('talk.toList')}
          </Button>
        }
      />
    )
  }
  return <TalkPage key={conversationId} loaded={loaded} />
}
