/**
 * The guard that makes pdfmake's and pdfkit's pinned internals safe to update: over documents that tempt to lose
 * something, all that is shown is tagged or a known artifact, and the tags say word for word, in order, what the
 * definition says. Read back with code of our own, so that no outside tool is needed.
 */
import { describe, expect, it } from 'vitest'
import { layOut } from '#documents/engine/lay-out.ts'
import { cleanText } from '#documents/engine/text-runs.ts'
import { edgeDocuments, furnitureWords, hugeDocuments, sheet, sheetOptions, textOfBlocks } from './edge-documents.ts'
import { nodeFonts } from './node-fonts.ts'
import { readPdf } from './read-pdf.ts'
import { readStructure, type Structure, type Tag, wordsOf } from './read-structure.ts'

const fonts = nodeFonts()

async function laidOut(definition: Parameters<typeof layOut>[0]) {
  const result = await layOut(definition, { ...sheetOptions, fonts, compress: false })
  const pdf = readPdf(result.bytes)
  return { result, pdf, structure: readStructure(pdf) }
}

/** Text of the tree without list labels, which the engine makes itself. */
function saidBy(tag: Tag): string {
  if (tag.type === 'Lbl') return ''
  if (tag.kids.length === 0 || tag.dict.has('ActualText')) return tag.text
  const own = tag.kids.some((kid) => kid.type === 'Link' || kid.type === 'Span')
  return own ? tag.text : tag.kids.map(saidBy).join('\n')
}

/** Letters only, without spaces: line breaks fall where they fall. */
const squeezed = (text: string): string => wordsOf(text).join('')

/** What the definition says, as far as the faces can show it. */
function expected(blocks: Parameters<typeof textOfBlocks>[0]): string {
  const unknown = /👨‍👩‍👧‍👦|😀|❤️|中|文|\ud83d(?![\udc00-\udfff])/gu
  return squeezed(cleanText(textOfBlocks(blocks)).replace(unknown, '\ufffd').replaceAll('→', '->'))
}

function artifactWords(structure: Structure): string[] {
  return structure.contents.flatMap((content) =>
    wordsOf(
      content.shown
        .filter(({ mcid }) => mcid === null)
        .map(({ text }) => text)
        .join(' '),
    ),
  )
}

/** Runs outside the text area of their page; a space at the end of a line may hang out. */
function outside(structure: Structure): string[] {
  return structure.contents.flatMap(({ shown }) =>
    shown
      .filter(({ text, mcid, left, right, baseline }) => {
        if (text.trim() === '') return false
        const hanging = text.endsWith(' ') ? 4 : 0
        const beside = left < 56.7 - 1 || right - hanging > 595.28 - 56.7 + 1
        return beside || (mcid !== null && (baseline < 90 - 1 || baseline > 841.89 - 56.7))
      })
      .map(({ text, left, right, baseline }) => `${text} ${left} ${right} ${baseline}`),
  )
}

describe('tag guard', () => {
  for (const [name, build] of Object.entries(edgeDocuments)) {
    it(`holds for ${name}`, async () => {
      const definition = build()
      const { structure } = await laidOut(definition)
      expect(structure.faults).toEqual([])
      expect(outside(structure)).toEqual([])
      expect(squeezed(saidBy(structure.root))).toBe(expected(definition.content))

      const heads = new Set(structure.all.filter(({ type }) => type === 'TH').flatMap(({ text }) => wordsOf(text)))
      const strangers = artifactWords(structure).filter(
        (word) => !furnitureWords.has(word) && !heads.has(word) && !/^\d+$/.test(word),
      )
      expect(strangers).toEqual([])
    })
  }

  it('notices text that is shown and not tagged', async () => {
    const { result } = await laidOut(sheet([{ text: 'kanarie' }]))
    const raw = new TextDecoder('iso-8859-1').decode(result.bytes)
    // The same bytes with the paragraph's marked content opened as nothing: same length, so that the file stays whole.
    const broken = raw.replace('/P <</MCID 1>> BDC', '/P <</XXXX 1>> BDC')
    expect(broken).not.toBe(raw)
    const { faults } = readStructure(readPdf(Uint8Array.from(broken, (character) => character.charCodeAt(0))))
    expect(faults.join('\n')).toContain('neither tagged nor artifact')
    expect(faults.join('\n')).toContain('MCID 1 is not on page 0')
  })

  it('notices a drawing outside tags', async () => {
    const { result } = await laidOut(
      sheet([{ canvas: [{ type: 'rect', x: 0, y: 0, w: 9, h: 9, color: '#000000' }], artifact: true }]),
    )
    const raw = new TextDecoder('iso-8859-1').decode(result.bytes)
    const broken = raw.replace('/Artifact <</Type /Layout>> BDC', '/Artifakt <</Type /Layout>> BDC')
    const { faults } = readStructure(readPdf(Uint8Array.from(broken, (character) => character.charCodeAt(0))))
    expect(faults.join('\n')).toContain('drawings are neither tagged nor artifact')
  })

  it('repeats a table head on later pages as an artifact only', async () => {
    const build = edgeDocuments['rows that stay together']
    if (!build) throw new Error('the document is gone')
    const { structure, result } = await laidOut(build())
    expect(result.pageCount).toBeGreaterThan(1)
    expect(structure.all.filter(({ type, text }) => type === 'TH' && text === 'Kolomkop')).toHaveLength(1)
    const repeats = artifactWords(structure).filter((word) => word === 'Kolomkop')
    expect(repeats).toHaveLength(result.pageCount - 1)
  })
})

describe('a field of 100,000 characters', () => {
  for (const [name, build] of Object.entries(hugeDocuments)) {
    it(`is laid out whole ${name}, inside the page`, { timeout: 60_000 }, async () => {
      const definition = build()
      const started = performance.now()
      const { structure, result } = await laidOut(definition)
      expect(performance.now() - started).toBeLessThan(30_000)
      expect(result.pageCount).toBeGreaterThan(5)
      expect(structure.faults).toEqual([])
      expect(outside(structure)).toEqual([])
      const said = squeezed(saidBy(structure.root))
      const wanted = expected(definition.content)
      expect(said.length).toBe(wanted.length)
      expect(said === wanted).toBe(true)
    })
  }
})
