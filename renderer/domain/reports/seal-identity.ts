/** The counsellor's certificate and private key for sealing; made at first use and kept in the vault. */
import { z } from 'zod'
import { instantSchema } from '../shared/dates.ts'
import { rowSchema } from '../shared/row.ts'
import { lineSchema } from '../shared/text.ts'

export const sealIdentitySchema = rowSchema.extend({
  counsellorName: lineSchema,
  schoolName: lineSchema,
  /** DER, base64. */
  certificate: z.base64(),
  /** PKCS#8 DER, base64. */
  privateKey: z.base64(),
  /** SHA-256 of the certificate, lower-case hex. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  notBeforeUtc: instantSchema,
  notAfterUtc: instantSchema,
})
export type SealIdentity = z.infer<typeof sealIdentitySchema>
