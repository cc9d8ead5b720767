/**
 * Freezing (data-model.md, Documents 1): number → model → canonical JSON → SHA-256 → check code → pages → seal → stored,
 * the row, the bytes, the replaced version and a new seal identity in one transaction. Where any step is refused,
 * nothing is stored and nothing was used up: a number is only taken by the row that carries it.
 *
 * The check code is that of the model and not of the file, because it is printed in the file; the file's own hash
 * stands in the row.
 */
import type { LayOutWarning } from '#documents/engine/definition.ts'
import type { PageRequest } from '#documents/pages/define-pages.ts'
import { pageWords } from '#documents/pages/page-texts.ts'
import { sealDocument } from '#documents/signing/seal.ts'
import {
  canonicalJson,
  checkCodeOf,
  type DocumentKind,
  type DocumentModel,
  documentModelSchema,
  sealFieldName,
} from '#domain/reports/document-model.ts'
import { type DocumentIdentity, firstVersion, issuedDocumentOf, nextVersion } from '#domain/reports/freeze.ts'
import type { IssuedDocument, SignatoryChange } from '#domain/reports/issued-document.ts'
import type { SealIdentity } from '#domain/reports/seal-identity.ts'
import type { Attachment } from '#domain/shared/attachment.ts'
import type { LocalMoment } from '#domain/shared/dates.ts'
import { ok, type Result, refuse } from '#domain/shared/result.ts'
import type { Id } from '#domain/shared/row.ts'
import { sealIdentityFor, signerOf } from './seal-identity.ts'

/** What the head of the model needs and only freezing knows. */
export interface FrozenFacts {
  identity: DocumentIdentity
  issuedDocumentId: Id
  frozenAtUtc: string
  frozenAt: LocalMoment
}

export interface IssueOrder<ComposeRefusal extends string> {
  kind: DocumentKind
  /** Conversation, phase summary or issued document it is made from. */
  sourceId: Id | null
  /** The version that this one corrects. */
  replaced: IssuedDocument | null
  compose: (facts: FrozenFacts) => Result<DocumentModel, ComposeRefusal>
  signatoryChanges?: readonly SignatoryChange[]
}

/** Everything that is stored together. */
export interface IssuedRows {
  document: IssuedDocument
  file: Attachment
  replaced: IssuedDocument | null
  newSealIdentity: SealIdentity | null
}

/** Where documents are kept; the app's is over the vault (features/shared/use-issue-document.ts). */
export interface IssueShelf<StoreRefusal extends string> {
  issuedNumbers: () => Promise<readonly string[]>
  sealIdentities: () => Promise<readonly SealIdentity[]>
  storeFile: (file: {
    pupilId: Id
    name: string
    mediaType: 'application/pdf'
    bytes: Uint8Array
  }) => Promise<Attachment>
  store: (rows: IssuedRows) => Promise<{ ok: true } | { ok: false; code: StoreRefusal }>
}

export interface IssueTools {
  layOut: (pages: PageRequest) => Promise<{ bytes: Uint8Array; pageCount: number; warnings: LayOutWarning[] }>
  /** The engine's own refusal where an error carries one: "image-unreadable". */
  reasonOf: (error: unknown) => string | undefined
  nowUtc: () => string
  localNow: () => LocalMoment
  newId: () => Id
}

/** `sealer-unknown`: without the names of counsellor and school a seal says nothing. */
export type IssueRefusal = 'sealer-unknown' | 'logo-unreadable'

export async function issueDocument<ComposeRefusal extends string, StoreRefusal extends string>(
  order: IssueOrder<ComposeRefusal>,
  shelf: IssueShelf<StoreRefusal>,
  tools: IssueTools,
): Promise<Result<IssuedDocument, IssueRefusal | ComposeRefusal | StoreRefusal>> {
  const { kind, replaced } = order
  const frozenAtUtc = tools.nowUtc()
  const frozenAt = tools.localNow()
  const identity = replaced ? nextVersion(replaced) : firstVersion(kind, frozenAt, await shelf.issuedNumbers())
  const composed = order.compose({ identity, issuedDocumentId: tools.newId(), frozenAtUtc, frozenAt })
  if (!composed.ok) return composed
  const model = documentModelSchema.parse(composed.value)
  if (model.sealedBy.name === '' || model.letterhead.name === '') return refuse('sealer-unknown')

  const checkCode = checkCodeOf(await sha256(new TextEncoder().encode(canonicalJson(model))))
  const pages = await layOutOrRefuse({ kind: 'document', model, checkCode }, tools)
  if (!pages.ok) return pages
  const seal = await sealIdentityFor({
    known: await shelf.sealIdentities(),
    counsellorName: model.sealedBy.name,
    schoolName: model.letterhead.name,
    nowUtc: frozenAtUtc,
    newId: tools.newId,
  })
  const { texts } = pageWords(model.language)
  const bytes = await sealDocument(pages.value.bytes, {
    fieldName: sealFieldName,
    signer: signerOf(seal.identity),
    signedAtUtc: frozenAtUtc,
    name: model.sealedBy.name,
    reason: texts.sealReason(texts.kinds[kind], model.number, model.version),
    location: model.letterhead.name,
  })
  const name = issuedFileName(model)
  const file = await shelf.storeFile({ pupilId: model.pupil.id, name, mediaType: 'application/pdf', bytes })
  const document: IssuedDocument = {
    ...issuedDocumentOf(model, order.sourceId, {
      checkCode,
      sha256: lowerHex(await sha256(bytes)),
      sizeBytes: bytes.length,
      pageCount: pages.value.pageCount,
      fileAttachmentId: file.id,
    }),
    ...(order.signatoryChanges?.length ? { signatoryChanges: [...order.signatoryChanges] } : {}),
  }
  const stored = await shelf.store({
    document,
    file,
    replaced: replaced === null ? null : { ...replaced, replacedById: document.id },
    newSealIdentity: seal.isNew ? seal.identity : null,
  })
  return stored.ok ? ok(document) : stored
}

async function layOutOrRefuse(request: PageRequest, { layOut, reasonOf }: IssueTools) {
  try {
    return ok(await layOut(request))
  } catch (error) {
    const reason = reasonOf(error)
    const isLogo = reason === 'image-unreadable' || reason === 'image-colour-space' || reason === 'logo-malformed'
    if (isLogo) return refuse('logo-unreadable')
    throw error
  }
}

/** "GV-2026-0147-v1.pdf": no name of a person, because a file name ends up in lists of recent files. */
export const issuedFileName = (model: Pick<DocumentModel, 'number' | 'version'>, part = ''): string =>
  `${[model.number, `v${model.version}`, ...(part ? [part] : [])].join('-')}.pdf`

async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)))
}

const lowerHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
