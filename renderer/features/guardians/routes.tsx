import type { RouteObject } from 'react-router'
import { AddGuardianScreen } from './add-guardian.tsx'
import { EditGuardianScreen } from './edit-guardian.tsx'
import { GuardiansScreen } from './guardians-screen.tsx'
import { GuardiansTab } from './guardians-tab.tsx'
import { HouseholdScreen } from './household-form.tsx'
import { MoveHouseScreen } from './move-house.tsx'

/** Screens of this area, below the frame. */
export const guardianRoutes: RouteObject[] = [{ path: 'guardians', element: <GuardiansScreen /> }]

/** Tabs that this area adds to a pupil's dossier; paths are relative to `/pupils/:pupilId`. */
export const guardianTabs: RouteObject[] = [
  {
    path: 'guardians',
    children: [
      { index: true, element: <GuardiansTab /> },
      { path: 'new', element: <AddGuardianScreen /> },
      { path: 'households/new', element: <HouseholdScreen /> },
      { path: 'households/:householdId', element: <HouseholdScreen /> },
      { path: 'households/:householdId/move', element: <MoveHouseScreen /> },
      { path: ':relationId', element: <EditGuardianScreen /> },
    ],
  },
]
