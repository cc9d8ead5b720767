import type { RouteObject } from 'react-router'

/** Screens of this area, below the frame. */
export const guardianRoutes: RouteObject[] = []
