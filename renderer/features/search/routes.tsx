import type { RouteObject } from 'react-router'
import { SearchScreen } from './search-screen.tsx'

/** Screens of this area, below the frame. */
export const searchRoutes: RouteObject[] = [{ path: 'search', element: <SearchScreen /> }]
