/**
 * The schema that receiving programs may rely on. It is made from the domain's own schema; a change of the domain that
 * would change published data shows here. A released version never changes: a new one gets a new file and number.
 */
import { readFileSync } from 'node:fs'
import Ajv2020 from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { transferDossierSchema } from '#domain/reports/document-model.ts'
import { dossier } from './models.ts'

const path = new URL('../../../../resources/schemas/transfer-dossier-1.json', import.meta.url)

const generated = {
  ...z.toJSONSchema(transferDossierSchema),
  $id: 'urn:driehoek:schema:transfer-dossier:1',
  title: 'Driehoek transfer dossier (doorstroomdossier), version 1',
  description:
    'The data file inside a sealed transfer dossier (PDF/A-3a, AFRelationship Data). Days are YYYY-MM-DD, moments YYYY-MM-DDTHH:MM at the school, ids 22 base64url characters.',
}

describe('resources/schemas/transfer-dossier-1.json', () => {
  it('is what the domain writes', async () => {
    await expect(`${JSON.stringify(generated, null, 2)}\n`).toMatchFileSnapshot(path.pathname)
  })

  it('accepts a dossier and refuses one without its receiver or with something of its own', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    const isValid = ajv.compile(JSON.parse(readFileSync(path, 'utf8')) as object)
    expect(isValid(JSON.parse(JSON.stringify(dossier)))).toBe(true)
    const { receiver: _receiver, ...withoutReceiver } = dossier
    expect(isValid(withoutReceiver)).toBe(false)
    expect(isValid({ ...dossier, workingNotes: ['secret'] })).toBe(false)
  })
})
