/**
 * The files of an issued document, made when asked for: the sealed bytes as stored, and a rendition with the signatures
 * of the round. Saving and printing stand in the audit trail, with the document's id and nothing else.
 */
import { getDesktop } from '#bridge/desktop.ts'
import { issuedFileName } from '#documents/issue/issue-document.ts'
import { type Rendition, signaturesOf } from '#documents/issue/renditions.ts'
import { signerOf } from '#documents/issue/seal-identity.ts'
import { verifyDocument } from '#documents/verifying/verify.ts'
import { pdfClient } from '#documents/worker/pdf-client.ts'
import type { IssuedDocument, RoundEntry } from '#domain/reports/issued-document.ts'
import type { SealIdentity } from '#domain/reports/seal-identity.ts'
import { ok, type Result, refuse } from '#domain/shared/result.ts'
import type { Vault } from '#vault/vault.ts'

export type FileRefusal = 'file-missing' | 'file-damaged' | 'seal-identity-missing'

/** The sealed bytes; damaged when they no longer have the hash that the row names. */
export async function readIssuedBytes(
  vault: Vault,
  document: IssuedDocument,
): Promise<Result<Uint8Array, 'file-missing' | 'file-damaged'>> {
  const file = await vault.readFile(document.fileAttachmentId)
  if (!file.ok) return refuse(file.code === 'missing' ? 'file-missing' : 'file-damaged')
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(file.bytes))
  const hash = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hash === document.sha256 ? ok(file.bytes) : refuse('file-damaged')
}

/** The sealed bytes with one revision per signature that the rendition may show. */
export async function buildRenditionBytes(
  vault: Vault,
  document: IssuedDocument,
  entries: readonly RoundEntry[],
  fieldNames: readonly string[],
): Promise<Result<Uint8Array, FileRefusal>> {
  const issued = await readIssuedBytes(vault, document)
  if (!issued.ok) return issued
  const signatures = signaturesOf(document, entries).filter(({ fieldName }) => fieldNames.includes(fieldName))
  if (signatures.length === 0) return issued
  const identity = await witnessOf(vault, issued.value)
  if (identity === undefined) return refuse('seal-identity-missing')
  const { bytes } = await pdfClient().request({
    kind: 'build-rendition',
    issued: issued.value,
    signatures,
    fieldNames,
    witness: { name: identity.counsellorName, signer: signerOf(identity) },
  })
  return ok(bytes)
}

/** The identity that sealed the document, by the fingerprint of the certificate in it. */
async function witnessOf(vault: Vault, issued: Uint8Array): Promise<SealIdentity | undefined> {
  const { signatures } = await verifyDocument(issued)
  const fingerprint = signatures[0]?.fingerprint
  return (await vault.all('sealIdentities')).find((identity) => identity.fingerprint === fingerprint)
}

export type OutcomeCode = 'done' | 'cancelled' | 'not-done'

export async function savePdf(
  vault: Vault,
  document: IssuedDocument,
  rendition: Pick<Rendition, 'filePart'>,
  bytes: Uint8Array,
): Promise<{ code: OutcomeCode; fileName: string }> {
  const suggestedName = issuedFileName(document, rendition.filePart)
  const answer = await getDesktop().saveFile({ suggestedName, kind: 'pdf', bytes })
  if (!answer.ok) return { code: answer.code === 'cancelled' ? 'cancelled' : 'not-done', fileName: suggestedName }
  await record(vault, 'document-saved', document)
  return { code: 'done', fileName: answer.fileName }
}

export async function printPdf(vault: Vault, document: IssuedDocument, bytes: Uint8Array): Promise<OutcomeCode> {
  const answer = await getDesktop().printPdf({ bytes })
  if (!answer.ok) return answer.code === 'cancelled' ? 'cancelled' : 'not-done'
  await record(vault, 'document-printed', document)
  return 'done'
}

const record = (vault: Vault, event: 'document-saved' | 'document-printed', document: IssuedDocument) =>
  vault.commit({ label: 'reports:undo.handedOut', undoPlace: null, audit: { event, subjectId: document.id } })
