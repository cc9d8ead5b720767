/**
 * Every address of the app. `tests/integration/app/routes.test.ts` holds this list against the router itself, so a
 * new route that axe does not visit fails.
 */
export const allRoutes = [
  '/today',
  '/pupils',
  '/pupils/import',
  '/pupils/import/guardians',
  '/pupils/imports',
  '/pupils/new',
  '/pupils/filter',
  '/pupils/table',
  '/pupils/selection',
  '/pupils/:pupilId',
  '/pupils/:pupilId/edit',
  '/pupils/:pupilId/conversations',
  '/pupils/:pupilId/activities',
  '/pupils/:pupilId/guardians',
  '/pupils/:pupilId/guardians/new',
  '/pupils/:pupilId/guardians/:relationId',
  '/pupils/:pupilId/guardians/households/new',
  '/pupils/:pupilId/guardians/households/:householdId',
  '/pupils/:pupilId/documents',
  '/pupils/:pupilId/transfer',
  '/conversations',
  '/conversations/new/:pupilId',
  '/conversations/:conversationId',
  '/reports',
  '/reports/new/:conversationId',
  '/reports/:documentId',
  '/reports/:documentId/sign/:fieldName',
  '/guardians',
  '/files/:attachmentId',
  '/phases/:trajectoryId/:phase',
  '/transfer',
  '/transfer/:pupilId',
  '/search',
  '/settings',
] as const

export type AppRoute = (typeof allRoutes)[number]
