/**
 * The PDF worker: lays out documents away from the screen's thread. Kept alive between documents, because its start
 * (code, fonts) costs as much as a report. Models come in as JSON and become definitions here, so no function has
 * to cross the thread.
 */
import { layOut } from '#documents/engine/lay-out.ts'
import { createFontLibrary } from '#documents/fonts/font-library.ts'
import { fetchFontFile } from '#documents/fonts/font-urls.ts'
import { recordSignatures } from '#documents/issue/record-signatures.ts'
import { layOutPages } from '#documents/pages/lay-out-pages.ts'
import type { Envelope, Reply, RequestOf, WorkerAnswers, WorkerRequest } from './worker-messages.ts'

const fonts = createFontLibrary(fetchFontFile)

type Handlers = { [K in WorkerRequest['kind']]: (request: RequestOf<K>) => Promise<WorkerAnswers[K]> }

const handlers: Handlers = {
  async 'lay-out'({ model }) {
    const result = await layOutPages(model, ({ definition, ...file }) => layOut(definition, { ...file, fonts }))
    return { ...result, bytes: new Uint8Array(result.bytes) }
  },
  'build-rendition': async (request) => ({ bytes: await recordSignatures(request, fonts) }),
  ping: async () => 'ready',
}

function handle(request: WorkerRequest): Promise<unknown> {
  switch (request.kind) {
    case 'lay-out':
      return handlers['lay-out'](request)
    case 'build-rendition':
      return handlers['build-rendition'](request)
    case 'ping':
      return handlers.ping(request)
  }
}

function failureOf(error: unknown): { code: string; message: string } {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unexpected'
  return { code, message: error instanceof Error ? error.message : String(error) }
}

function transferable(answer: unknown): ArrayBuffer[] {
  if (typeof answer !== 'object' || answer === null || !('bytes' in answer)) return []
  return answer.bytes instanceof Uint8Array && answer.bytes.buffer instanceof ArrayBuffer ? [answer.bytes.buffer] : []
}

// One after the other: the engine shares parsed fonts between documents.
let queue: Promise<void> = Promise.resolve()

self.addEventListener('message', ({ data }: MessageEvent<Envelope>) => {
  queue = queue.then(async () => {
    let reply: Reply
    let moved: ArrayBuffer[] = []
    try {
      const answer = await handle(data.request)
      moved = transferable(answer)
      reply = { id: data.id, ok: true, answer }
    } catch (error) {
      reply = { id: data.id, ok: false, failure: failureOf(error) }
    }
    self.postMessage(reply, { transfer: moved })
  })
})
