import type { RouteObject } from 'react-router'

/** The pupil screens; `tabs` are what the other areas add to the dossier. */
export function pupilRoutes(tabs: RouteObject[]): RouteObject[] {
  return [{ path: 'pupils/:pupilId', children: tabs }]
}
