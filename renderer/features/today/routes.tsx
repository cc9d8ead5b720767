import type { RouteObject } from 'react-router'
import { TodayScreen } from './today-screen.tsx'

/** Screens of this area, below the frame. */
export const todayRoutes: RouteObject[] = [{ path: 'today', element: <TodayScreen /> }]
