/**
 * What the PDF worker can be asked. One union, so that a request without a handler does not compile. Requests and
 * answers are plain data: they are copied between threads, bytes are moved.
 */
import type { LayOutWarning, SignatureField } from '#documents/engine/definition.ts'
import type { RenditionRequest } from '#documents/issue/record-signatures.ts'
import type { PageRequest } from '#documents/pages/define-pages.ts'

export type WorkerRequest =
  | { kind: 'lay-out'; model: PageRequest }
  | ({ kind: 'build-rendition' } & RenditionRequest)
  | { kind: 'ping' }

export type LaidOutDocument = {
  bytes: Uint8Array<ArrayBuffer>
  pageCount: number
  signatureFields: SignatureField[]
  warnings: LayOutWarning[]
}

export type WorkerAnswers = {
  'lay-out': LaidOutDocument
  /** Issued bytes with one revision per signature. */
  'build-rendition': { bytes: Uint8Array<ArrayBuffer> }
  ping: 'ready'
}

export type RequestOf<K extends WorkerRequest['kind']> = Extract<WorkerRequest, { kind: K }>

export type Envelope = { id: number; request: WorkerRequest }

/** `code` is the literal code of the error class where it has one. */
export type WorkerFailure = { code: string; message: string }

export type Reply = { id: number } & ({ ok: true; answer: unknown } | { ok: false; failure: WorkerFailure })
