import type { RouteObject } from 'react-router'
import { BoardScreen } from './board/board-screen.tsx'
import { PupilTransferTab } from './pupil-transfer-tab.tsx'

/** Screens of this area, below the frame. The dossier comes in a chunk of its own: it brings pages and seals. */
export const transferRoutes: RouteObject[] = [
  { path: 'transfer', element: <BoardScreen /> },
  {
    path: 'transfer/:pupilId',
    lazy: async () => ({ Component: (await import('./dossier/transfer-screen.tsx')).TransferScreen }),
  },
]

/** Tabs that this area adds to a pupil's dossier; paths are relative to `/pupils/:pupilId`. */
export const transferTabs: RouteObject[] = [{ path: 'transfer', element: <PupilTransferTab /> }]
