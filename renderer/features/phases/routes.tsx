import type { RouteObject } from 'react-router'
import { CareerTab } from './career-tab.tsx'
import { SummaryScreen } from './summary/summary-screen.tsx'

/** Screens of this area, below the frame. */
export const phaseRoutes: RouteObject[] = [{ path: 'phases/:trajectoryId/:phase', element: <SummaryScreen /> }]

/** Tabs that this area adds to a pupil's dossier; paths are relative to `/pupils/:pupilId`. */
export const phaseTabs: RouteObject[] = [{ path: 'activities', element: <CareerTab /> }]
