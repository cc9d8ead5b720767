import { describe, expect, it } from 'vitest'
import { bodyOf } from '#domain/pupils/class-list/list-body.ts'
import { plainListOptions, prepareList } from '#domain/pupils/class-list/list-to-read.ts'
import { readClassList } from '#domain/pupils/class-list/parse-class-list.ts'

const heading = ['Stamnr', 'Achternaam', 'Klas', 'E-mail']
const pupil = ['1', 'Bos', '4H2', '']

describe('bodyOf', () => {
  it.each([
    [['Totaal', '27', '', ''], 'totals-row'],
    [['Aantal leerlingen: 27'], 'totals-row'],
    [['Totaal aantal leerlingen', '', '27'], 'totals-row'],
    [['', '27'], 'totals-row'],
    [['stamnr', 'ACHTERNAAM', 'Klas', 'E-mail'], 'repeated-heading'],
    [['Pagina 2 van 3'], 'page-line'],
    [['Afgedrukt op 12-09-2026'], 'page-line'],
  ])('passes over %j by name', (row, code) => {
    const body = bodyOf([heading, pupil, row, pupil], 0, false)
    expect(body.passedOver.map((passed) => [passed.rowNumber, passed.code])).toEqual([[3, code]])
    expect(body.rows.map(({ rowNumber }) => rowNumber)).toEqual([2, 4])
  })

  it('keeps people whose name looks like a total', () => {
    const rows = [
      heading,
      ['2', 'Totaal', '4H2', ''],
      ['3', 'Som', '4H2', 'som@leerling.example'],
      ['Totaal', 'Jan', '4H2', ''],
      ['4', 'Aantal-de Wit', '', ''],
    ]
    expect(bodyOf(rows, 0, false).rows).toHaveLength(4)
  })

  it('joins headings over two rows, whichever of them was found', () => {
    const groups = ['Leerling', '', '', 'Ouder 1', '', 'Ouder 2', '']
    const own = ['Stamnr', 'Naam', 'Klas', 'Naam', 'E-mail', 'Naam', 'E-mail']
    const joined = ['Stamnr', 'Naam', 'Klas', 'Ouder 1 Naam', 'Ouder 1 E-mail', 'Ouder 2 Naam', 'Ouder 2 E-mail']
    const people = ['1', 'Bos, Jan', '4H2', 'Anna Bos', 'a@thuis.example', 'Piet Bos', 'p@thuis.example']
    for (const headerIndex of [0, 1]) {
      const body = bodyOf([groups, own, people], headerIndex, false)
      expect(body.headings).toEqual(joined)
      expect(body.rows.map(({ rowNumber }) => rowNumber)).toEqual([3])
    }
  })

  it('takes a first pupil for a pupil, also when a cell is a word that could be a heading', () => {
    const rows = [
      ['Achternaam', 'Roepnaam', 'Klas', 'Relatie ouder'],
      ['Mentor', 'Jan', '4H2', 'moeder'],
    ]
    expect(bodyOf(rows, 0, false).rows).toHaveLength(1)
  })

  it('drops marks nobody sees, but not the joiners that some scripts need', () => {
    const body = bodyOf([heading, ['1', 'B\u200Bo\u00ADs\u202E', 'a\u200Cb', '']], 0, false)
    expect(body.rows[0]?.cells.slice(1, 3)).toEqual(['Bos', 'a\u200Cb'])
  })

  it('makes one of many spaces and line breaks, so that no cell is slow to read', () => {
    const wide = `Anna${' \t'.repeat(16_000)}Bos${' \n'.repeat(16_000)}Piet Bos`
    const started = performance.now()
    const found = prepareList(
      [['Achternaam', 'Naam ouders'], ...Array.from({ length: 50 }, () => ['Bos', wide])],
      plainListOptions,
    )
    expect(performance.now() - started).toBeLessThan(2000)
    expect(found.ok && found.value.body.rows[0]?.cells[1]).toBe('Anna Bos\nPiet Bos')
    expect(found.ok && found.value.questions[0]?.kind).toBe('two-people')
  })

  it('gives a workbook as many columns as its widest row, a CSV as many as it has headings', () => {
    const rows = [
      ['Achternaam', 'Klas'],
      ['Bos', '4H2', 'los'],
    ]
    expect(bodyOf(rows, 0, true).headings).toEqual(['Achternaam', 'Klas', ''])
    expect(bodyOf(rows, 0, false).headings).toEqual(['Achternaam', 'Klas'])
  })
})

describe('prepareList', () => {
  it('finds headings under a title, and takes the row the counsellor points at instead', () => {
    const rows = [['Lijst 4H2', ''], heading, pupil]
    const found = prepareList(rows, plainListOptions)
    expect(found.ok && [found.value.headerIndex, found.value.missing]).toEqual([1, []])
    const pointed = prepareList([...rows, ['2', 'Wit', '4H2', '']], { ...plainListOptions, headerIndex: 2 })
    expect(pointed.ok && [pointed.value.headerIndex, pointed.value.missing]).toEqual([2, ['name']])
    const none = prepareList([pupil, pupil], { ...plainListOptions, headerIndex: -1 })
    expect(none.ok && [none.value.body.rows.length, none.value.columns.length]).toEqual([2, 3])
  })

  it('shows the likeliest row where no heading is known, and says that it has to be pointed out', () => {
    const rows = [
      ['Cursist', 'Cluster'],
      ['Bos, Jan', '4H2'],
    ]
    const found = prepareList(rows, plainListOptions)
    expect(found.ok && [found.value.headerIndex, found.value.missing]).toEqual([0, ['header', 'name']])
  })

  it('takes no row with a class, a number or an address for headings', () => {
    for (const row of [
      ['Bos', 'Jan', '4H2'],
      ['Bos', 'Jan', 'jan@leerling.example'],
      ['Bos', '0012'],
    ]) {
      const found = prepareList([row, row.map((cell) => `${cell}x`)], plainListOptions)
      expect(found.ok && [found.value.headerIndex, found.value.missing]).toEqual([-1, ['header', 'name']])
    }
  })

  it('finds headings that were learned', () => {
    const learned = (['cursist', 'cluster'] as const).map((name, at) => ({
      id: 'A'.repeat(22),
      rev: 1,
      listKind: 'class-list' as const,
      heading: name,
      meaning: { kind: 'pupil' as const, field: at === 0 ? ('fullName' as const) : ('className' as const) },
      answers: [],
    }))
    const found = prepareList(
      [
        ['Cursist', 'Cluster'],
        ['Bos, Jan', '4H2'],
      ],
      { ...plainListOptions, learned },
    )
    expect(found.ok && found.value.missing).toEqual([])
  })

  it('reads rows the workbook hides and says so', () => {
    const found = prepareList([heading, pupil, ['2', 'Wit', '4H2', '']], {
      ...plainListOptions,
      isWorkbook: true,
      hiddenRows: [2],
    })
    if (!found.ok) throw new Error(found.code)
    expect(readClassList(found.value, '2026-11-23').candidates.map(({ notes }) => notes)).toEqual([
      [],
      [{ code: 'row-hidden', heading: '' }],
    ])
  })

  it('refuses one column and headings alone', () => {
    expect(prepareList([['Achternaam'], ['Bos']], plainListOptions)).toEqual({ ok: false, code: 'one-column' })
    expect(prepareList([heading], plainListOptions)).toEqual({ ok: false, code: 'no-rows' })
  })
})
