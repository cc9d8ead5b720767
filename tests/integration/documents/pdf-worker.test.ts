/** The real worker in a real Chromium, as the app starts it. */
import { afterEach, describe, expect, it } from 'vitest'
import { createPdfClient, type PdfClient, PdfWorkerError } from '#documents/worker/pdf-client.ts'
import type { WorkerRequest } from '#documents/worker/worker-messages.ts'

const sheet: WorkerRequest & { kind: 'lay-out' } = {
  kind: 'lay-out',
  model: {
    kind: 'recovery-sheet',
    language: 'nl',
    code: 'ABCD-EFGH-JKLM-NPQR-STUV-WXYZ',
    school: 'Lindekwartier College · Λύκειο · مدرسة',
    vaultId: 'ABEiM0RVZneImaq7zN3u_w',
    madeOnDay: '2026-11-24',
  },
}

let client: PdfClient | undefined
afterEach(() => client?.close())

const failureOf = async (call: Promise<unknown>): Promise<PdfWorkerError> => {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof PdfWorkerError)) throw new Error(`no PdfWorkerError but ${String(error)}`)
  return error
}

const scriptWorker = (script: string): Worker =>
  new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })), { type: 'module' })

describe('pdfClient', () => {
  it('lays out a document in the worker, the same bytes each time', async () => {
    client = createPdfClient()
    const first = await client.request(sheet)
    expect(new TextDecoder().decode(first.bytes.slice(0, 8))).toBe('%PDF-1.7')
    expect(first.pageCount).toBe(1)
    expect(first.warnings).toEqual([])
    const second = await client.request(sheet)
    expect(second.bytes).toEqual(first.bytes)
  })

  it('answers several calls that were sent at once', async () => {
    client = createPdfClient()
    const answers = await Promise.all([client.request({ kind: 'ping' }), client.request(sheet), client.request(sheet)])
    expect(answers[0]).toBe('ready')
    expect(answers[2].bytes).toEqual(answers[1].bytes)
  })

  it('hands on the code of what the engine refuses and goes on working', async () => {
    client = createPdfClient()
    const wrong = { ...sheet, model: { ...sheet.model, kind: 'nothing-of-the-kind' } } as unknown as typeof sheet
    const error = await failureOf(client.request(wrong))
    expect(error.code).toBe('layout-failed')
    await expect(client.request({ kind: 'ping' })).resolves.toBe('ready')
  })

  it('fails after the time limit where the worker says nothing, and starts a new one', async () => {
    const scripts = [
      'self.onmessage = () => {}',
      'self.onmessage = ({data}) => postMessage({id: data.id, ok: true, answer: "ready"})',
    ]
    client = createPdfClient({ start: () => scriptWorker(scripts.shift() ?? ''), timeLimitMs: 400 })
    expect((await failureOf(client.request({ kind: 'ping' }))).code).toBe('worker-time-limit')
    await expect(client.request({ kind: 'ping' })).resolves.toBe('ready')
  })

  it('fails at once where the worker crashes, with every call that was waiting', async () => {
    client = createPdfClient({ start: () => scriptWorker('self.onmessage = () => { throw new Error("broken") }') })
    const codes = await Promise.all([client.request({ kind: 'ping' }), client.request({ kind: 'ping' })].map(failureOf))
    expect(codes.map(({ code }) => code)).toEqual(['worker-crashed', 'worker-crashed'])
  })
})
