/**
 * The steps of an import: choose, read, look, store. Nothing is written before `store`; then the list goes in piece
 * by piece (class-list/import-chunks.ts), each whole or not at all, and can be taken back piece by piece.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { getDesktop } from '#bridge/desktop.ts'
import { csvLimits } from '#documents/lists/read-csv.ts'
import type { ExistingRows } from '#domain/pupils/class-list/plan-import.ts'
import { type SchoolYear, schoolYearOf } from '#domain/shared/dates.ts'
import { useToday, useVault } from '#features/shared/session.tsx'
import type { CommitRefusal, UndoAnswer, Vault } from '#vault/vault.ts'
import { type ClassListClient, startClassListWorker } from './class-list-client.ts'
import type { FileRefusal, Preview } from './class-list-messages.ts'

/** Names these changes in the vault's undo journal. */
const importPlace = 'class-list import'

export type ImportRefusal = FileRefusal | 'not-readable' | 'too-large' | 'worker-failed'

interface StoredSoFar {
  /** What was accepted, by kind. */
  of: { added: number; changed: number }
  rowCount: number
  chunkCount: number
}

export type ImportStep =
  | { kind: 'choose'; refusal: { code: ImportRefusal; fileName: string } | null }
  | { kind: 'reading'; fileName: string }
  | { kind: 'preview'; fileName: string; preview: Preview; isReplanning: boolean }
  | { kind: 'storing'; fileName: string; done: number; total: number; isStopping: boolean }
  | { kind: 'done'; fileName: string; stored: StoredSoFar }
  /** Stopped on the way: what was stored is whole, the rest is not there. */
  | {
      kind: 'halted'
      fileName: string
      stored: StoredSoFar
      total: number
      why: CommitRefusal | 'stopped' | 'worker-failed'
    }
  | { kind: 'undoing'; done: number; total: number }
  | { kind: 'undone'; left: Exclude<UndoAnswer, { ok: true }>['code'] | null }

export interface ClassListImport {
  step: ImportStep
  chooseFile: () => Promise<void>
  readFile: (file: File) => Promise<void>
  changeYear: (year: SchoolYear) => Promise<void>
  store: (rowIds: readonly string[]) => Promise<void>
  stop: () => void
  undo: () => Promise<void>
  startOver: () => void
}

