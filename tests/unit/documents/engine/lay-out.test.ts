import { describe, expect, it } from 'vitest'
import type { TaggedDefinition } from '#documents/engine/definition.ts'
import { layOut } from '#documents/engine/lay-out.ts'
import { LayoutError } from '#documents/engine/layout-error.ts'
import { edgeDocuments, everything, sheet, sheetOptions } from './edge-documents.ts'
import { nodeFonts } from './node-fonts.ts'
import { cmykJpeg, pngOf } from './pictures.ts'

const fonts = nodeFonts()

describe('layOut refuses what it can not tag', () => {
  const refusal = async (definition: TaggedDefinition, options: Partial<Parameters<typeof layOut>[1]> = {}) => {
    const error = await layOut(definition, { ...sheetOptions, fonts, ...options }).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    return error instanceof LayoutError ? error.code : error
  }
  const line = { type: 'line', x1: 0, y1: 0, x2: 9, y2: 9 } as const

  it('names what is missing', async () => {
    expect(await refusal(sheet([]), { title: ' ' })).toBe('title-missing')
    expect(await refusal(sheet([]), { language: '' as 'nl' })).toBe('language-missing')
    expect(await refusal(sheet([{ canvas: [line], alt: ' ' }]))).toBe('alt-missing')
    expect(await refusal(sheet([{ signature: { fieldName: 'a', tooltip: '', width: 9, height: 9 } }]))).toBe(
      'alt-missing',
    )
    expect(await refusal(sheet([{ table: { body: [['a']] } }]))).toBe('table-without-header')
    expect(await refusal(sheet([{ text: 'a', heading: 3 }]))).toBe('heading-level-skipped')
  })

  it('keeps links and fields out of header and footer', async () => {
    const link = { text: [{ text: 'a', link: 'https://a.example' }] }
    expect(await refusal(sheet([], { footer: () => link }))).toBe('link-in-artifact')
    const signature = { signature: { fieldName: 'a', tooltip: 'b', width: 9, height: 9 } }
    expect(await refusal(sheet([], { header: () => signature }))).toBe('signature-in-artifact')
    expect(await refusal(sheet([signature, signature]))).toBe('signature-name-twice')
  })

  it('keeps data out of 2a and pictures it can not read out of all', async () => {
    const attachments = [
      { name: 'a', mediaType: 'text/plain', bytes: new Uint8Array(1), description: 'a', relationship: 'Data' as const },
    ]
    expect(await refusal(sheet([]), { attachments })).toBe('attachment-needs-3a')
    const picture = (image: Uint8Array) => sheet([{ image, fit: [9, 9], alt: 'a' }])
    expect(await refusal(picture(new Uint8Array([1, 2, 3])))).toBe('image-unreadable')
    expect(await refusal(picture(pngOf(2, 2, 'rgb').slice(0, 20)))).toBe('image-unreadable')
    expect(await refusal(picture(cmykJpeg))).toBe('image-colour-space')
    expect(await refusal(picture(pngOf(2, 2, 'rgb')))).toBeUndefined()
  })
})

describe('layOut', () => {
  it('gives the same bytes for the same input, whatever came before', async () => {
    const options = { ...sheetOptions, fonts: nodeFonts() }
    const build = edgeDocuments['names from right to left and other scripts']
    if (!build) throw new Error('the document is gone')
    const first = await layOut(build(), options)
    await layOut(everything(), options)
    const again = await layOut(build(), options)
    expect(Buffer.from(again.bytes).equals(Buffer.from(first.bytes))).toBe(true)
  })

  it('does not change the definition it is given', async () => {
    const definition = everything()
    const before = JSON.stringify(definition)
    await layOut(definition, { ...sheetOptions, fonts })
    expect(JSON.stringify(definition)).toBe(before)
  })

  it('says what it replaced, removed and let go', async () => {
    const { warnings } = await layOut(everything(), { ...sheetOptions, fonts })
    expect(warnings.map(({ code }) => code).toSorted()).toEqual([
      'characters-replaced',
      'control-characters-removed',
      'kept-together-given-up',
    ])
  })

  it('says where the signature fields stand', async () => {
    const build = edgeDocuments['signature fields and figures']
    if (!build) throw new Error('the document is gone')
    const { signatureFields, pageCount } = await layOut(build(), { ...sheetOptions, fonts })
    expect(signatureFields.map(({ name }) => name)).toEqual(['leerling', 'moeder', 'vader', 'decaan'])
    for (const {
      rect: [left, bottom, right, top],
      page,
    } of signatureFields) {
      expect(right - left).toBeCloseTo(180)
      expect(top - bottom).toBeCloseTo(70.87)
      expect(bottom).toBeGreaterThan(90)
      expect(page).toBeLessThan(pageCount)
    }
  })

  it('keeps a table on the page when a word is longer than its column', async () => {
    const signature = { fieldName: 'edge', tooltip: 'edge', width: 40, height: 20 }
    const table = (word: string): TaggedDefinition =>
      sheet([{ table: { widths: ['auto', '*', 40], body: [['a', word, { signature }]] }, placing: true }])
    const rightEdge = async (word: string) =>
      (await layOut(table(word), { ...sheetOptions, fonts })).signatureFields[0]?.rect[2]
    expect(await rightEdge('Noordelijkpolderland'.repeat(20))).toBe(await rightEdge('kort'))
  })
})
