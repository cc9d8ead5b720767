/** The draft of a talk against a real vault: what is stored, what waits, and what happens when a save is refused. */
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Conversation } from '#domain/conversations/conversation.ts'
import { longTextLimit } from '#domain/shared/text.ts'
import { type NoteDraft, useNote } from '#features/conversations/talk/use-note.ts'
import { type Talk, useTalk } from '#features/conversations/talk/use-talk.ts'
import { SessionProvider } from '#features/shared/session.tsx'
import type { Autosaved } from '#features/shared/use-autosave.ts'
import type { Vault } from '#vault/vault.ts'
import { aConversation, aPupil, discard, newVault, store } from '../vault/vault-fixtures.ts'

let vault: Vault
let root: Root
let conversation: Conversation
let talk: Talk
let note: Autosaved<NoteDraft>

function Page() {
  talk = useTalk(conversation, [])
  note = useNote(conversation.pupilId, conversation.id, [])
  return null
}

const edit = (change: Partial<Conversation>) => act(async () => talk.edit((before) => ({ ...before, ...change })))
const flush = () => act(async () => void (await talk.flush()))
const stored = async (): Promise<Conversation> => {
  const row = await vault.get('conversations', conversation.id)
  if (row === undefined) throw new Error('the talk is gone')
  return row
}
const storedAgreements = () => vault.list('agreements', 'conversationId', conversation.id)

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
  await vi.waitFor(() => expect(talk?.conversation.id).toBe(conversation.id))
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
})

afterEach(async () => {
  await act(async () => root.unmount())
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  await discard(vault)
})

describe('useTalk', () => {
  it('stores talk and agreements together and follows their revisions', async () => {
    await edit({ ownReason: 'Omdat het past.' })
    let id = ''
    await act(async () => {
      id = talk.addAgreement('pupil')
      talk.addAgreement('home')
      talk.editAgreement(id, { what: 'Bellen' })
    })
    await flush()
    await act(async () => talk.editAgreement(id, { doneDay: '2026-11-23' }))
    await edit({ ownReason: 'Omdat het bij mij past.' })
    await flush()
    expect((await stored()).ownReason).toBe('Omdat het bij mij past.')
    expect(await storedAgreements()).toMatchObject([{ id, rev: 2, what: 'Bellen', doneDay: '2026-11-23' }])
    expect(talk.saveState.kind).toBe('saved')
  })

  it('takes an emptied agreement out of the vault and puts it back when words come again', async () => {
    let id = ''
    await act(async () => {
      id = talk.addAgreement('pupil')
      talk.editAgreement(id, { what: 'Bellen' })
    })
    await flush()
    await act(async () => talk.editAgreement(id, { what: '  ' }))
    await flush()
    expect(await storedAgreements()).toEqual([])
    await act(async () => talk.editAgreement(id, { what: 'Mailen' }))
    await flush()
    expect(await storedAgreements()).toMatchObject([{ id, what: 'Mailen' }])
  })

  it('stores everything but the text that is too long, and that one once it is shorter', async () => {
    const long = 'x'.repeat(longTextLimit + 1)
    await edit({ ownReason: long, strengths: 'Luisteren' })
    await flush()
    expect(await stored()).toMatchObject({ ownReason: '', strengths: 'Luisteren' })
    expect(talk.saveState).toEqual({ kind: 'refused', code: 'row-not-valid' })
    expect(talk.tooLong).toEqual(['ownReason'])
    expect(talk.isUnsaved()).toBe(true)
    await edit({ ownReason: long.slice(1) })
    await flush()
    expect((await stored()).ownReason).toHaveLength(longTextLimit)
    expect(talk.tooLong).toEqual([])
    expect(talk.saveState.kind).toBe('saved')
  })

  it('keeps the text when the row was changed elsewhere, and overwrites only when asked to', async () => {
    await store(vault, [{ table: 'conversations', row: { ...conversation, place: 'elders' } }])
    await edit({ ownReason: 'Van mij' })
    await flush()
    expect(talk.saveState).toEqual({ kind: 'refused', code: 'row-changed-since' })
    expect(talk.conversation.ownReason).toBe('Van mij')
    expect((await stored()).place).toBe('elders')
    await act(async () => void (await talk.keepMine()))
    expect((await stored()).ownReason).toBe('Van mij')
    expect(talk.saveState.kind).toBe('saved')
  })

  it('keeps the text on a full disk and stores it when there is room again', async () => {
    const commit = vi.spyOn(vault, 'commit').mockResolvedValueOnce({ ok: false, code: 'disk-full' })
    await edit({ appreciation: 'Dank u wel' })
    await flush()
    expect(talk.saveState).toEqual({ kind: 'refused', code: 'disk-full' })
    await flush()
    expect(commit).toHaveBeenCalledTimes(2)
    expect((await stored()).appreciation).toBe('Dank u wel')
  })
})

describe('useNote', () => {
  const write = (text: string) => act(async () => note.change((draft) => ({ ...draft, text })))

  it('is stored by itself, and never in the talk', async () => {
    await write('kanarie-werkaantekening')
    await act(async () => void (await note.flush()))
    await edit({ ownReason: 'Omdat.' })
    await flush()
    const [row] = await vault.list('workingNotes', 'conversationId', conversation.id)
    expect(row?.secret.workingNoteText).toBe('kanarie-werkaantekening')
    expect(JSON.stringify(await stored())).not.toContain('kanarie')
  })

  it('leaves the vault when it is emptied, and is not made by its end date alone', async () => {
    await act(async () => note.change((draft) => ({ ...draft, endsOn: '2030-01-01' })))
    await act(async () => void (await note.flush()))
    expect(await vault.all('workingNotes')).toEqual([])
    await write('iets')
    await act(async () => void (await note.flush()))
    expect(await vault.all('workingNotes')).toHaveLength(1)
    await write('')
    await act(async () => void (await note.flush()))
    expect(await vault.all('workingNotes')).toEqual([])
  })
})
