import { tmpdir } from 'node:os'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { desktopMethods, type ShellState } from '#contract/desktop-api.ts'
import { createHandlers } from '#main/handlers/handlers.ts'
import { BadRequestError } from '#main/handlers/requests.ts'

const touched: string[] = []
const states: ShellState[] = []

const handlers = createHandlers({
  mode: 'electron',
  version: '1.2.3',
  platform: 'linux',
  dataFolder: tmpdir(),
  applyShellState: (state) => void states.push(state),
  chooseSavePath: async () => {
    touched.push('save')
    return null
  },
  chooseOpenPath: async () => {
    touched.push('open')
    return null
  },
  printPdf: async () => {
    touched.push('print')
    return { ok: true }
  },
  onWriteFailure: async () => undefined,
})

describe('createHandlers', () => {
  it('answers the environment and a free space that is a number of bytes', async () => {
    expect(await handlers.environment(undefined)).toEqual({ mode: 'electron', version: '1.2.3', platform: 'linux' })
    expect((await handlers.freeSpace(undefined)).freeBytes).toBeGreaterThan(0)
  })

  it('hands a valid shell state on', async () => {
    await handlers.setShellState({ language: 'en', vaultOpen: true })
    expect(states.at(-1)).toEqual({ language: 'en', vaultOpen: true })
  })

  it.each([
    ['saveFile', { suggestedName: 'x', kind: 'exe', bytes: new Uint8Array() }],
    ['saveFile', { suggestedName: 'x', kind: 'pdf', bytes: [1, 2] }],
    ['saveFile', { suggestedName: 'x', kind: 'pdf', bytes: new Uint8Array(), path: '/etc/passwd' }],
    ['openFile', { kind: 'image', path: '/etc/passwd' }],
    ['printPdf', { bytes: new TextEncoder().encode('<html>') }],
    ['setShellState', { language: 'de', vaultOpen: true }],
    ['environment', {}],
  ] as const)('refuses %s of %j', async (method, input) => {
    await expect(handlers[method](input)).rejects.toThrow(BadRequestError)
    expect(touched).toEqual([])
  })

  it('refuses whatever else it is handed, without a dialog and without saying what it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...desktopMethods), fc.anything(), async (method, input) => {
        fc.pre(input !== undefined)
        const error: unknown = await handlers[method](input).then(
          () => 'accepted',
          (refusal: unknown) => refusal,
        )
        expect(error).toBeInstanceOf(BadRequestError)
        expect((error as Error).message).toBe('bad-request')
      }),
    )
    expect(touched).toEqual([])
  })
})
