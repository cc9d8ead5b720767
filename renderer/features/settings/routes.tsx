import type { RouteObject } from 'react-router'
import { SettingsScreen } from './settings-screen.tsx'

/** Screens of this area, below the frame. */
export const settingsRoutes: RouteObject[] = [{ path: 'settings', element: <SettingsScreen /> }]
