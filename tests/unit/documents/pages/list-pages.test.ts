import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { layOut } from '#documents/engine/lay-out.ts'
import { definePages, type PageRequest } from '#documents/pages/define-pages.ts'
import { labelSheetCount, labelSheets } from '#documents/pages/list-papers.ts'
import { nodeFonts } from '../engine/node-fonts.ts'
import { readPdf } from '../engine/read-pdf.ts'
import { readStructure } from '../engine/read-structure.ts'
import { skipReason } from './judged-pdf.ts'
import { laidOut } from './laid-out.ts'
import { classList, classNames, labels, letterList, photoSheet } from './list-models.ts'

const fonts = nodeFonts()
const pointsPerMm = 72 / 25.4

const papers: Record<string, PageRequest> = {
  'class list': classList,
  'letter list': letterList,
  'photo page of four': photoSheet(4),
  'photo page of five': photoSheet(5),
  'labels 3×8': labels('3x8', 5),
  'labels 2×7': labels('2x7', 1),
  'empty list': { ...classList, rows: [] },
  'photo page of nobody': { ...photoSheet(5), portraits: [] },
}

describe('the tag guard over lists on paper', () => {
  it.each(Object.entries(papers))('holds for the %s', async (_name, request) => {
    const { definition, ...file } = definePages(request)
    const { bytes, warnings } = await layOut(definition, { ...file, fonts, compress: false })
    const { faults, all } = readStructure(readPdf(bytes))
    expect(faults).toEqual([])
    expect(warnings).toEqual([])
    // Labels hold nothing but addresses: no heading that would stand on a letter.
    expect(all.filter(({ type }) => type === 'H1')).toHaveLength(request.kind === 'label-sheet' ? 0 : 1)
  })
})

/** The tags of a list: our own reader, since pdfinfo takes seconds for a table of forty rows. */
async function tagsOf(request: PageRequest): Promise<{ type: string; text: string }[]> {
  const { definition, ...file } = definePages(request)
  const { bytes } = await layOut(definition, { ...file, fonts, compress: false })
  return readStructure(readPdf(bytes)).all
}

const textsIn = (tags: readonly { type: string; text: string }[], type: string): string[] =>
  tags.filter((tag) => tag.type === type).map(({ text }) => text.trim())

/** Text of each page, by a program from outside. */
function pagesOf(bytes: Uint8Array): { file: string; pages: string[] } {
  const file = join(mkdtempSync(join(tmpdir(), 'driehoek-lists-')), 'list.pdf')
  writeFileSync(file, bytes)
  execFileSync('qpdf', ['--check', file])
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
  return { file, pages: text.split('\f').slice(0, -1) }
}

describe.skipIf(skipReason)(`the class list ${skipReason}`, () => {
  it('holds a class of 36 on one sheet even with a long name', async () => {
    const { bytes, pageCount } = await laidOut(classList)
    expect(pageCount).toBe(1)
    const [page = ''] = pagesOf(bytes).pages
    expect(page).toContain('Gemaakt op maandag 23 november 2026')
    expect(page).toContain('0104235')
  })

  it('names each row by its pupil and each column by its heading', async () => {
    const tags = await tagsOf(classList)
    expect(textsIn(tags, 'H1')).toEqual(['Klassenlijst 4H2'])
    expect(textsIn(tags, 'TH')).toHaveLength(classList.columns.length + 36)
    expect(textsIn(tags, 'TH')).toEqual(expect.arrayContaining(['Naam', 'Aanwezig', 'Sanne Adjei', 'Zoë d’Aubigné']))
  })

  it('repeats its head on the next page', async () => {
    const long = { ...classList, rows: [...classList.rows, ...classList.rows] }
    const { pages } = pagesOf((await laidOut(long)).bytes)
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) expect(page).toMatch(/Naam\s+Nummer\s+Geboren/)
  })
})

