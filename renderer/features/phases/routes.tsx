import type { RouteObject } from 'react-router'
import { CareerTab } from './career-tab.tsx'

/** Screens of this area, below the frame. The summary comes in a chunk of its own: it brings pages and seals. */
export const phaseRoutes: RouteObject[] = [
  {
    path: 'phases/:trajectoryId/:phase',
    lazy: async () => ({ Component: (await import('./summary/summary-screen.tsx')).SummaryScreen }),
  },
]

/** Tabs that this area adds to a pupil's dossier; paths are relative to `/pupils/:pupilId`. */
export const phaseTabs: RouteObject[] = [{ path: 'activities', element: <CareerTab /> }]
