/** All attachments of a pupil, each with the talk or activity it was added to. */
import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Conversation } from '#domain/conversations/conversation.ts'
import type { Activity } from '#domain/phases/trajectory.ts'
import type { Attachment } from '#domain/shared/attachment.ts'
import type { Id } from '#domain/shared/row.ts'
import { useQuery } from '#features/shared/session.tsx'
import { useUndo } from '#features/shared/use-commit.tsx'
import { useDates } from '#features/shared/use-dates.ts'
import { useTalkTitle } from '#features/shared/use-talk-title.ts'
import { useText } from '#i18n/use-text.ts'
import classes from './attachments.module.css'
import { AttachmentsPanel } from './attachments-panel.tsx'

export function DossierAttachments({ pupilId }: { pupilId: Id }) {
  const undoPlace = `documents ${pupilId}`
  useUndo(undoPlace)
  const places = useQuery(
    async (reader) => ({
      conversations: await reader.list('conversations', 'pupilId', pupilId),
      activities: await reader.list('activities', 'pupilId', pupilId),
    }),
    [pupilId],
  )
  return (
    <AttachmentsPanel
      pupilId={pupilId}
      place={{ kind: 'dossier', id: pupilId }}
      undoPlace={undoPlace}
      showsAll
      originOf={(attachment) => (places === undefined ? null : <Origin attachment={attachment} {...places} />)}
    />
  )
}

function Origin({
  attachment: { pupilId, place },
  conversations,
  activities,
}: {
  attachment: Attachment
  conversations: readonly Conversation[]
  activities: readonly Activity[]
}): ReactNode {
  const { t } = useText('attachments')
  const { moment, day } = useDates()
  const talkTitle = useTalkTitle()
  if (place === null || place.kind === 'dossier') return null
  if (place.kind === 'conversation') {
    const talk = conversations.find(({ id }) => id === place.id)
    if (talk === undefined) return <Text c="var(--ink-second)">{t('at.gone')}</Text>
    return (
      <Link to={`/conversations/${talk.id}?step=finish`} className={classes['origin'] ?? ''}>
        {t('at.conversation', { what: `${talkTitle(talk)}, ${moment(talk.startsAt)}` })}
      </Link>
    )
  }
  const activity = activities.find(({ id }) => id === place.id)
  if (activity === undefined) return <Text c="var(--ink-second)">{t('at.gone')}</Text>
  return (
    <Link to={`/pupils/${pupilId}/activities`} className={classes['origin'] ?? ''}>
      {t('at.activity', { what: `${activity.title}, ${day(activity.day)}` })}
    </Link>
  )
}
