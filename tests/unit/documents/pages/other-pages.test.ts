import { describe, expect, it } from 'vitest'
import { canonicalJson, transferDossierSchema } from '#domain/reports/document-model.ts'
import { attachedFile, judged, metadataOf, skipReason, textsOf } from './judged-pdf.ts'
import { laidOut } from './laid-out.ts'
import { dossier, idOf, longReport, remarks, summary } from './models.ts'

const checkCode = '7KQ4-M2XD-93TA'
const flat = (text: string): string => text.replace(/\s+/g, ' ')

describe.skipIf(skipReason)(`the phase summary ${skipReason}`, () => {
  it('reads in the order of the phase, with the competencies in words', async () => {
    const { bytes, signatureFields } = await laidOut({ kind: 'document', model: summary, checkCode })
    const { structure, pages } = judged(bytes)
    expect(textsOf(structure, 'H1')).toEqual(['Fasesamenvatting van Sanne Adjei'])
    expect(textsOf(structure, 'H2').slice(0, 3)).toEqual([
      'De stappen in deze fase',
      'Wat dat heeft geleerd',
      'Waaraan is gewerkt',
    ])
    expect(flat(pages[0] ?? '')).toContain('Wat ik kan en welk werk bij mij past.')
    expect(flat(pages[0] ?? '')).toContain('Van thuis staat hier nog niets.')
    expect(signatureFields).toHaveLength(4)
  })
})

describe.skipIf(skipReason)(`the remarks sheet ${skipReason}`, () => {
  it('names what it is about and who wrote it, and has only the seal', async () => {
    const { bytes, signatureFields } = await laidOut({ kind: 'document', model: remarks, checkCode })
    const { structure, pages } = judged(bytes)
    expect(textsOf(structure, 'H1')).toEqual(['Opmerking van Kwame Adjei'])
    expect(flat(pages[0] ?? '')).toContain('Bij: Gespreksverslag over Sanne Adjei (GV-2026-0147, versie 1)')
    expect(signatureFields.map(({ name }) => name)).toEqual(['seal'])
  })
})

describe.skipIf(skipReason)(`the transfer dossier ${skipReason}`, () => {
  it('says on the cover for whom, on what ground and after whose inspection', async () => {
    const { bytes } = await laidOut({ kind: 'document', model: dossier, checkCode })
    const cover = flat(judged(bytes).pages[0] ?? '')
    for (const words of ['ROC Voorbeeldstad, Almere', dossier.legalBasis, 'Esther Mulder, maandag 5 april 2027']) {
      expect(cover).toContain(words)
    }
  })

  it('lists what is in it with the page on which it begins', async () => {
    const { bytes } = await laidOut({ kind: 'document', model: { ...dossier, reports: [longReport] }, checkCode })
    const { pages } = judged(bytes)
    const pageOf = (heading: string): number =>
      pages.findIndex((page, index) => index > 0 && page.includes(heading)) + 1
    for (const part of [
      'Loopbaan',
      'Fasesamenvatting verkennen',
      'Gespreksverslag van dinsdag',
      'Zienswijze van Kwame',
    ]) {
      const row = pages[0]?.split('\n').find((line) => line.trim().startsWith(part))
      expect(Number(row?.trim().split(/\s+/).at(-1)), part).toBe(pageOf(part))
    }
  })

  it('takes summaries and reports over in full, one heading deeper', async () => {
    const { bytes } = await laidOut({ kind: 'document', model: dossier, checkCode })
    const { structure } = judged(bytes)
    expect(textsOf(structure, 'H3')).toEqual(expect.arrayContaining(['Wat Sanne vertelt', 'Wat we afspreken']))
    expect(structure.join(' ')).toContain(dossier.reports[0]?.voices.pupil[0] ?? 'missing')
  })

  it('is PDF/A-3a and carries the same data as JSON', async () => {
    const { bytes } = await laidOut({ kind: 'document', model: dossier, checkCode })
    const { file } = judged(bytes)
    expect(metadataOf(file)).toContain('<pdfaid:part>3</pdfaid:part>')
    const data = attachedFile(file, 'doorstroomdossier.json')
    expect(data).toBe(canonicalJson(dossier))
    expect(transferDossierSchema.parse(JSON.parse(data))).toEqual(dossier)
  })
})

describe.skipIf(skipReason)(`the recovery sheet ${skipReason}`, () => {
  const code = '7KQ4-M2XD-93TA-0000-1111-2222-3333-4444-5555-6666-7777'
  const sheet = { kind: 'recovery-sheet', language: 'nl', code, vaultId: idOf('v'), madeOnDay: '2026-11-23' } as const

  it('shows every group of the code in order, on one page', async () => {
    const { bytes, pageCount } = await laidOut({ ...sheet, school: 'Lindekwartier College' })
    const { structure } = judged(bytes)
    expect(pageCount).toBe(1)
    const groups = textsOf(structure, 'P').filter((text) => /^[0-9A-Z]{4}$/.test(text))
    expect(groups.join('-')).toBe(code)
  })

  it('needs no school', async () => {
    const { pages } = judged((await laidOut({ ...sheet, school: '' })).bytes)
    expect(pages[0]).not.toMatch(/^School\b/m)
  })
})
