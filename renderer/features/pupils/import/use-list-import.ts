/**
 * The steps of an import: choose, say what the columns mean, look, store. Nothing is written before `store`
 * (store-list.ts). A list of which everything is known goes straight to the preview; the columns stay one press away.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { getDesktop } from '#bridge/desktop.ts'
import { listLimits } from '#documents/lists/list-types.ts'
import type { ColumnMeaning, ListKind } from '#domain/pupils/class-list/headings.ts'
import type { ImportWords } from '#domain/pupils/class-list/plan-guardians.ts'
import type { ExistingRows } from '#domain/pupils/class-list/plan-import.ts'
import { seemsClassList } from '#domain/pupils/guardian-list/mistaken-kind.ts'
import type { Coverage } from '#domain/pupils/rollover/coverage.ts'
import { type SchoolYear, schoolYearOf } from '#domain/shared/dates.ts'
import { clock } from '#features/shared/clock.ts'
import { registerFlush, useToday, useVault } from '#features/shared/session.tsx'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import type { Vault } from '#vault/vault.ts'
import { type Answer, type ClassListClient, ClassListWorkerError, startClassListWorker } from './class-list-client.ts'
import type { ColumnsView, FileRefusal, ImportProgress, Preview, ToWorker } from './class-list-messages.ts'
import { type ListToStore, type StoredList, storeList } from './store-list.ts'

export type ImportRefusal = FileRefusal | 'not-readable' | 'too-large' | 'worker-failed'

export type ImportStep =
  | { kind: 'choose'; refusal: { code: ImportRefusal; fileName: string } | null }
  | { kind: 'reading'; fileName: string }
  | { kind: 'columns'; fileName: string; view: ColumnsView; isBusy: boolean }
  | { kind: 'preview'; fileName: string; view: ColumnsView; preview: Preview; isBusy: boolean }
  | { kind: 'storing'; fileName: string; done: number; total: number; isStopping: boolean }
  /** `undecided`: pupils who were not on the list and of whom nothing was said. */
  | { kind: 'done' | 'halted'; fileName: string; stored: StoredList; undecided: number }

export interface ListImport {
  listKind: ListKind
  step: ImportStep
  /** Of what the worker is doing now; null where it does not say. */
  progress: ImportProgress | null
  /** What was answered to the questions of the columns step. */
  answers: ReadonlyMap<string, string>
  chooseFile: () => Promise<void>
  readFile: (file: File) => Promise<void>
  chooseSheet: (sheetIndex: number, headerRow: number | 'none' | null) => void
  chooseMeaning: (indexes: readonly number[], meaning: ColumnMeaning) => void
  answer: (questionId: string, value: string) => void
  /** To the preview, also again for another school year or another coverage. */
  plan: (wanted?: { schoolYear?: SchoolYear; coverage?: Coverage | null }) => void
  toColumns: () => void
  store: (accepted: Pick<ListToStore, 'rowIds' | 'missing'>) => Promise<void>
  stop: () => void
  /** Also while a file is being read: what was asked of the worker is dropped. */
  startOver: () => void
}

/** A class list on the screen for guardians: every pupil would become a parent. */
export const seemsOtherKind = ({ listKind, columns }: ColumnsView): boolean =>
  listKind === 'guardian-list' && seemsClassList(columns.map(({ heading }) => heading))

/** Everything is known, nothing is asked: there is nothing to do at the columns step. */
const isSelfEvident = (view: ColumnsView): boolean =>
  view.missing.length === 0 &&
  !seemsOtherKind(view) &&
  view.questions.length === 0 &&
  view.sheets.filter(({ isHidden }) => !isHidden).length <= 1 &&
  view.columns.every(({ meaning, filledCount }) => meaning.kind !== 'unknown' || filledCount === 0)

