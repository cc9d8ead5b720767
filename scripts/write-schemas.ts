/** Writes the published JSON schemas to `resources/schemas`. Run it when `transferDossierSchema` gets a new version. */
import { writeFileSync } from 'node:fs'
import { transferDossierJsonSchema, transferSchemaFile } from '#domain/transfer/transfer-schema.ts'

const file = new URL(`../resources/schemas/${transferSchemaFile}`, import.meta.url)
writeFileSync(file, `${JSON.stringify(transferDossierJsonSchema(), null, 2)}\n`)
console.log(`wrote resources/schemas/${transferSchemaFile}`)
