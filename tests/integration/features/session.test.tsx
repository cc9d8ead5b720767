/** What is asked of all drafts before the vault locks. */
import { afterEach, describe, expect, it } from 'vitest'
import { flushAll, registerFlush } from '#features/shared/session.tsx'

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

describe('flushAll', () => {
  it('waits for every draft and says that not all is stored, also when one breaks', async () => {
    const stored: string[] = []
    ends.push(
      registerFlush(() => Promise.reject(new TypeError('a bug in a save'))),
      registerFlush(async () => {
        await new Promise((resolve) => setTimeout(resolve, 20))
        stored.push('talk')
        return true
      }),
    )
    expect(await flushAll()).toBe(false)
    expect(stored).toEqual(['talk'])
  })
})
