/** The engine's tag guard over the documents people get: whatever is shown is tagged, or a known artifact. */
import { describe, expect, it } from 'vitest'
import { layOut } from '#documents/engine/lay-out.ts'
import { definePages, type PageRequest } from '#documents/pages/define-pages.ts'
import { nodeFonts } from '../engine/node-fonts.ts'
import { readPdf } from '../engine/read-pdf.ts'
import { readStructure, wordsOf } from '../engine/read-structure.ts'
import * as models from './models.ts'

const fonts = nodeFonts()
const frozen = (model: Extract<PageRequest, { kind: 'document' }>['model']): PageRequest => ({
  kind: 'document',
  model,
  checkCode: '7KQ4-M2XD-93TA',
})

const requests: Record<string, PageRequest> = {
  report: frozen(models.report),
  'short report': frozen(models.shortReport),
  'long report': frozen(models.longReport),
  'ten signatories': frozen(models.tenSignatories),
  'long names and a logo': frozen(models.longNames),
  'names of many scripts': frozen(models.otherScripts),
  'phase summary': frozen(models.summary),
  'remarks sheet': frozen(models.remarks),
  'transfer dossier': frozen(models.dossier),
  draft: { kind: 'document', model: models.report, checkCode: null },
  'recovery sheet': {
    kind: 'recovery-sheet',
    language: 'en',
    code: '7KQ4-M2XD-93TA',
    school: '',
    vaultId: models.idOf('v'),
    madeOnDay: '2026-11-23',
  },
}

async function structureOf(request: PageRequest) {
  const { definition, ...file } = definePages(request)
  const { bytes } = await layOut(definition, { ...file, fonts, compress: false })
  return readStructure(readPdf(bytes))
}

describe('the tag guard over our documents', () => {
  for (const [name, request] of Object.entries(requests)) {
    it(`holds for the ${name}`, async () => {
      const { faults, all } = await structureOf(request)
      expect(faults).toEqual([])
      expect(all.filter(({ type }) => type === 'H1')).toHaveLength(1)
    })
  }

  it('leaves only head, foot and repeated table heads untagged', async () => {
    const { contents, all } = await structureOf(requests['long report'] as PageRequest)
    const tagged = new Set(all.flatMap(({ text }) => wordsOf(text)))
    const furniture = new Set(
      wordsOf(
        'Lindekwartier College Gespreksverslag GV-2026-0147 · versie Controlecode 7KQ4-M2XD-93TA Vastgelegd op om van bladzijde di nov',
      ),
    )
    const strangers = contents.flatMap(({ shown }) =>
      wordsOf(
        shown
          .filter(({ mcid }) => mcid === null)
          .map(({ text }) => text)
          .join(' '),
      ).filter((word) => !tagged.has(word) && !furniture.has(word) && !/^[\d:]+$/.test(word)),
    )
    expect(strangers).toEqual([])
  })
})
