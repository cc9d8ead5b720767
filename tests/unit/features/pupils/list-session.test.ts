/** What the import worker answers, with the real reader: bytes in, pieces to store out. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { writeList } from '#documents/lists/write-list.ts'
import type { ExistingRows } from '#domain/pupils/class-list/plan-import.ts'
import type { ColumnsView, Preview, ToWorker } from '#features/pupils/import/class-list-messages.ts'
import { type ListSession, openList } from '#features/pupils/import/list-session.ts'
import { anEnrolment, aPupil, countingClock } from '../../domain/rows.ts'

const nothing: ExistingRows = { pupils: [], enrolments: [], guardians: [], relations: [], households: [] }
const clock = countingClock()
for (let skipped = 0; skipped < 9000; skipped += 1) clock.newId()

type Open = Extract<ToWorker, { kind: 'open' }>
const stages: string[] = []
const open = (bytes: Uint8Array, change: Partial<Open> = {}) =>
  openList(
    {
      kind: 'open',
      listKind: 'class-list',
      fileName: 'lijst',
      bytes,
      existing: nothing,
      learned: [],
      today: '2026-11-23',
      schoolYear: 2026,
      words: { authoritySource: 'lijst', otherEmail: '', otherPhone: '' },
      ...change,
    },
    clock,
    (stage, done, total) => stages.push(`${stage} ${done}/${total}`),
  )
async function opened(
  bytes: Uint8Array,
  change: Partial<Open> = {},
): Promise<{ session: ListSession; view: ColumnsView }> {
  const { session, answer } = await open(bytes, change)
  if (!session || answer.kind !== 'columns') throw new Error(JSON.stringify(answer))
  return { session, view: answer.view }
}
const text = (csv: string): Uint8Array => new TextEncoder().encode(csv)
const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../fixtures/lists/${name}`, import.meta.url)))
const previewOf = (session: ListSession, change: Partial<Extract<ToWorker, { kind: 'plan' }>> = {}): Preview => {
  const answer = session.plan({ kind: 'plan', answers: [], schoolYear: 2026, coverage: null, ...change })
  if (answer.kind !== 'preview') throw new Error(JSON.stringify(answer))
  return answer.preview
}

describe('openList', () => {
  it('shows columns without a single service number, and hands out pieces that hold none', async () => {
    const { session, view } = await opened(fixture('magister-4h2.csv'))
    expect(view).toMatchObject({ headerRow: 0, rowCount: 27, missing: [], encoding: 'windows-1252' })
    const preview = previewOf(session)
    expect(preview.counts).toEqual({ new: 27, changed: 0, unchanged: 0, refused: 0 })
    const accepted = session.accept({
      kind: 'accept',
      importId: clock.newId(),
      rowIds: preview.rows.map(({ id }) => id),
      missing: [],
    })
    expect(accepted).toMatchObject({ kind: 'accepted', chunkCount: 1, rowCount: 27, learned: [] })
    const piece = session.next()
    expect(piece).toMatchObject({ kind: 'chunk', chunk: { sequence: 1, rowCount: 27 } })
    expect(JSON.stringify([view, preview, piece])).not.toMatch(/99999\d{4}/)
    expect(() => session.next()).toThrow('more pieces')
  })

  it('refuses what is no list, by its reason', async () => {
    expect((await open(fixture('empty.csv'))).answer).toEqual({ kind: 'refused', code: 'file-empty' })
    expect((await open(fixture('one-column.csv'))).answer).toEqual({ kind: 'refused', code: 'one-column' })
  })

  it('takes the sheet with the list, and another when asked', async () => {
    const bytes = await writeList({
      kind: 'xlsx',
      sheets: [
        { name: 'Toelichting', head: ['Uitleg', 'Datum'], rows: [['Lees dit', 'vandaag']] },
        { name: 'Leerlingen', head: ['Stamnr', 'Achternaam', 'Klas'], rows: [['0012', 'Bos', '4H2']] },
      ],
    })
    const { session, view } = await opened(bytes)
    expect([view.sheetIndex, view.sheets.map(({ name }) => name), view.encoding]).toEqual([
      1,
      ['Toelichting', 'Leerlingen'],
      null,
    ])
    expect(previewOf(session).rows.map(({ name, className }) => [name, className])).toEqual([['Bos', '4H2']])
    const other = session.columns({ sheetIndex: 0, headerRow: null })
    expect(other).toMatchObject({ kind: 'columns', view: { sheetIndex: 0, headerRow: 0, missing: ['header', 'name'] } })
    expect(session.plan({ kind: 'plan', answers: [], schoolYear: 2026, coverage: null })).toEqual({
      kind: 'refused',
      code: 'no-header',
    })
  })

  it('goes on with a list nobody knows once its columns are pointed out, and learns them', async () => {
    const { session, view } = await opened(text('Cursist;Cluster\nBos, Jan;4H2\nWit, Eva;4H2'))
    expect(view.missing).toEqual(['header', 'name'])
    session.columns({ sheetIndex: 0, headerRow: 0 })
    const mapped = session.map([
      { index: 0, meaning: { kind: 'pupil', field: 'fullName' } },
      { index: 1, meaning: { kind: 'pupil', field: 'className' } },
    ])
    expect(mapped).toMatchObject({ kind: 'columns', view: { missing: [] } })
    const preview = previewOf(session)
    expect(preview.rows.map(({ name }) => name)).toEqual(['Jan Bos', 'Eva Wit'])
    const accepted = session.accept({ kind: 'accept', importId: clock.newId(), rowIds: ['row-2'], missing: [] })
    if (accepted.kind !== 'accepted') throw new Error(accepted.kind)
    expect(accepted.learned.map(({ heading }) => heading)).toEqual(['cursist', 'cluster'])
    const { view: next } = await opened(text('Cursist;Cluster\nZee, Ada;4H3'), { learned: accepted.learned })
    expect(next.missing).toEqual([])
    expect(next.columns.map(({ origin }) => origin)).toEqual(['learned', 'learned'])
  })

  it('reads a list without headings by the places the counsellor names', async () => {
    const { session } = await opened(text('0012;Bos;4H2\n0013;Wit;4H2'))
    const none = session.columns({ sheetIndex: 0, headerRow: 'none' })
    expect(none).toMatchObject({ kind: 'columns', view: { headerRow: 'none', rowCount: 2 } })
    session.map([{ index: 1, meaning: { kind: 'pupil', field: 'surname' } }])
    expect(previewOf(session).rows.map(({ name, rowNumber }) => [name, rowNumber])).toEqual([
      ['Bos', 1],
      ['Wit', 2],
    ])
  })

  it('hides service numbers in the first rows too', async () => {
    const { view } = await opened(
      text('Achternaam;Code;Los\nBos;999990019;999990007\nWit;999990007;x\nZee;999990020;y'),
    )
    expect(JSON.stringify(view)).not.toContain('99999')
    expect(view.firstRows[1]).toEqual(['Bos', '•••', '•••'])
  })

  it('stores what was said of who is missing after the rows, and only with their coverage', async () => {
    const gone = aPupil({ rev: 1, number: '7', calledName: 'Kim', surname: 'Weg' })
    const here = aPupil({ rev: 1, number: '8', calledName: 'Kim', surname: 'Hier' })
    const enrolments = [gone, here].map((pupil) => anEnrolment(pupil, { rev: 1, className: '4H1' }))
    const { session } = await opened(text('Stamnr;Achternaam;Klas\n8;Hier;4H2'), {
      existing: { ...nothing, pupils: [gone, here], enrolments },
    })
    expect(previewOf(session).notOnList).toEqual([])
    const preview = previewOf(session, { coverage: { kind: 'classes', classNames: ['4H1'] } })
    expect(preview.notOnList.map(({ pupilId }) => pupilId)).toEqual([gone.id])
    const accepted = session.accept({
      kind: 'accept',
      importId: clock.newId(),
      rowIds: preview.rows.map(({ id }) => id),
      missing: [{ pupilId: gone.id, choice: { kind: 'left', day: '2026-11-01', reason: 'verhuisd' } }],
    })
    expect(accepted).toMatchObject({ chunkCount: 2, rowCount: 2 })
    session.next()
    const last = session.next()
    if (last.kind !== 'chunk') throw new Error(last.kind)
    expect(last.chunk).toMatchObject({ sequence: 2, rowCount: 1 })
    expect(last.chunk.puts.map(({ table }) => table)).toEqual(['pupils', 'enrolments'])
  })

  it('tells how far it is while comparing a long list', async () => {
    stages.length = 0
    const rows = Array.from({ length: 2500 }, (_, index) => `${index};Naam${index};4H2`)
    const { session } = await opened(text(['Stamnr;Achternaam;Klas', ...rows].join('\n')))
    previewOf(session)
    expect(stages).toEqual([
      'reading 0/1',
      'columns 0/1',
      'comparing 0/2500',
      'comparing 1000/2500',
      'comparing 2000/2500',
    ])
  })

  it('reads a guardians’ file', async () => {
    const pupil = aPupil({ rev: 1, number: '0104205' })
    const { session, view } = await opened(text('Leerlingnummer;Achternaam;E-mail\n0104205;Boer;j@thuis.example'), {
      listKind: 'guardian-list',
      existing: { ...nothing, pupils: [pupil] },
    })
    expect(view.missing).toEqual([])
    expect(previewOf(session)).toMatchObject({ counts: { new: 1 }, coverage: { kind: 'nobody' }, notOnList: [] })
  })
})
