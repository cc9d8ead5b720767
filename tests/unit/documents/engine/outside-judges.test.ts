/**
 * What programs of others say of the engine's files: qpdf, poppler. Skipped with a reason where they are not
 * installed, never where CI says it runs. And fixed fingerprints: a change of bytes is a change somebody must want.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { layOut } from '#documents/engine/lay-out.ts'
import { lackReason, lacks } from '#tests/support/checkers.ts'
import { edgeDocuments, furnitureWords, sheetOptions } from './edge-documents.ts'
import { nodeFonts } from './node-fonts.ts'
import { wordsOf } from './read-structure.ts'

const lacking = ['qpdf', 'pdfinfo', 'pdftotext', 'pdffonts'].filter(lacks)
const skipReason = lacking.map(lackReason).join('; ')

const fonts = nodeFonts()
const folder = mkdtempSync(join(tmpdir(), 'driehoek-engine-'))
const paths = new Map<string, string>()

beforeAll(async () => {
  for (const [name, build] of Object.entries(edgeDocuments)) {
    const { bytes } = await layOut(build(), { ...sheetOptions, fonts })
    const path = join(folder, `${paths.size}.pdf`)
    writeFileSync(path, bytes)
    paths.set(name, path)
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

const run = (tool: string, ...args: string[]): string =>
  execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'pipe'] })
const pathOf = (name: string): string => paths.get(name) ?? expect.fail(`no file for ${name}`)

const rightToLeftLetter = /[\u0590-\u08ff]/

/** How often each word stands there. Poppler cuts and turns words from right to left, so these count by letter. */
function countOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (word: string) => counts.set(word, (counts.get(word) ?? 0) + 1)
  for (const word of words) {
    if (!rightToLeftLetter.test(word)) add(word)
    else for (const letter of word) if (rightToLeftLetter.test(letter)) add(letter)
  }
  return counts
}

describe.skipIf(skipReason)(`other programs' judgement ${skipReason}`, () => {
  for (const name of Object.keys(edgeDocuments)) {
    it(`finds nothing wrong with ${name}`, () => {
      expect(run('qpdf', '--check', pathOf(name))).toContain('No syntax or stream encoding errors found')
      const facts = run('pdfinfo', pathOf(name))
      expect(facts).toMatch(/^Tagged: +yes$/m)
      expect(facts).toMatch(/^Title: +Proefdocument$/m)
      expect(facts).toMatch(/^Suspects: +no$/m)
      const rows = run('pdffonts', pathOf(name)).split('\n').slice(2).filter(Boolean)
      expect(rows.length).toBeGreaterThan(0)
      for (const row of rows) expect(row).toMatch(/Identity-H +yes yes yes/)
    })

    it(`reads every word of ${name} in the tags too`, () => {
      // Lines are joined: a word that is too long for a line is whole in the tags and cut on the page.
      const tagged = run('pdfinfo', '-struct-text', pathOf(name))
      const said = [...tagged.matchAll(/^ *"(.*)"$/gm)].map(([, text]) => text ?? '').join(' ')
      const inTags = countOf(wordsOf(said))
      const onPages = countOf(wordsOf(run('pdftotext', '-raw', pathOf(name), '-').replace(/[\u202a-\u202e]/g, '')))
      const heads = new Set(['Kolomkop', 'Tweede', 'Binnen', 'een', 'twee', 'Kop', 'Fase', 'Thuis', 'School'])
      const strangers = [...onPages].filter(
        ([word, count]) =>
          count > (inTags.get(word) ?? 0) && !furnitureWords.has(word) && !heads.has(word) && !/^\d+\.?$/.test(word),
      )
      // Words that poppler cuts differently are on both sides with other cuts; letters must still agree.
      const cut = strangers.filter(([word]) => !said.replace(/\s+/g, '').includes(word))
      expect(cut).toEqual([])
    })
  }
})

describe.skipIf(skipReason)(`the judges themselves ${skipReason}`, () => {
  it('miss a word whose tag is taken away', async () => {
    const definition = {
      content: [{ text: 'kanarie', heading: 1 as const }, 'rest'],
      pageMargins: [50, 50, 50, 50] as [number, number, number, number],
    }
    const { bytes } = await layOut(definition, { ...sheetOptions, fonts, compress: false })
    const path = join(folder, 'kanarie.pdf')
    writeFileSync(path, bytes)
    expect(run('pdfinfo', '-struct-text', path)).toContain('kanarie')
    writeFileSync(
      path,
      Buffer.from(bytes).toString('latin1').replace('/H1 <</MCID 0>> BDC', '/H1 <</XXXX 0>> BDC'),
      'latin1',
    )
    expect(run('pdfinfo', '-struct-text', path)).not.toContain('kanarie')
    expect(run('pdftotext', path, '-')).toContain('kanarie')
  })
})

describe('fingerprints', () => {
  // Uncompressed, so that no version of zlib has a say.
  const known: Record<string, string> = {
    'cells over rows and columns': 'a4890550560cdf29',
    'lists in lists': '5d3d5d194dbb24a4',
    'names from right to left and other scripts': 'e66a2929252edaef',
    'signature fields and figures': '775ad592f1a8490d',
  }
  for (const [name, fingerprint] of Object.entries(known)) {
    it(`stay the same for ${name}`, async () => {
      const build = edgeDocuments[name] ?? expect.fail('the document is gone')
      const { bytes } = await layOut(build(), { ...sheetOptions, fonts, compress: false })
      expect(createHash('sha256').update(bytes).digest('hex').slice(0, 16)).toBe(fingerprint)
    })
  }
})
