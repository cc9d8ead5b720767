import type { RouteObject } from 'react-router'
import { DossierScreen } from './dossier/dossier-screen.tsx'
import { EditPupilScreen, NewPupilScreen } from './form/pupil-form.tsx'
import { ImportHistoryScreen } from './import/history/import-history.tsx'
import { ClassListScreen, GuardianListScreen } from './import/import-screen.tsx'
import { FilterScreen } from './list/filter-screen.tsx'
import { SelectionScreen } from './list/selection-screen.tsx'
import { TableScreen } from './list/table-screen.tsx'
import { Overview } from './overview/overview.tsx'
import { PhotoImportScreen } from './photos/photo-import-screen.tsx'
import { NobodyChosen, PupilsScreen } from './pupils-screen.tsx'

/** The pupil screens; `tabs` are what the other areas add to the dossier. */
export function pupilRoutes(tabs: RouteObject[]): RouteObject[] {
  const tabPaths = tabs.flatMap(({ path }) => path ?? [])
  return [
    { path: 'pupils/import', element: <ClassListScreen /> },
    { path: 'pupils/import/guardians', element: <GuardianListScreen /> },
    { path: 'pupils/photos', element: <PhotoImportScreen /> },
    { path: 'pupils/imports', element: <ImportHistoryScreen /> },
    {
      path: 'pupils',
      element: <PupilsScreen />,
      children: [
        { index: true, element: <NobodyChosen /> },
        { path: 'filter', element: <FilterScreen /> },
        { path: 'table', element: <TableScreen /> },
        { path: 'selection', element: <SelectionScreen /> },
        { path: 'new', element: <NewPupilScreen /> },
        { path: ':pupilId/edit', element: <EditPupilScreen /> },
        {
          path: ':pupilId',
          element: <DossierScreen tabs={tabPaths} />,
          children: [{ index: true, element: <Overview /> }, ...tabs],
        },
      ],
    },
  ]
}