export function useClassList(): ClassListImport {
  const vault = useVault()
  const today = useToday()
  const [step, setStep] = useState<ImportStep>({ kind: 'choose', refusal: null })
  const client = useRef<ClassListClient | null>(null)
  const isStopped = useRef(false)
  const now = useRef(step)
  now.current = step

  useEffect(
    () => () => {
      isStopped.current = true
      client.current?.end()
    },
    [],
  )

  const refuse = useCallback((fileName: string, code: ImportRefusal) => {
    setStep({ kind: 'choose', refusal: { code, fileName } })
  }, [])

  const read = useCallback(
    async (fileName: string, bytes: Uint8Array) => {
      setStep({ kind: 'reading', fileName })
      client.current?.end()
      client.current = startClassListWorker()
      try {
        const existing = await readExisting(vault)
        const answer = await client.current.ask({
          kind: 'read',
          bytes,
          existing,
          today,
          schoolYear: schoolYearOf(today),
        })
        if (answer.kind === 'refused') refuse(fileName, answer.code)
        if (answer.kind === 'preview') {
          setStep({ kind: 'preview', fileName, preview: answer.preview, isReplanning: false })
        }
      } catch (error) {
        refuse(fileName, failureCode(error))
      }
    },
    [vault, today, refuse],
  )

  const chooseFile = useCallback(async () => {
    const answer = await getDesktop().openFile({ kind: 'class-list' })
    if (answer.ok) return read(answer.fileName, answer.bytes)
    if (answer.code !== 'cancelled') refuse('', answer.code)
  }, [read, refuse])

  const readFile = useCallback(
    async (file: File) => {
      if (file.size > csvLimits.sizeBytes) return refuse(file.name, 'file-too-large')
      let bytes: Uint8Array
      try {
        bytes = new Uint8Array(await file.arrayBuffer())
      } catch (error) {
        // A folder, or a file that went away: the browser says only that it can't be read.
        if (!(error instanceof DOMException)) throw error
        return refuse(file.name, 'not-readable')
      }
      return read(file.name, bytes)
    },
    [read, refuse],
  )

  const changeYear = useCallback(
    async (schoolYear: SchoolYear) => {
      const current = now.current
      if (current.kind !== 'preview' || client.current === null) return
      setStep({ ...current, isReplanning: true })
      try {
        const answer = await client.current.ask({ kind: 'replan', schoolYear })
        if (answer.kind === 'preview') setStep({ ...current, preview: answer.preview, isReplanning: false })
      } catch (error) {
        refuse(current.fileName, failureCode(error))
      }
    },
    [refuse],
  )

  const store = useCallback(
    async (rowIds: readonly string[]) => {
      const current = now.current
      const worker = client.current
      if (current.kind !== 'preview' || worker === null) return
      const { fileName, preview } = current
      const total = rowIds.length
      const stored: StoredSoFar = { of: countKinds(preview, rowIds), rowCount: 0, chunkCount: 0 }
      const show = () =>
        setStep({ kind: 'storing', fileName, done: stored.rowCount, total, isStopping: isStopped.current })
      isStopped.current = false
      show()
      const halt = (why: CommitRefusal | 'stopped' | 'worker-failed') =>
        setStep({ kind: 'halted', fileName, stored, total, why })
      try {
        const accepted = await worker.ask({ kind: 'accept', rowIds: [...rowIds] })
        const chunkCount = accepted.kind === 'accepted' ? accepted.chunkCount : 0
        while (stored.chunkCount < chunkCount) {
          if (isStopped.current) return halt('stopped')
          const answer = await worker.ask({ kind: 'next' })
          if (answer.kind !== 'chunk') return halt('worker-failed')
          const committed = await vault.commit({
            label: 'pupils:undo.imported',
            undoPlace: importPlace,
            put: answer.chunk.puts,
            audit: { event: 'class-list-imported', subjectId: null },
          })
          if (!committed.ok) return halt(committed.code)
          stored.rowCount += answer.chunk.rowCount
          stored.chunkCount += 1
          show()
          await nextFrame()
        }
        setStep({ kind: 'done', fileName, stored })
      } catch (error) {
        halt(failureCode(error))
      }
    },
    [vault],
  )

  const undo = useCallback(async () => {
    const current = now.current
    if (current.kind !== 'done' && current.kind !== 'halted') return
    const total = current.stored.chunkCount
    for (let done = 0; done < total; done += 1) {
      setStep({ kind: 'undoing', done, total })
      const answer = await vault.undo(importPlace)
      if (!answer.ok) return setStep({ kind: 'undone', left: answer.code })
      await nextFrame()
    }
    setStep({ kind: 'undone', left: null })
  }, [vault])

  const stop = useCallback(() => {
    isStopped.current = true
    setStep((current) => (current.kind === 'storing' ? { ...current, isStopping: true } : current))
  }, [])
  const startOver = useCallback(() => setStep({ kind: 'choose', refusal: null }), [])

  return { step, chooseFile, readFile, changeYear, store, stop, undo, startOver }
}

function countKinds(preview: Preview, rowIds: readonly string[]): StoredSoFar['of'] {
  const accepted = new Set(rowIds)
  const rows = preview.rows.filter(({ id }) => accepted.has(id))
  const added = rows.filter(({ state }) => state === 'new').length
  return { added, changed: rows.length - added }
}

function failureCode(error: unknown): 'worker-failed' {
  if (error instanceof Error && 'code' in error && error.code === 'class-list-worker-failed') return 'worker-failed'
  throw error
}

async function readExisting(vault: Vault): Promise<ExistingRows> {
  const [pupils, enrolments, guardians, relations, households] = await Promise.all([
    vault.all('pupils'),
    vault.all('enrolments'),
    vault.all('guardians'),
    vault.all('relations'),
    vault.all('households'),
  ])
  return { pupils, enrolments, guardians, relations, households }
}

/** Lets the page draw and answer between two pieces, also when it is hidden. */
const nextFrame = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
