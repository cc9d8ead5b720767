/**
 * Adds files to a place, one after the other: each is brought down, stored and committed by itself, so that one that
 * is refused holds up no other. What was refused stays on the screen until it is closed.
 */
import { useRef, useState } from 'react'
import { getDesktop } from '#bridge/desktop.ts'
import type { AttachmentPlace } from '#domain/shared/attachment.ts'
import type { Id } from '#domain/shared/row.ts'
import { useDeferLock } from '#features/shared/idle-lock.ts'
import { useVault } from '#features/shared/session.tsx'
import { useCommit } from '#features/shared/use-commit.tsx'
import { useText } from '#i18n/use-text.ts'
import { type FileRefusal, prepareFile, storePrepared } from './prepare-file.ts'

export type AddRefusal = FileRefusal | 'not-readable' | 'disk-full'

export interface IncomingFile {
  name: string
  read: () => Promise<Uint8Array>
}

export interface RefusedFile {
  id: number
  name: string
  code: AddRefusal
}

export interface BusyFile {
  name: string
  /** Pages of a scan that are brought down so far. */
  page: { done: number; count: number } | null
}

export interface AddingFiles {
  add: (files: readonly IncomingFile[]) => Promise<void>
  choose: () => Promise<void>
  busy: BusyFile | null
  /** What a screen reader hears once all is there. */
  added: string
  refused: readonly RefusedFile[]
  dismiss: (id: number) => void
}

/** A drop or a paste may be of any size; more than this is not even read. */
const readLimitBytes = 50 * 1024 * 1024

export const incoming = (file: File): IncomingFile => ({
  name: file.name,
  read: async () => new Uint8Array(await file.arrayBuffer()),
})

export function useAddFiles(pupilId: Id, place: AttachmentPlace, undoPlace: string): AddingFiles {
  const { t } = useText('attachments')
  const vault = useVault()
  const commit = useCommit()
  const [busy, setBusy] = useState<BusyFile | null>(null)
  const [added, setAdded] = useState('')
  const [refused, setRefused] = useState<readonly RefusedFile[]>([])
  const lastId = useRef(0)
  useDeferLock(busy !== null)

  const refuse = (name: string, code: AddRefusal): void => {
    const id = ++lastId.current
    setRefused((before) => [...before, { id, name, code }])
  }

  async function addOne(file: IncomingFile): Promise<boolean> {
    setBusy({ name: file.name, page: null })
    const bytes = await file.read().catch((error: unknown) => {
      // The file went away or may not be read.
      if (error instanceof DOMException) return null
      throw error
    })
    const outcome =
      bytes === null
        ? ({ ok: false, code: 'not-readable' } as const)
        : bytes.length > readLimitBytes
          ? ({ ok: false, code: 'too-large' } as const)
          : await prepareFile({ name: file.name, bytes, purpose: 'attachment' }, (done, count) =>
              setBusy({ name: file.name, page: { done, count } }),
            )
    const stored = outcome.ok ? await storePrepared(vault, pupilId, outcome.value, place) : outcome
    if (!stored.ok) {
      refuse(file.name, stored.code)
      return false
    }
    const answer = await commit({
      label: 'attachments:undo.added',
      undoPlace,
      put: [{ table: 'attachments', row: stored.value }],
    })
    return answer.ok
  }

  async function add(files: readonly IncomingFile[]): Promise<void> {
    if (busy !== null || files.length === 0) return
    setRefused([])
    setAdded('')
    let count = 0
    try {
      for (const file of files) if (await addOne(file)) count += 1
    } finally {
      setBusy(null)
    }
    if (count > 0) setAdded(t('added', { count, name: files[0]?.name ?? '' }))
  }

  async function choose(): Promise<void> {
    const answer = await getDesktop().openFile({ kind: 'attachment' })
    if (answer.ok) return add([{ name: answer.fileName, read: async () => answer.bytes }])
    if (answer.code !== 'cancelled') refuse(t('one'), answer.code)
  }

  return {
    add,
    choose,
    busy,
    added,
    refused,
    dismiss: (id) => setRefused((before) => before.filter((file) => file.id !== id)),
  }
}
