import type { RouteObject } from 'react-router'
import { ConversationsScreen } from './conversations-screen.tsx'
import { NewConversationScreen } from './new-conversation-screen.tsx'
import { PupilConversationsTab } from './pupil-conversations-tab.tsx'
import { TalkScreen } from './talk/talk-screen.tsx'

/** Screens of this area, below the frame. */
export const conversationRoutes: RouteObject[] = [
  { path: 'conversations', element: <ConversationsScreen /> },
  { path: 'conversations/new/:pupilId', element: <NewConversationScreen /> },
  { path: 'conversations/:conversationId', element: <TalkScreen /> },
]

/** Tabs that this area adds to a pupil's dossier; paths are relative to `/pupils/:pupilId`. */
export const conversationTabs: RouteObject[] = [{ path: 'conversations', element: <PupilConversationsTab /> }]
