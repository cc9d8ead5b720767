/**
 * Photos from a zip: read and brought down one after the other, shown, and only then stored. What is kept in memory
 * meanwhile are the small ones, some 30 kB each.
 */
import { useRef, useState } from 'react'
import { getDesktop } from '#bridge/desktop.ts'
import { type PhotoZipRefusal, readPhotoZip, type SkippedReason } from '#documents/lists/read-photo-zip.ts'
import { photoMatcher } from '#domain/pupils/photos/match-photos.ts'
import type { Pupil } from '#domain/pupils/pupil.ts'
import { hasLeft } from '#domain/pupils/roster.ts'
import type { Id } from '#domain/shared/row.ts'
import { type PreparedFile, prepareFile } from '#features/shared/attachments/prepare-file.ts'
import { clock } from '#features/shared/clock.ts'
import { useSession } from '#features/shared/session.tsx'
import { type StoredPhotos, storePhotos } from './store-photos.ts'

export const photoGroups = ['new', 'replaces', 'unknown', 'unclear', 'double', 'unusable', 'without'] as const
export type PhotoGroup = (typeof photoGroups)[number]

export interface PhotoRow {
  /** Unique in the preview. */
  key: string
  group: PhotoGroup
  /** Empty where a pupil has no file. */
  fileName: string
  pupil: Pupil | null
  photo: PreparedFile | null
  /** Why it can't be used. */
  reason: SkippedReason | 'too-many-pixels' | null
}

export type PhotoStep =
  | { kind: 'choose'; refusal: { fileName: string; code: PhotoZipRefusal | 'not-readable' } | null }
  | { kind: 'reading'; fileName: string; done: number; total: number }
  | { kind: 'preview'; fileName: string; rows: readonly PhotoRow[] }
  | { kind: 'storing'; fileName: string; done: number; total: number; isStopping: boolean }
  | { kind: 'done'; fileName: string; stored: StoredPhotos }

export interface PhotoImport {
  step: PhotoStep
  chooseFile: () => Promise<void>
  readFile: (file: File) => Promise<void>
  store: (rows: readonly PhotoRow[]) => Promise<void>
  stop: () => void
  startOver: () => void
}

export function usePhotoImport(): PhotoImport {
  const { vault, today } = useSession()
  const [step, setStep] = useState<PhotoStep>({ kind: 'choose', refusal: null })
  const isStopped = useRef(false)

  async function read(fileName: string, bytes: Uint8Array): Promise<void> {
    setStep({ kind: 'reading', fileName, done: 0, total: 0 })
    const pupils = await vault.all('pupils')
    const match = photoMatcher(pupils)
    const rows: PhotoRow[] = []
    const taken = new Set<Id>()
    const add = (row: Omit<PhotoRow, 'key'>) => rows.push({ ...row, key: `${rows.length}` })
    const answer = await readPhotoZip(
      bytes,
      async (photo) => {
        const { fileName: name } = photo
        const found = match(photo.stem)
        if (found.kind !== 'matched') {
          return void add({ group: found.kind, fileName: name, pupil: null, photo: null, reason: null })
        }
        const { pupil } = found
        if (taken.has(pupil.id)) return void add({ group: 'double', fileName: name, pupil, photo: null, reason: null })
        const prepared = await prepareFile({ name, bytes: photo.bytes, purpose: 'portrait' })
        if (!prepared.ok) {
          const reason = prepared.code === 'too-many-pixels' ? prepared.code : 'damaged'
          return void add({ group: 'unusable', fileName: name, pupil, photo: null, reason })
        }
        taken.add(pupil.id)
        add({
          group: pupil.photoId === null ? 'new' : 'replaces',
          fileName: name,
          pupil,
          photo: prepared.value,
          reason: null,
        })
      },
      (done, total) => setStep({ kind: 'reading', fileName, done, total }),
    )
    if (!answer.ok) return setStep({ kind: 'choose', refusal: { fileName, code: answer.code } })
    for (const { fileName: name, reason } of answer.value.skipped) {
      add({ group: 'unusable', fileName: name, pupil: null, photo: null, reason })
    }
    for (const pupil of pupils) {
      if (taken.has(pupil.id) || hasLeft(pupil, today)) continue
      add({ group: 'without', fileName: '', pupil, photo: null, reason: null })
    }
    setStep({ kind: 'preview', fileName, rows })
  }

  async function store(rows: readonly PhotoRow[]): Promise<void> {
    if (step.kind !== 'preview') return
    const { fileName } = step
    const photos = rows.flatMap(({ pupil, photo }) => (pupil && photo ? { pupilId: pupil.id, photo } : []))
    isStopped.current = false
    const progress = (done: number) =>
      setStep({ kind: 'storing', fileName, done, total: photos.length, isStopping: isStopped.current })
    progress(0)
    const stored = await storePhotos(fileName, photos, { vault, clock, isStopped: () => isStopped.current, progress })
    setStep({ kind: 'done', fileName, stored })
  }

  return {
    step,
    chooseFile: async () => {
      const answer = await getDesktop().openFile({ kind: 'photos' })
      if (answer.ok) return read(answer.fileName, answer.bytes)
      if (answer.code === 'cancelled') return
      const code = answer.code === 'too-large' ? 'file-too-large' : answer.code
      setStep({ kind: 'choose', refusal: { fileName: '', code } })
    },
    readFile: async (file) => {
      const bytes = await file.arrayBuffer().catch((error: unknown) => {
        // The file went away or may not be read.
        if (error instanceof DOMException) return null
        throw error
      })
      if (bytes === null) setStep({ kind: 'choose', refusal: { fileName: file.name, code: 'not-readable' } })
      else await read(file.name, new Uint8Array(bytes))
    },
    store,
    stop: () => {
      isStopped.current = true
      setStep((before) => (before.kind === 'storing' ? { ...before, isStopping: true } : before))
    },
    startOver: () => setStep({ kind: 'choose', refusal: null }),
  }
}
