/** What each method may be asked, as schemas: every request is `unknown` until it has passed one of these. */
import { z } from 'zod'
import type { OpenKind, SaveKind } from '#contract/desktop-api.ts'

/** Far above the largest file the app makes; a request beyond it is a fault, not a file. */
const fileLimitBytes = 512 * 1024 * 1024

const fileBytes = z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= fileLimitBytes)

const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'

export const nothingSchema = z.undefined()

export const saveFileSchema = z.strictObject({
  suggestedName: z.string().max(2000),
  kind: z.literal(['pdf', 'json', 'csv', 'xlsx', 'png', 'jpg'] satisfies SaveKind[]),
  bytes: fileBytes,
})

export const openFileSchema = z.strictObject({
  kind: z.literal(['class-list', 'photos', 'attachment', 'image', 'scan'] satisfies OpenKind[]),
})

export const printPdfSchema = z.strictObject({ bytes: fileBytes.refine(isPdf) })

export const shellStateSchema = z.strictObject({ language: z.literal(['nl', 'en']), vaultOpen: z.boolean() })

/** The caller broke the contract. A bug on our side or a hostile page; nothing was done. */
export class BadRequestError extends Error {
  readonly code = 'bad-request'
  override readonly name = 'BadRequestError'
}

/** Throws BadRequestError without saying what was in the request. */
export const parseRequest = <T>(schema: z.ZodType<T>, input: unknown): T => {
  const parsed = schema.safeParse(input)
  if (!parsed.success) throw new BadRequestError('bad-request')
  return parsed.data
}
