import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fromBase64 } from '#documents/issue/base64.ts'
import { issueDocument } from '#documents/issue/issue-document.ts'
import { verifyDocument } from '#documents/verifying/verify.ts'
import { canonicalJson, checkCodeOf } from '#domain/reports/document-model.ts'
import { refuse } from '#domain/shared/result.ts'
import { idOf, report } from '../pages/models.ts'
import { memoryShelf, nowUtc, tools } from './memory-shelf.ts'

const order = {
  kind: 'conversation-report' as const,
  sourceId: idOf('c'),
  replaced: null,
  compose: (facts: {
    identity: { number: string; version: number; replaces: { number: string; version: number } | null }
    issuedDocumentId: string
    frozenAtUtc: string
    frozenAt: string
  }) => {
    const { identity, ...moment } = facts
    return { ok: true as const, value: { ...report, ...identity, ...moment } }
  },
}

async function frozen(shelf = memoryShelf(), replaced: Parameters<typeof issueDocument>[0]['replaced'] = null) {
  const answer = await issueDocument({ ...order, replaced }, shelf, tools)
  if (!answer.ok) throw new Error(answer.code)
  return { shelf, document: answer.value }
}

describe('issueDocument', () => {
  it('numbers, hashes, seals and stores the row with its bytes and a new seal identity at once', async () => {
    const { shelf, document } = await frozen()
    expect(shelf.rows).toHaveLength(1)
    expect(document).toMatchObject({ number: 'GV-2026-0001', version: 1, frozenAtUtc: nowUtc, sourceId: idOf('c') })
    const bytes = shelf.files.get(document.fileAttachmentId) ?? new Uint8Array()
    expect(document.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(document.sizeBytes).toBe(bytes.length)
    const modelHash = createHash('sha256').update(canonicalJson(document.model)).digest()
    expect(document.checkCode).toBe(checkCodeOf(modelHash))
    expect(shelf.identities).toHaveLength(1)
  })

  it('leaves a file whose seal is valid under the stored certificate, and not after one changed byte', async () => {
    const { shelf, document } = await frozen()
    const bytes = shelf.files.get(document.fileAttachmentId) ?? new Uint8Array()
    const knownCertificates = shelf.identities.map(({ certificate }) => fromBase64(certificate))
    expect(await verifyDocument(bytes, { knownCertificates })).toMatchObject({ verdict: 'valid' })
    const changed = new Uint8Array(bytes)
    changed[1000] = (changed[1000] ?? 0) ^ 1
    expect((await verifyDocument(changed, { knownCertificates })).verdict).not.toBe('valid')
  })

  it('makes version 2 under the same number, names what it replaces, and uses the same seal identity', async () => {
    const first = await frozen()
    const second = await frozen(first.shelf, first.document)
    expect(second.document).toMatchObject({ number: 'GV-2026-0001', version: 2, replacedById: null })
    expect(second.document.model.replaces).toEqual({ number: 'GV-2026-0001', version: 1 })
    expect(first.shelf.documents.find(({ id }) => id === first.document.id)?.replacedById).toBe(second.document.id)
    expect(first.shelf.identities).toHaveLength(1)
  })

  it('takes the next number for another document of the same kind', async () => {
    const { shelf } = await frozen()
    expect((await frozen(shelf)).document.number).toBe('GV-2026-0002')
  })

  it('makes a new seal identity once the counsellor is called otherwise', async () => {
    const { shelf } = await frozen()
    const renamed = { ...report.sealedBy, name: 'Marijke de Wit' }
    await issueDocument(
      {
        ...order,
        compose: (facts) => ({
          ok: true,
          value: { ...report, ...facts.identity, issuedDocumentId: facts.issuedDocumentId, sealedBy: renamed },
        }),
      },
      shelf,
      tools,
    )
    expect(shelf.identities.map(({ counsellorName }) => counsellorName)).toEqual(['Marijke Hoekstra', 'Marijke de Wit'])
  })

  it('passes on what the composer refuses, and stores nothing', async () => {
    const shelf = memoryShelf()
    expect(await issueDocument({ ...order, compose: () => refuse('nothing-written') }, shelf, tools)).toEqual(
      refuse('nothing-written'),
    )
    expect(shelf.rows).toHaveLength(0)
    expect(shelf.files.size).toBe(0)
  })

  it('refuses a seal without the name of the counsellor', async () => {
    const nameless = {
      ...order,
      compose: () => ({ ok: true as const, value: { ...report, sealedBy: { name: '', role: 'decaan' } } }),
    }
    expect(await issueDocument(nameless, memoryShelf(), tools)).toEqual(refuse('sealer-unknown'))
  })

  it('says so when the logo is no picture', async () => {
    const letterhead = { ...report.letterhead, logoDataUrl: `data:image/png;base64,${btoa('no picture')}` }
    const withLogo = { ...order, compose: () => ({ ok: true as const, value: { ...report, letterhead } }) }
    expect(await issueDocument(withLogo, memoryShelf(), tools)).toEqual(refuse('logo-unreadable'))
  })

  it('passes on a full disk', async () => {
    const shelf = memoryShelf()
    shelf.refuse = true
    expect(await issueDocument(order, shelf, tools)).toEqual(refuse('disk-full'))
  })
})
