import { describe, expect, it } from 'vitest'
import { definePages } from '#documents/pages/define-pages.ts'
import { qrPayload } from '#documents/pages/furniture.ts'
import type { ConversationReport } from '#domain/reports/document-model.ts'
import { judged, skipReason, textsOf } from './judged-pdf.ts'
import { laidOut } from './laid-out.ts'
import { idOf, longNames, longReport, otherScripts, report, shortReport, tenSignatories } from './models.ts'

const checkCode = '7KQ4-M2XD-93TA'
const layOutAndJudge = async (model: ConversationReport, code: string | null) => {
  const result = await laidOut({ kind: 'document', model, checkCode: code })
  return { ...result, ...judged(result.bytes) }
}
/** Asking outside programs takes seconds, and nothing here changes a file: each document is judged once. */
const known = new Map<string, ReturnType<typeof layOutAndJudge>>()
const pagesOf = (model: ConversationReport, code: string | null = checkCode) => {
  const key = `${code} ${JSON.stringify(model)}`
  const pages = known.get(key) ?? layOutAndJudge(model, code)
  known.set(key, pages)
  return pages
}
/** Line breaks and columns do not count. */
const flat = (text: string): string => text.replace(/\s+/g, ' ')

describe.skipIf(skipReason)(`the report of a talk ${skipReason}`, () => {
  it('reads as a letter: title, voices, difference, strengths, reason, agreements, then who read it', async () => {
    const { structure } = await pagesOf(report)
    expect(textsOf(structure, 'H1')).toEqual(['Gespreksverslag over Sanne Adjei'])
    expect(textsOf(structure, 'H2')).toEqual([
      'Wat Sanne vertelt',
      'Wat thuis ziet',
      'Wat school ziet',
      'Hierover denken we verschillend',
      'Wat we van elkaar verwachten',
      'Sterke kanten',
      'De reden van Sanne, in eigen woorden',
      'Wat we afspreken',
      'Waardering',
      'Volgend gesprek',
      'Gelezen',
    ])
    expect(textsOf(structure, 'BlockQuote')).toEqual([`“${report.ownReason}”`])
  })

  it('gives each person’s name right before their field', async () => {
    const { structure } = await pagesOf(report)
    const forms = structure.flatMap((line, index) => (line === 'Form' ? [structure.slice(index - 4, index)] : []))
    expect(forms.slice(0, 3).map((before) => before[1])).toEqual(['"Sanne Adjei"', '"Esther Mulder"', '"Kwame Adjei"'])
  })

  it('says of an empty voice that it is empty, and leaves other empty parts out', async () => {
    const { structure, pages } = await pagesOf(shortReport)
    expect(textsOf(structure, 'H2')).toEqual(['Wat Sanne vertelt', 'Wat thuis ziet', 'Wat school ziet', 'Gelezen'])
    expect(pages[0]).toContain('Van thuis staat hier nog niets.')
    expect(pages[0]).toContain('Van school staat hier nog niets.')
  })

  it('has number, version, check code, moment and page at the foot of every page', async () => {
    const { pages, pageCount } = await pagesOf(longReport)
    expect(pageCount).toBeGreaterThan(5)
    pages.forEach((page, index) => {
      expect(page).toContain('Gespreksverslag GV-2026-0147 · versie 1')
      expect(page).toContain(`Controlecode ${checkCode}`)
      expect(page).toContain('Vastgelegd op di 24 nov 2026 om 14:38')
      expect(flat(page)).toContain(`${index + 1} van ${pageCount}`)
    })
  })

  it('loses no word of a long talk and repeats the head of the agreements', async () => {
    const { pages, structure, warnings } = await pagesOf(longReport)
    const text = structure.join(' ')
    for (const paragraph of longReport.voices.pupil) expect(text).toContain(paragraph.trim().slice(0, 60))
    for (const { what } of longReport.agreements) expect(text).toContain(what)
    expect(pages.filter((page) => /Wat\s+Wie\s+Voor/.test(page)).length).toBeGreaterThan(1)
    expect(warnings).toEqual([])
  })

  it('makes each box 25 mm high, the field as wide as signature and remark together', async () => {
    const { signatureFields } = await pagesOf(report)
    const people = signatureFields.filter(({ name }) => name.startsWith('sign-'))
    expect(people.map(({ name }) => name)).toEqual(['sign-1', 'sign-2', 'sign-3'])
    for (const { rect } of people) {
      expect(rect[3] - rect[1]).toBeCloseTo((25 * 72) / 25.4, 1)
      expect(rect[2] - rect[0]).toBeCloseTo(373.9, 1)
    }
    expect(signatureFields.map(({ name }) => name)).toContain('seal')
  })

  it.each([
    ['three', report],
    ['ten', tenSignatories],
    ['one', shortReport],
  ])('never leaves the boxes of %s alone on a page', async (_name, model) => {
    const { signatureFields, pages } = await pagesOf(model)
    const withBoxes = new Set(signatureFields.filter(({ name }) => name !== 'seal').map(({ page }) => page))
    for (const page of withBoxes) {
      expect(flat(pages[page] ?? '')).toMatch(/Gelezen|Deze handtekeningen horen bij: Gespreksverslag over/)
    }
    expect(signatureFields.filter(({ name }) => name !== 'seal')).toHaveLength(model.signatories.length)
  })

  it('keeps the last words with the first boxes', async () => {
    const { signatureFields, pages } = await pagesOf(longReport)
    const firstBox = signatureFields.find(({ name }) => name === 'sign-1')?.page ?? -1
    expect(flat(pages[firstBox] ?? '')).toContain('Volgend gesprek')
  })

  it('holds names of any length and of many scripts', async () => {
    const { structure } = await pagesOf(longNames)
    expect(structure.join(' ')).toContain('Nettelhorst-Wolfeschlegelsteinhausen')
    const scripts = await pagesOf(otherScripts)
    const text = scripts.structure.join(' ').replaceAll('\u034f', '').replace(/\s+/g, ' ')
    for (const name of ['Νίκος Παπαδόπουλος', 'Nguyễn Thị Ánh']) expect(text).toContain(name)
    // What reads the file puts right-to-left letters in one order or the other; none may be missing.
    for (const letter of 'محمدالأينשרהכן') expect(text, letter).toContain(letter)
    expect(scripts.warnings).toEqual([])
  })

  it('keeps a line of ours from left to right, whatever name it begins with', () => {
    const line = 'محمد الأمين, klas 4H2'
    const found: unknown[] = []
    const look = (part: unknown): void => {
      if (typeof part !== 'object' || part === null) return
      if ('text' in part && part.text === line) found.push(part)
      for (const child of Object.values(part)) look(child)
    }
    look(definePages({ kind: 'document', model: otherScripts, checkCode }).definition.content)
    expect(found).toEqual([expect.objectContaining({ direction: 'ltr' })])
  })

  it('lays out 100,000 characters, emoji and control characters without losing the signatures', async () => {
    const wild = { ...report, appreciation: `${'Dank je wel 🎉 '.repeat(7_000)}\u0000\u202e` }
    const { signatureFields } = await pagesOf(wild)
    expect(signatureFields).toHaveLength(4)
  }, 60_000)

  it('marks a draft on every page and gives it neither number nor code', async () => {
    const { pages, file } = await pagesOf(report, null)
    for (const page of pages) {
      expect(page).toContain('Gespreksverslag · Concept')
      expect(page).not.toContain('GV-2026-0147')
      expect(page).not.toContain('Controlecode')
    }
    expect(flat(pages.join(' '))).toContain('Nog niet verzegeld.')
    expect(file).toBeTruthy()
  })

  it('names the version it replaces', async () => {
    const { pages } = await pagesOf({ ...report, version: 2, replaces: { number: 'GV-2026-0147', version: 1 } })
    expect(pages[0]).toContain('Dit is versie 2. Deze versie komt in de plaats van versie 1.')
  })

  it('is in English when the document is', async () => {
    const { structure, pages } = await pagesOf({ ...report, language: 'en' })
    expect(textsOf(structure, 'H1')).toEqual(['Report of a talk about Sanne Adjei'])
    expect(pages[0]).toContain('Check code')
  })

  it('is the same bytes for the same model', async () => {
    const first = await laidOut({ kind: 'document', model: report, checkCode })
    const again = await laidOut({ kind: 'document', model: report, checkCode })
    expect(Buffer.compare(first.bytes, again.bytes)).toBe(0)
  })
})

describe('qrPayload', () => {
  it('says which document, version and page, and nothing about a person', () => {
    expect(qrPayload(idOf('d'), 2, 3)).toBe(`driehoek:1:${idOf('d')}:2:3`)
  })
})
