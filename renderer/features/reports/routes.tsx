/**
 * Routes of this area. The screens with pages and seals come in chunks of their own: they bring the PDF reader and the
 * signing code, which no other screen needs.
 */
import type { RouteObject } from 'react-router'
import { BoardScreen } from './board/board-screen.tsx'
import { DocumentsTab } from './documents-tab.tsx'

/** Screens of this area, below the frame. */
export const reportRoutes: RouteObject[] = [
  { path: 'reports', element: <BoardScreen /> },
  {
    path: 'reports/new/:conversationId',
    lazy: async () => ({ Component: (await import('./draft/draft-screen.tsx')).DraftScreen }),
  },
  {
    path: 'reports/:documentId',
    lazy: async () => ({ Component: (await import('./document/document-screen.tsx')).DocumentScreen }),
  },
  {
    path: 'reports/:documentId/sign/:fieldName',
    lazy: async () => ({ Component: (await import('./sign/sign-screen.tsx')).SignScreen }),
  },
]

/** Tabs that this area adds to a pupil's dossier; paths are relative to `/pupils/:pupilId`. */
export const reportTabs: RouteObject[] = [{ path: 'documents', element: <DocumentsTab /> }]
