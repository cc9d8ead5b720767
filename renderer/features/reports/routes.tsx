import type { RouteObject } from 'react-router'
import { BoardScreen } from './board/board-screen.tsx'
import { DocumentScreen } from './document/document-screen.tsx'
import { DocumentsTab } from './documents-tab.tsx'
import { DraftScreen } from './draft/draft-screen.tsx'
import { SignScreen } from './sign/sign-screen.tsx'

/** Screens of this area, below the frame. */
export const reportRoutes: RouteObject[] = [
  { path: 'reports', element: <BoardScreen /> },
  { path: 'reports/new/:conversationId', element: <DraftScreen /> },
  { path: 'reports/:documentId', element: <DocumentScreen /> },
  { path: 'reports/:documentId/sign/:fieldName', element: <SignScreen /> },
]

/** Tabs that this area adds to a pupil's dossier; paths are relative to `/pupils/:pupilId`. */
export const reportTabs: RouteObject[] = [{ path: 'documents', element: <DocumentsTab /> }]
