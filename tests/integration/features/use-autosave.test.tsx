/** Autosave on a fake clock: when it stores, one save at a time, and that nothing typed is lost when a save fails. */
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runCommand } from '#features/shared/commands.ts'
import { flushAll } from '#features/shared/session.tsx'
import { type Autosaved, type SaveDraft, useAutosave, useAutosavedRow } from '#features/shared/use-autosave.ts'

interface Draft {
  text: string
  rev: number
}

type Answer = Awaited<ReturnType<SaveDraft<Draft>>>

let root: Root
let screen: Record<string, Autosaved<Draft>> = {}

function Editor({ name, save }: { name: string; save: SaveDraft<Draft> }) {
  screen[name] = useAutosave({ text: '', rev: 0 }, save, (newer, stored) => ({ ...newer, rev: stored.rev }))
  return null
}

const editor = (name = 'talk'): Autosaved<Draft> => {
  const found = screen[name]
  if (found === undefined) throw new Error(`no editor ${name}`)
  return found
}
const type = (text: string, name = 'talk') => act(async () => editor(name).change((draft) => ({ ...draft, text })))
const wait = (ms: number) => act(async () => vi.advanceTimersByTimeAsync(ms))
const draw = (...editors: { name: string; save: SaveDraft<Draft> }[]) =>
  act(async () => root.render(editors.map((props) => <Editor key={props.name} {...props} />)))

/** Stores at once and counts revisions like the vault. */
function memory() {
  const texts: string[] = []
  const save = vi.fn(async (draft: Draft): Promise<Answer> => {
    texts.push(draft.text)
    return { ok: true, stored: { ...draft, rev: draft.rev + 1 } }
  })
  return { texts, save }
}

/** Stores when told to. */
function byHand() {
  const waiting: ((answer: Answer) => void)[] = []
  const drafts: Draft[] = []
  const save: SaveDraft<Draft> = (draft) => {
    drafts.push(draft)
    return new Promise((resolve) => waiting.push(resolve))
  }
  const answer = (how: Answer) => act(async () => waiting.shift()?.(how))
  const store = () => {
    const draft = drafts.at(-1)
    if (draft === undefined) throw new Error('nothing to store')
    return answer({ ok: true, stored: { ...draft, rev: draft.rev + 1 } })
  }
  return { save, drafts, answer, store }
}

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
  screen = {}
  root = createRoot(document.createElement('div'))
})

