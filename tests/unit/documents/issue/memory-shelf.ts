/** A shelf in memory and the tools of the app without worker: the real engine, the real seal, a fixed clock. */
import type { IssuedRows, IssueShelf, IssueTools } from '#documents/issue/issue-document.ts'
import type { IssuedDocument } from '#domain/reports/issued-document.ts'
import type { SealIdentity } from '#domain/reports/seal-identity.ts'
import { laidOut } from '../pages/laid-out.ts'

export const nowUtc = '2026-11-24T13:38:00.000Z'

export interface MemoryShelf extends IssueShelf<'disk-full'> {
  documents: IssuedDocument[]
  identities: SealIdentity[]
  files: Map<string, Uint8Array>
  rows: IssuedRows[]
  refuse: boolean
}

export function memoryShelf(): MemoryShelf {
  const shelf: MemoryShelf = {
    documents: [],
    identities: [],
    files: new Map(),
    rows: [],
    refuse: false,
    issuedNumbers: async () => shelf.documents.map(({ number }) => number),
    sealIdentities: async () => shelf.identities,
    storeFile: async ({ pupilId, name, mediaType, bytes }) => {
      const id = newId()
      shelf.files.set(id, bytes)
      return {
        id,
        rev: 0,
        pupilId,
        name,
        mediaType,
        sizeBytes: bytes.length,
        addedDay: '2026-11-24',
        place: null,
        thumbnail: '',
        originalSizeBytes: null,
      }
    },
    store: async (rows) => {
      if (shelf.refuse) return { ok: false, code: 'disk-full' }
      shelf.rows.push(rows)
      const { document, replaced, newSealIdentity } = rows
      shelf.documents = [
        ...shelf.documents.filter(({ id }) => id !== replaced?.id),
        ...(replaced ? [replaced] : []),
        document,
      ]
      if (newSealIdentity) shelf.identities.push(newSealIdentity)
      return { ok: true }
    },
  }
  return shelf
}

let lastId = 0
const newId = (): string => `${(++lastId).toString(36).padStart(21, '0')}A`

export const tools: IssueTools = {
  layOut: laidOut,
  reasonOf: (error) => (error instanceof Error && 'code' in error ? String(error.code) : undefined),
  nowUtc: () => nowUtc,
  localNow: () => '2026-11-24T14:38',
  newId,
}
