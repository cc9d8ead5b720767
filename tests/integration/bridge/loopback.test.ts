import { afterEach, describe, expect, it, vi } from 'vitest'
import { getDesktop } from '#bridge/desktop.ts'
import { DesktopError } from '#bridge/loopback.ts'

const answer = (status: number, body: string | null) =>
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(body, { status }))

afterEach(() => vi.restoreAllMocks())

const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'answered',
    (error: unknown) => (error instanceof DesktopError ? error.code : error),
  )

describe('getDesktop in browser mode', () => {
  it('asks the launcher and parses what it says', async () => {
    const fetched = answer(200, '{"freeBytes":12,"more":true}')
    expect(await getDesktop().freeSpace()).toEqual({ freeBytes: 12 })
    expect(fetched).toHaveBeenCalledWith('/api/freeSpace', expect.objectContaining({ method: 'POST' }))
    answer(200, '{"mode":"browser","version":"1","platform":"linux"}')
    expect(await getDesktop().environment()).toEqual({ mode: 'browser', version: '1', platform: 'linux' })
  })

  it.each([
    [401, '', 'no-start-token'],
    [403, '', 'refused'],
    [500, '', 'refused'],
    [200, 'not json', 'bad-answer'],
    [200, 'null', 'bad-answer'],
    [200, '{"freeBytes":"12"}', 'bad-answer'],
    [200, '{"freeBytes":-1}', 'bad-answer'],
  ])('turns %i %j into %s', async (status, body, code) => {
    answer(status, body)
    expect(await codeOf(getDesktop().freeSpace())).toBe(code)
  })

  it('says when the launcher is gone', async () => {
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'))
    expect(await codeOf(getDesktop().environment())).toBe('not-reachable')
  })

  it('offers commands that need a vault only while one is open', async () => {
    answer(204, null)
    const received: string[] = []
    const end = getDesktop().onCommand((command) => received.push(command))
    const press = () =>
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', ctrlKey: true, cancelable: true }))
    press()
    await getDesktop().setShellState({ language: 'nl', vaultOpen: true })
    press()
    await getDesktop().setShellState({ language: 'nl', vaultOpen: false })
    press()
    end()
    expect(received).toEqual(['new-conversation'])
  })
})