afterEach(async () => {
  await act(async () => root.unmount())
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('useAutosave', () => {
  it('stores 400 ms after the last key, once', async () => {
    const { save, texts } = memory()
    await draw({ name: 'talk', save })
    await type('a')
    await wait(300)
    await type('ab')
    await wait(399)
    expect(save).not.toHaveBeenCalled()
    expect(editor().saveState.kind).toBe('pending')
    await wait(1)
    expect(texts).toEqual(['ab'])
    expect(editor().saveState.kind).toBe('saved')
    await wait(5000)
    expect(texts).toEqual(['ab'])
  })

  it('stores at least once a second while keys keep coming', async () => {
    const { save, texts } = memory()
    await draw({ name: 'talk', save })
    for (let key = 1; key <= 30; key += 1) {
      await type('x'.repeat(key))
      await wait(100)
    }
    expect(texts.map((text) => text.length)).toEqual([10, 20, 30])
  })

  it('runs one save at a time and follows with what was typed meanwhile, on the new revision', async () => {
    const { save, drafts, store } = byHand()
    await draw({ name: 'talk', save })
    await type('een')
    await wait(400)
    await type('een twee')
    await wait(3000)
    expect(drafts).toEqual([{ text: 'een', rev: 0 }])
    await store()
    await wait(0)
    expect(drafts.at(-1)).toEqual({ text: 'een twee', rev: 1 })
    expect(editor().draft.text).toBe('een twee')
    await store()
    expect(editor().saveState.kind).toBe('saved')
    expect(editor().isUnsaved()).toBe(false)
  })

  it('keeps the text after a refusal, says so, and tries again at the next key', async () => {
    const { save, drafts, answer, store } = byHand()
    await draw({ name: 'talk', save })
    await type('vol')
    await wait(400)
    await answer({ ok: false, code: 'disk-full' })
    expect(editor().saveState).toEqual({ kind: 'refused', code: 'disk-full' })
    expect(editor().draft.text).toBe('vol')
    expect(editor().isUnsaved()).toBe(true)
    await type('vol!')
    await wait(400)
    expect(drafts.at(-1)?.text).toBe('vol!')
    await store()
    expect(editor().saveState.kind).toBe('saved')
  })

  it('keeps the text when the save throws, and hands the error on', async () => {
    const { save, texts } = memory()
    save.mockRejectedValueOnce(new Error('broken'))
    await draw({ name: 'talk', save })
    await type('tekst')
    await act(async () => {
      await expect(editor().flush()).rejects.toThrow('broken')
    })
    expect(editor().saveState).toEqual({ kind: 'refused', code: 'unexpected' })
    expect(editor().isUnsaved()).toBe(true)
    await act(async () => void (await editor().flush()))
    expect(texts).toEqual(['tekst'])
    expect(editor().saveState.kind).toBe('saved')
  })

  it('answers whether everything is stored', async () => {
    const { save, answer, store } = byHand()
    await draw({ name: 'talk', save })
    expect(await editor().flush()).toBe(true)
    await type('a')
    const first = editor().flush()
    await answer({ ok: false, code: 'disk-full' })
    expect(await first).toBe(false)
    const second = editor().flush()
    await store()
    expect(await second).toBe(true)
  })

  it('stores every draft of the screen at Ctrl+S and shows the time even when nothing changed', async () => {
    const talk = memory()
    const note = memory()
    await draw({ name: 'talk', save: talk.save }, { name: 'note', save: note.save })
    await type('gesprek', 'talk')
    await type('aantekening', 'note')
    await act(async () => void runCommand('save'))
    expect(talk.texts).toEqual(['gesprek'])
    expect(note.texts).toEqual(['aantekening'])
    await wait(180_000)
    const before = editor('talk').saveState
    await act(async () => void runCommand('save'))
    const after = editor('talk').saveState
    expect(talk.texts).toHaveLength(1)
    if (before.kind !== 'saved' || after.kind !== 'saved') throw new Error('not saved')
    expect(after.at.getTime() - before.at.getTime()).toBeGreaterThanOrEqual(180_000)
  })

  it('stores what is pending before the vault locks, and when the screen is left', async () => {
    const { save, texts } = memory()
    await draw({ name: 'talk', save })
    await type('voor het slot')
    await act(() => flushAll())
    expect(texts).toEqual(['voor het slot'])
    await type('weg')
    await draw()
    expect(texts).toEqual(['voor het slot', 'weg'])
  })
})

describe('useAutosavedRow', () => {
  function RowEditor({ row, save }: { row: Draft; save: SaveDraft<Draft> }) {
    screen['row'] = useAutosavedRow(row, save)
    return null
  }
  const show = (row: Draft, save: SaveDraft<Draft>) => act(async () => root.render(<RowEditor row={row} save={save} />))

  it('shows what undo stored behind the draft, and goes on from there', async () => {
    const { save } = memory()
    await show({ text: 'oud', rev: 1 }, save)
    await type('nieuw', 'row')
    await wait(400)
    await show({ text: 'nieuw', rev: 2 }, save)
    expect(editor('row').draft).toEqual({ text: 'nieuw', rev: 2 })
    await show({ text: 'oud', rev: 3 }, save)
    expect(editor('row').draft).toEqual({ text: 'oud', rev: 3 })
    await type('weer nieuw', 'row')
    await wait(400)
    expect(save).toHaveBeenLastCalledWith({ text: 'weer nieuw', rev: 3 })
  })

  it('never replaces what is typed and not stored yet', async () => {
    const { save, answer } = byHand()
    await show({ text: '', rev: 1 }, save)
    await type('getypt', 'row')
    await show({ text: 'van elders', rev: 2 }, save)
    expect(editor('row').draft.text).toBe('getypt')
    await wait(400)
    await answer({ ok: false, code: 'row-changed-since' })
    expect(editor('row').draft.text).toBe('getypt')
    expect(editor('row').saveState).toEqual({ kind: 'refused', code: 'row-changed-since' })
  })
})
