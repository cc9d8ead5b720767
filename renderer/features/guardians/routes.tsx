import type { RouteObject } from 'react-router'
import { AddGuardianScreen } from './add-guardian.tsx'
import { EditGuardianScreen } from './edit-guardian.tsx'
import { GuardiansScreen } from './guardians-screen.tsx'
import { GuardiansTab } from './guardians-tab.tsx'
import { HouseholdScreen } from './household-form.tsx'
import { DoublesScreen } from './merge/doubles-screen.tsx'
import { MergeGuardiansScreen } from './merge/merge-guardians.tsx'
import { MergePupilsScreen } from './merge/merge-pupils.tsx'
import { PickGuardianScreen, PickPupilScreen } from './merge/pick-double.tsx'
import { MoveHouseScreen } from './move-house.tsx'
import { EditPersonScreen } from './person/edit-person.tsx'
import { GuardianScreen } from './person/guardian-screen.tsx'

/** Screens of this area, below the frame. */
export const guardianRoutes: RouteObject[] = [
  { path: 'guardians', element: <GuardiansScreen /> },
  { path: 'guardians/:guardianId', element: <GuardianScreen /> },
  { path: 'guardians/:guardianId/edit', element: <EditPersonScreen /> },
  { path: 'guardians/:guardianId/merge', element: <PickGuardianScreen /> },
  { path: 'doubles', element: <DoublesScreen /> },
  { path: 'doubles/guardians/:guardianId/:otherGuardianId', element: <MergeGuardiansScreen /> },
  { path: 'doubles/pupils/:pupilId', element: <PickPupilScreen /> },
  { path: 'doubles/pupils/:pupilId/:otherPupilId', element: <MergePupilsScreen /> },
]

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
