/**
 * Every address of the app. Areas bring their own routes; only here do they meet. Addresses hold random ids and
 * never a name. A hash router, because the page itself is one file (app:// and loopback alike).
 */
import { createHashRouter, Navigate, type RouteObject } from 'react-router'
import { attachmentRoutes } from '#features/attachments/routes.tsx'
import { conversationRoutes, conversationTabs } from '#features/conversations/routes.tsx'
import { guardianRoutes, guardianTabs } from '#features/guardians/routes.tsx'
import { phaseRoutes, phaseTabs } from '#features/phases/routes.tsx'
import { pupilRoutes } from '#features/pupils/routes.tsx'
import { reportRoutes, reportTabs } from '#features/reports/routes.tsx'
import { searchRoutes } from '#features/search/routes.tsx'
import { settingsRoutes } from '#features/settings/routes.tsx'
import { todayRoutes } from '#features/today/routes.tsx'
import { transferRoutes, transferTabs } from '#features/transfer/routes.tsx'
import { Frame } from './frame.tsx'
import { CrashScreen, NotFoundScreen } from './problem-screens.tsx'

export const routes: RouteObject[] = [
  {
    path: '/',
    element: <Frame />,
    errorElement: <CrashScreen />,
    children: [
      {
        errorElement: <CrashScreen />,
        children: [
          { index: true, element: <Navigate to="/today" replace /> },
          ...todayRoutes,
          ...pupilRoutes([...conversationTabs, ...phaseTabs, ...guardianTabs, ...reportTabs, ...transferTabs]),
          ...conversationRoutes,
          ...reportRoutes,
          ...guardianRoutes,
          ...phaseRoutes,
          ...transferRoutes,
          ...attachmentRoutes,
          ...searchRoutes,
          ...settingsRoutes,
          { path: '*', element: <NotFoundScreen /> },
        ],
      },
    ],
  },
]

export const createRouter = () => createHashRouter(routes)
