/**
 * Every sealed table: its schema, the key scope a row belongs to, and the ids that stand in clear so that rows can
 * be fetched without opening all of them (random ids only, data-model.md). Adding a line here is all it takes to
 * store a new kind of row, until the next release spells the tables out (storage/database.ts). The indexes of a table
 * that was released never change: its boxes are bound to them.
 */
import type { z } from 'zod'
import { agreementSchema, conversationSchema } from '#domain/conversations/conversation.ts'
import { workingNoteSchema } from '#domain/conversations/working-note.ts'
import { activitySchema, phaseSummarySchema, trajectorySchema } from '#domain/phases/trajectory.ts'
import { headingAliasSchema } from '#domain/pupils/class-list/heading-alias.ts'
import { guardianSchema, householdSchema, relationSchema } from '#domain/pupils/guardian.ts'
import { importRunSchema } from '#domain/pupils/import-run.ts'
import { savedListSchema } from '#domain/pupils/lists/saved-list.ts'
import { enrolmentSchema, pupilSchema } from '#domain/pupils/pupil.ts'
import { issuedDocumentSchema, roundEntrySchema } from '#domain/reports/issued-document.ts'
import { numbersTakenSchema } from '#domain/reports/numbers-taken.ts'
import { sealIdentitySchema } from '#domain/reports/seal-identity.ts'
import { settingsSchema } from '#domain/school/settings.ts'
import { attachmentSchema } from '#domain/shared/attachment.ts'
import type { Id } from '#domain/shared/row.ts'
import { transferDraftSchema } from '#domain/transfer/transfer-draft.ts'

/** Whose key seals a row. */
export type Scope = { kind: 'pupil'; id: Id } | { kind: 'guardian'; id: Id } | { kind: 'vault' }

interface TableDefinition<Schema extends z.ZodType> {
  schema: Schema
  scopeOf: (row: z.infer<Schema>) => Scope
  /** Properties with a random id that may be queried by; kept in clear. */
  indexes: readonly (keyof z.infer<Schema> & string)[]
}

const define = <Schema extends z.ZodType>(
  schema: Schema,
  scopeOf: (row: z.infer<Schema>) => Scope,
  indexes: readonly (keyof z.infer<Schema> & string)[] = [],
): TableDefinition<Schema> => ({ schema, scopeOf, indexes })

const ofPupil = (row: { pupilId: Id }): Scope => ({ kind: 'pupil', id: row.pupilId })
const ofVault = (): Scope => ({ kind: 'vault' })

export const tables = {
  pupils: define(pupilSchema, (row) => ({ kind: 'pupil', id: row.id })),
  enrolments: define(enrolmentSchema, ofPupil, ['pupilId']),
  guardians: define(guardianSchema, (row) => ({ kind: 'guardian', id: row.id })),
  relations: define(relationSchema, ofPupil, ['pupilId', 'guardianId']),
  households: define(householdSchema, ofVault),
  trajectories: define(trajectorySchema, ofPupil, ['pupilId']),
  activities: define(activitySchema, ofPupil, ['pupilId']),
  conversations: define(conversationSchema, ofPupil, ['pupilId']),
  agreements: define(agreementSchema, ofPupil, ['pupilId', 'conversationId']),
  workingNotes: define(workingNoteSchema, ofPupil, ['pupilId', 'conversationId']),
  phaseSummaries: define(phaseSummarySchema, ofPupil, ['pupilId', 'trajectoryId']),
  issuedDocuments: define(issuedDocumentSchema, ofPupil, ['pupilId']),
  transferDrafts: define(transferDraftSchema, ofPupil, ['pupilId']),
  roundEntries: define(roundEntrySchema, ofPupil, ['pupilId', 'issuedDocumentId']),
  attachments: define(
    attachmentSchema,
    (row): Scope => (row.pupilId === null ? { kind: 'vault' } : { kind: 'pupil', id: row.pupilId }),
    ['pupilId'],
  ),
  sealIdentities: define(sealIdentitySchema, ofVault),
  settings: define(settingsSchema, ofVault),
  numbersTaken: define(numbersTakenSchema, ofVault),
  importRuns: define(importRunSchema, ofVault),
  headingAliases: define(headingAliasSchema, ofVault),
  savedLists: define(savedListSchema, ofVault),
} as const

export type TableName = keyof typeof tables

/** Tables of which every row belongs to the vault: sealed anew when the vault's own key is replaced. */
export const vaultTables = (Object.keys(tables) as TableName[]).filter(
  (name) => (tables[name].scopeOf as unknown) === ofVault,
)
export type RowOf<Table extends TableName> = z.infer<(typeof tables)[Table]['schema']>
