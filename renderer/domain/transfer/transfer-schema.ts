/**
 * The published JSON schema of the data inside a transfer dossier, made from the zod schema that the app itself
 * uses. `scripts/write-schemas.ts` writes it to `resources/schemas`; a released version's file never changes.
 */
import { z } from 'zod'
import { transferDossierSchema } from '../reports/document-model.ts'

export const transferSchemaFile = 'transfer-dossier-1.schema.json'

export function transferDossierJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(transferDossierSchema, { target: 'draft-2020-12', io: 'output' })
  return {
    $schema,
    $id: `urn:driehoek:schema:${transferSchemaFile}`,
    title: 'Driehoek transfer dossier, version 1',
    description:
      'Data inside the PDF/A-3 of a Dutch transfer dossier (doorstroomdossier): career, school years, activities, ' +
      'phase summaries and conversation reports that were chosen to go along. Days are YYYY-MM-DD.',
    ...schema,
  }
}