export function useListImport(listKind: ListKind): ListImport {
  const vault = useVault()
  const today = useToday()
  const words = useImportWords()
  const [step, setStep] = useState<ImportStep>({ kind: 'choose', refusal: null })
  const [progress, setProgress] = useState<ImportProgress | null>(null)
  const [answers, setAnswers] = useState<ReadonlyMap<string, string>>(new Map())
  const client = useRef<ClassListClient | null>(null)
  const chosen = useRef(new Map<number, ColumnMeaning>())
  const isStopped = useRef(false)
  const storing = useRef<Promise<unknown>>(Promise.resolve())
  /** Questions to the worker go one after the other; an answer that a newer question overtook is not shown. */
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const newest = useRef(0)
  const now = useRef({ step, answers })
  now.current = { step, answers }

  useEffect(
    () => () => {
      isStopped.current = true
      client.current?.end()
    },
    [],
  )

  // Locking waits for the piece that is being stored, and for the row that says how far it came.
  useEffect(
    () =>
      registerFlush(async () => {
        isStopped.current = true
        await storing.current
        return true
      }),
    [],
  )

  const refuse = useCallback((fileName: string, code: ImportRefusal) => {
    setStep({ kind: 'choose', refusal: { code, fileName } })
  }, [])

  const ask = useCallback(
    (fileName: string, message: ToWorker, show: (answer: Answer) => void) => {
      const worker = client.current
      if (worker === null) return
      newest.current += 1
      const turn = newest.current
      queue.current = queue.current.then(async () => {
        try {
          const answer = await worker.ask(message)
          if (turn !== newest.current || worker !== client.current) return
          setProgress(null)
          if (answer.kind === 'refused') refuse(fileName, answer.code)
          else show(answer)
        } catch (error) {
          if (!(error instanceof ClassListWorkerError)) throw error
          if (worker === client.current) refuse(fileName, 'worker-failed')
        }
      })
    },
    [refuse],
  )

  const showPlan = useCallback(
    (fileName: string, view: ColumnsView, schoolYear: SchoolYear, coverage: Coverage | null) => {
      const given = [...now.current.answers].map(([questionId, value]) => ({ questionId, value }))
      ask(fileName, { kind: 'plan', answers: given, schoolYear, coverage }, (answer) => {
        if (answer.kind === 'preview')
          setStep({ kind: 'preview', fileName, view, preview: answer.preview, isBusy: false })
      })
    },
    [ask],
  )

  const read = useCallback(
    async (fileName: string, bytes: Uint8Array) => {
      client.current?.end()
      queue.current = Promise.resolve()
      chosen.current = new Map()
      setAnswers(new Map())
      now.current.answers = new Map()
      setStep({ kind: 'reading', fileName })
      setProgress(null)
      const worker = startClassListWorker(setProgress)
      client.current = worker
      const [existing, learned] = await Promise.all([readExisting(vault), vault.all('headingAliases')])
      if (worker !== client.current) return
      const schoolYear = schoolYearOf(today)
      ask(
        fileName,
        { kind: 'open', listKind, fileName, bytes, existing, learned, today, schoolYear, words: words(fileName) },
        (answer) => {
          if (answer.kind !== 'columns') return
          if (isSelfEvident(answer.view)) showPlan(fileName, answer.view, schoolYear, null)
          else setStep({ kind: 'columns', fileName, view: answer.view, isBusy: false })
        },
      )
    },
    [vault, today, listKind, words, ask, showPlan],
  )

  const chooseFile = useCallback(async () => {
    const answer = await getDesktop().openFile({ kind: 'class-list' })
    if (answer.ok) return read(answer.fileName, answer.bytes)
    if (answer.code !== 'cancelled') refuse('', answer.code)
  }, [read, refuse])

  const readFile = useCallback(
    async (file: File) => {
      if (file.size > listLimits.sizeBytes) return refuse(file.name, 'file-too-large')
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

  const showColumns = useCallback(
    (message: ToWorker) => {
      const current = now.current.step
      if (current.kind !== 'columns') return
      const { fileName } = current
      setStep({ ...current, isBusy: true })
      ask(fileName, message, (answer) => {
        if (answer.kind === 'columns') setStep({ kind: 'columns', fileName, view: answer.view, isBusy: false })
      })
    },
    [ask],
  )

  const chooseSheet = useCallback(
    (sheetIndex: number, headerRow: number | 'none' | null) => {
      chosen.current = new Map()
      setAnswers(new Map())
      showColumns({ kind: 'sheet', sheetIndex, headerRow })
      setStep((current) =>
        current.kind === 'columns' ? { ...current, view: { ...current.view, sheetIndex, headerRow } } : current,
      )
    },
    [showColumns],
  )

  const chooseMeaning = useCallback(
    (indexes: readonly number[], meaning: ColumnMeaning) => {
      for (const index of indexes) chosen.current.set(index, meaning)
      showColumns({ kind: 'map', columns: [...chosen.current].map(([at, wanted]) => ({ index: at, meaning: wanted })) })
      // At once on the screen; the worker's answer follows with its questions.
      setStep((current) => {
        if (current.kind !== 'columns') return current
        const columns = current.view.columns.map((column) =>
          indexes.includes(column.index) ? { ...column, meaning, origin: 'asked' as const } : column,
        )
        return { ...current, view: { ...current.view, columns } }
      })
    },
    [showColumns],
  )

  const answer = useCallback((questionId: string, value: string) => {
    setAnswers((before) => new Map(before).set(questionId, value))
  }, [])

  const plan = useCallback<ListImport['plan']>(
    (wanted = {}) => {
      const current = now.current.step
      if (current.kind !== 'columns' && current.kind !== 'preview') return
      const before = current.kind === 'preview' ? current.preview : null
      const schoolYear = wanted.schoolYear ?? before?.schoolYear ?? schoolYearOf(today)
      // The chosen year shows at once and its field keeps the focus; nothing can be stored until the answer is there.
      if (current.kind === 'columns') setStep({ ...current, isBusy: true })
      else setStep({ ...current, isBusy: true, preview: { ...current.preview, schoolYear } })
      showPlan(current.fileName, current.view, schoolYear, wanted.coverage ?? null)
    },
    [today, showPlan],
  )

  const toColumns = useCallback(() => {
    newest.current += 1
    setStep((current) => {
      if (current.kind !== 'preview') return current
      return { kind: 'columns', fileName: current.fileName, view: current.view, isBusy: false }
    })
  }, [])

  const store = useCallback<ListImport['store']>(
    async ({ rowIds, missing }) => {
      const current = now.current.step
      const worker = client.current
      if (current.kind !== 'preview' || worker === null) return
      const { fileName, preview } = current
      isStopped.current = false
      const show = (done: number, total: number) =>
        setStep({ kind: 'storing', fileName, done, total, isStopping: isStopped.current })
      show(0, rowIds.length + missing.length)
      const list = { listKind, fileName, schoolYear: preview.schoolYear, rowIds, missing }
      const tools = { vault, worker, clock, isStopped: () => isStopped.current, onProgress: show }
      const running = storeList(list, tools)
      // What breaks it is thrown below; locking only needs to know that it is over.
      storing.current = running.catch(() => undefined)
      const stored = await running
      const undecided = preview.notOnList.length - missing.length
      setStep({ kind: stored.halt === null ? 'done' : 'halted', fileName, stored, undecided })
    },
    [vault, listKind],
  )

  const stop = useCallback(() => {
    isStopped.current = true
    setStep((current) => (current.kind === 'storing' ? { ...current, isStopping: true } : current))
  }, [])
  const startOver = useCallback(() => {
    client.current?.end()
    client.current = null
    setStep({ kind: 'choose', refusal: null })
  }, [])

  return {
    listKind,
    step,
    progress,
    answers,
    chooseFile,
    readFile,
    chooseSheet,
    chooseMeaning,
    answer,
    plan,
    toColumns,
    store,
    stop,
    startOver,
  }
}

/** What an import writes of its own accord is in the counsellor's language. */
function useImportWords(): (fileName: string) => ImportWords {
  const { t } = useText('imports')
  const { day } = useDates()
  const today = useToday()
  return useCallback(
    (fileName) => ({
      authoritySource: t('words.authoritySource', { file: fileName, day: day(today, 'numeric') }).slice(0, 500),
      otherEmail: t('words.otherEmail'),
      otherPhone: t('words.otherPhone'),
    }),
    [t, day, today],
  )
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
