/**
 * The draft of one talk with its agreements, stored by itself. What is on the screen is the draft; what the vault
 * holds is remembered apart, so that a text that is too long waits without holding up the others, and so that undo
 * on this page works on the draft instead of behind its back.
 */
import { useCallback, useRef, useState } from 'react'
import {
  type Agreement,
  type Conversation,
  type ConversationState,
  positionAfter,
} from '#domain/conversations/conversation.ts'
import type { Voice } from '#domain/conversations/guide.ts'
import { newAgreement } from '#domain/conversations/new-conversation.ts'
import { storableAgreements, storableConversation, type TextPlace } from '#domain/conversations/storable-talk.ts'
import type { Id } from '#domain/shared/row.ts'
import { clock } from '#features/shared/clock.ts'
import { useVault } from '#features/shared/session.tsx'
import { type SaveDraft, type SaveState, useAutosave } from '#features/shared/use-autosave.ts'

export interface TalkDraft {
  conversation: Conversation
  agreements: Agreement[]
}

export interface Talk extends TalkDraft {
  edit: (edit: (conversation: Conversation) => Conversation) => void
  editAgreement: (id: Id, patch: Partial<Agreement>) => void
  /** Adds an empty line after the given one, or last; answers its id. */
  addAgreement: (ownerVoice: Voice, afterId?: Id) => Id
  removeAgreement: (id: Id) => void
  restoreAgreement: (agreement: Agreement, index: number) => void
  setState: (state: ConversationState) => void
  saveState: SaveState
  tooLong: readonly TextPlace[]
  flush: () => Promise<boolean>
  isUnsaved: () => boolean
  /** After `row-changed-since`: what stands on the screen goes over what was stored meanwhile. */
  keepMine: () => Promise<void>
}

const keep = (newer: TalkDraft): TalkDraft => newer

export function useTalk(conversation: Conversation, agreements: readonly Agreement[]): Talk {
  const vault = useVault()
  const [initial] = useState<TalkDraft>(() => ({ conversation, agreements: [...agreements] }))
  const stored = useRef(initial)
  const [tooLong, setTooLong] = useState<readonly TextPlace[]>([])

  const save: SaveDraft<TalkDraft> = async (draft) => {
    const before = stored.current
    const fitting = storableConversation(draft.conversation, before.conversation)
    const lines = storableAgreements(draft.agreements, before.agreements)
    const places = [...fitting.tooLong, ...lines.tooLong]
    setTooLong((known) => (known.join() === places.join() ? known : places))

    const revOf = new Map(before.agreements.map(({ id, rev }) => [id, rev]))
    const row = { ...fitting.conversation, rev: before.conversation.rev, changedAtUtc: clock.nowUtc() }
    const puts = lines.put.map((agreement) => ({ ...agreement, rev: revOf.get(agreement.id) ?? 0 }))
    const answer = await vault.commit({
      label: 'conversations:undo.talk',
      undoPlace: null,
      put: [
        { table: 'conversations', row },
        ...puts.map((agreement) => ({ table: 'agreements' as const, row: agreement })),
      ],
      remove: lines.removeIds.map((id) => ({ table: 'agreements' as const, id })),
    })
    if (!answer.ok) return answer

    const withRev = <Row extends { id: Id; rev: number }>(written: Row): Row => ({
      ...written,
      rev: answer.revs.get(written.id) ?? written.rev,
    })
    const gone = new Set([...lines.removeIds, ...puts.map(({ id }) => id)])
    stored.current = {
      conversation: withRev(row),
      agreements: [...before.agreements.filter(({ id }) => !gone.has(id)), ...puts.map(withRev)],
    }
    return places.length > 0 ? { ok: false, code: 'row-not-valid' } : { ok: true, stored: draft }
  }

  const { draft, change, saveState, flush, isUnsaved } = useAutosave(initial, save, keep)

  const edit = useCallback(
    (change_: (conversation: Conversation) => Conversation) =>
      change((talk) => ({ ...talk, conversation: change_(talk.conversation) })),
    [change],
  )
  const changeAgreements = useCallback(
    (change_: (agreements: Agreement[]) => Agreement[]) =>
      change((talk) => ({ ...talk, agreements: change_(talk.agreements) })),
    [change],
  )
  const editAgreement = useCallback(
    (id: Id, patch: Partial<Agreement>) =>
      changeAgreements((list) =>
        list.map((agreement) => (agreement.id === id ? { ...agreement, ...patch } : agreement)),
      ),
    [changeAgreements],
  )
  const addAgreement = useCallback(
    (ownerVoice: Voice, afterId?: Id) => {
      const id = clock.newId()
      change((talk) => {
        const at = talk.agreements.findIndex((agreement) => agreement.id === afterId)
        const position = positionAfter(talk.agreements, at)
        const added = { ...newAgreement(talk.conversation, ownerVoice, clock), id, position }
        return { ...talk, agreements: talk.agreements.toSpliced(at === -1 ? talk.agreements.length : at + 1, 0, added) }
      })
      return id
    },
    [change],
  )

  const keepMine = async (): Promise<void> => {
    const now = await vault.get('conversations', initial.conversation.id)
    const lines = await vault.list('agreements', 'conversationId', initial.conversation.id)
    if (now !== undefined) stored.current = { conversation: now, agreements: lines }
    await flush()
  }

  return {
    ...draft,
    edit,
    editAgreement,
    addAgreement,
    removeAgreement: (id) => changeAgreements((list) => list.filter((agreement) => agreement.id !== id)),
    restoreAgreement: (agreement, index) => changeAgreements((list) => list.toSpliced(index, 0, agreement)),
    setState: (state) => edit((talk) => ({ ...talk, state })),
    saveState,
    tooLong,
    flush,
    isUnsaved,
    keepMine,
  }
}
