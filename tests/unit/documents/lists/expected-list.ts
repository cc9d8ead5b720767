/** The form of an expected result beside a list fixture; see tests/fixtures/lists/README.md. */
import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'

const row = z.array(z.string())

const sheetSchema = z.strictObject({
  name: z.string().default(''),
  isHidden: z.boolean().default(false),
  /** Left out: all rows stand in `rows`, and those between are blank. */
  rowCount: z.number().optional(),
  /** By the number a spreadsheet shows. */
  rows: z.record(z.string(), row),
  hiddenColumns: z.array(z.number()).default([]),
  hiddenRows: z.array(z.number()).default([]),
  /** Code, how many cells, the first of them. */
  notes: z.array(z.tuple([z.string(), z.number(), z.string()])).default([]),
})

const readSchema = z.union([
  z.strictObject({ refused: z.string() }),
  z.strictObject({
    format: z.string(),
    encoding: z.string().nullable(),
    delimiter: z.string().nullable(),
    isDoubtful: z.boolean().default(false),
    sheets: z.array(sheetSchema),
    tooLarge: z.array(z.tuple([z.string(), z.string()])).default([]),
  }),
])

const name = z.tuple([z.string(), z.string(), z.string()])
const guardianSchema = z.strictObject({
  kind: z.string().optional(),
  /** Called name, prefix, surname. */
  name: name.optional(),
  firstNames: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  authority: z.string().optional(),
  otherEmails: z.array(z.string()).optional(),
})
export type ExpectedGuardian = z.infer<typeof guardianSchema>

const pupilSchema = z.strictObject({
  row: z.number(),
  number: z.string().optional(),
  name: name.optional(),
  firstNames: z.string().optional(),
  born: z.string().optional(),
  class: z.string().optional(),
  yearGroup: z.number().optional(),
  level: z.string().nullable().optional(),
  profile: z.string().optional(),
  email: z.string().optional(),
  street: z.string().optional(),
  notes: z.array(z.tuple([z.string(), z.string()])).optional(),
  guardians: z.array(guardianSchema).optional(),
})
export type ExpectedPupil = z.infer<typeof pupilSchema>

const listSchema = z.strictObject({
  kind: z.enum(['class-list', 'guardian-list']).default('class-list'),
  /** Index among the sheets that were read. */
  sheet: z.number().default(0),
  /** The import refuses the list as a whole. */
  refused: z.string().optional(),
  missing: z.array(z.string()).default([]),
  /** Headings of columns left out by law, and of those nobody knows. */
  leftOut: z.array(z.string()).default([]),
  unknown: z.array(z.string()).default([]),
  /** `meaningKey` of every column. */
  meanings: z.array(z.string()).optional(),
  questions: z.array(z.tuple([z.string(), z.string()])).default([]),
  /** Of a guardians' file: the pupils who are known (number, called name, surname), and what comes of each row. */
  known: z.array(z.tuple([z.string(), z.string(), z.string()])).optional(),
  /** Row number, state, names of the guardians, names of the children, why it is refused. */
  guardianRows: z.array(z.tuple([z.number(), z.string(), z.string(), z.string(), z.string()])).optional(),
  pupilCount: z.number().optional(),
  pupils: z.array(pupilSchema).default([]),
  /** Row number, code, detail. */
  refusedRows: z.array(z.tuple([z.number(), z.string(), z.string()])).default([]),
  passedOver: z.array(z.tuple([z.number(), z.string()])).default([]),
})

const expectedSchema = z.strictObject({ shows: z.string().min(4), read: readSchema, list: listSchema.optional() })
export type ExpectedList = z.infer<typeof expectedSchema>

const folder = new URL('../../../fixtures/lists/', import.meta.url)

export const listFixtureBytes = (fileName: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(fileName, folder)))

/** Every fixture by its name; null where no result stands beside it. */
export function listFixtures(): Map<string, ExpectedList | null> {
  const names = readdirSync(folder)
  const fixtures = new Map<string, ExpectedList | null>()
  for (const fileName of names.filter((each) => !/\.(?:json|ts|md)$/.test(each))) {
    const isExpected = names.includes(`${fileName}.json`)
    const text = isExpected ? readFileSync(new URL(`${fileName}.json`, folder), 'utf8') : 'null'
    fixtures.set(fileName, expectedSchema.nullable().parse(JSON.parse(text)))
  }
  return fixtures
}

/** Results without a fixture. */
export const strayResults = (): string[] => {
  const names = readdirSync(folder)
  return names.filter((each) => each.endsWith('.json') && !names.includes(each.slice(0, -'.json'.length)))
}