describe.skipIf(skipReason)(`the photo page ${skipReason}`, () => {
  it('describes each portrait and keeps a place for who has none', async () => {
    const sheet = photoSheet(5)
    const figures = (await tagsOf(sheet)).filter(({ type }) => type === 'Figure')
    expect(figures).toHaveLength(sheet.portraits.filter(({ image }) => image !== null).length)
    const text = pagesOf((await laidOut(sheet)).bytes)
      .pages.join(' ')
      .replace(/\s+/g, ' ')
    for (const name of classNames.slice(6)) expect(text).toContain(name.slice(0, 11))
  })
})

/** The words of a page with their places: points from the page's top left. */
function wordsOn(file: string, page: number): { text: string; x: number; y: number }[] {
  const found = execFileSync('pdftotext', ['-bbox', '-f', String(page), '-l', String(page), file, '-'], {
    encoding: 'utf8',
  })
  return [...found.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)</g)].map(([, x, y, text]) => ({
    x: Number(x),
    y: Number(y),
    text: text ?? '',
  }))
}

describe.skipIf(skipReason)(`labels ${skipReason}`, () => {
  it.each([
    ['3x8', 5],
    ['3x8', 24],
    ['2x7', 1],
    ['2x7', 14],
  ] as const)('of %s from place %i on all stand inside their own label', async (layout, startAt) => {
    const sheet = {
      ...labels(layout, startAt),
      labels: classNames.map((_, index) => [`label${index}`, 'x'.repeat(150)]),
    }
    const { bytes, pageCount } = await laidOut(sheet)
    expect(pageCount).toBe(labelSheetCount(layout, startAt, classNames.length))
    const { file } = pagesOf(bytes)
    const { columns, rows, widthMm, heightMm, leftMm, topMm, gapMm } = labelSheets[layout]
    for (let page = 1; page <= pageCount; page += 1) {
      for (const { text, x, y } of wordsOn(file, page)) {
        const index = /^label(\d+)$/.exec(text)?.[1]
        if (index === undefined) continue
        const place = startAt - 1 + Number(index) - (page - 1) * columns * rows
        const left = (leftMm + (place % columns) * (widthMm + gapMm)) * pointsPerMm
        const top = (topMm + Math.floor(place / columns) * heightMm) * pointsPerMm
        expect([text, x - left > 8 && x - left < 30, y - top > 8 && y - top < (heightMm - 8) * pointsPerMm]).toEqual([
          text,
          true,
          true,
        ])
      }
    }
  })

  it('prints nothing but the labels', async () => {
    const { bytes } = await laidOut({ ...labels('3x8', 1), labels: [['Fam. Jansen', 'Laan 1', '', '1314 AB  ALMERE']] })
    expect(pagesOf(bytes).pages.join('').trim().split(/\s+/).join(' ')).toBe('Fam. Jansen Laan 1 1314 AB ALMERE')
  })

  it('shortens what can not fit, and keeps the first and the last line', async () => {
    const many = ['Aan de ouders van', ...Array.from({ length: 20 }, (_, index) => `regel ${index}`), '1314 AB  ALMERE']
    const text = pagesOf((await laidOut({ ...labels('3x8', 1), labels: [many] })).bytes).pages.join('')
    expect(text).toContain('Aan de ouders van')
    expect(text).toContain('ALMERE')
    expect(text).not.toContain('regel 10')
  })
})

describe('labelSheetCount', () => {
  it.each([
    ['3x8', 1, 24, 1],
    ['3x8', 2, 24, 2],
    ['2x7', 14, 1, 1],
    ['2x7', 14, 2, 2],
    ['2x7', 5, 0, 0],
  ] as const)('of %s from %i for %i labels is %i', (layout, startAt, count, sheets) => {
    expect(labelSheetCount(layout, startAt, count)).toBe(sheets)
  })
})

describe('definePages', () => {
  it('gives the same file for the same list, and another id for another', async () => {
    const id = (request: PageRequest) => definePages(request).documentId
    expect(id(classList)).toBe(id({ ...classList }))
    expect(id(classList)).not.toBe(id(letterList))
    expect(id(photoSheet(4))).toMatch(/^[0-9a-f]{32}$/)
    expect((await laidOut(classList)).bytes).toEqual((await laidOut({ ...classList })).bytes)
  })
})
