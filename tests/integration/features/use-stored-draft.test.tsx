/** The draft of a document against a real vault: what fits is stored, what does not waits and is not forgotten. */
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Conversation } from '#domain/conversations/conversation.ts'
import { storableConversation } from '#domain/conversations/storable-talk.ts'
import { longTextLimit } from '#domain/shared/text.ts'
import { type StoredDraft, useStoredDraft } from '#features/shared/documents/use-stored-draft.ts'
import { SessionProvider } from '#features/shared/session.tsx'
import type { Vault } from '#vault/vault.ts'
import { aConversation, aPupil, discard, newVault, store } from '../vault/vault-fixtures.ts'

let vault: Vault
let root: Root
let conversation: Conversation
let draft: StoredDraft<Conversation>

function Page() {
  draft = useStoredDraft(conversation, {
    table: 'conversations',
    label: 'reports:undo.textEdited',
    storable: (now, stored) => {
      const { conversation: row, tooLong } = storableConversation(now, stored)
      return { row, isWhole: tooLong.length === 0 }
    },
  })
  return null
}

const edit = (change: Partial<Conversation>) =>
  act(async () => draft.autosaved.change((before) => ({ ...before, ...change })))
const flush = async (): Promise<boolean> => {
  let isStored = false
  await act(async () => {
    isStored = await draft.autosaved.flush()
  })
  return isStored
}

beforeEach(async () => {
  vault = (await newVault()).vault
  const pupil = aPupil()
  const row = aConversation(pupil.id)
  await store(vault, [
    { table: 'pupils', row: pupil },
    { table: 'conversations', row },
  ])
  conversation = { ...row, rev: 1 }
  root = createRoot(document.createElement('div'))
  root.render(
    <SessionProvider vault={vault}>
      <Page />
    </SessionProvider>,
  )
  await vi.waitFor(() => expect(draft?.stored.current.id).toBe(conversation.id))
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
})

afterEach(async () => {
  await act(async () => root.unmount())
  vi.unstubAllGlobals()
  await discard(vault)
})

describe('useStoredDraft', () => {
  it('stores the texts that fit while another is too long, and says that not all is stored', async () => {
    await edit({ ownReason: 'x'.repeat(longTextLimit + 1), followUp: 'Volgende week bellen.' })
    expect(await flush()).toBe(false)
    expect(await vault.get('conversations', conversation.id)).toMatchObject({
      rev: 2,
      ownReason: conversation.ownReason,
      followUp: 'Volgende week bellen.',
    })
    expect(draft.autosaved.saveState).toEqual({ kind: 'refused', code: 'row-not-valid' })

    await edit({ ownReason: 'Omdat het past.' })
    expect(await flush()).toBe(true)
    expect(draft.stored.current).toMatchObject({ rev: 3, ownReason: 'Omdat het past.' })
  })
})
