import type { RouteObject } from 'react-router'

/** Screens of this area, below the frame. */
export const phaseRoutes: RouteObject[] = []

/** Tabs that this area adds to a pupil's dossier; paths are relative to `/pupils/:pupilId`. */
export const phaseTabs: RouteObject[] = []
