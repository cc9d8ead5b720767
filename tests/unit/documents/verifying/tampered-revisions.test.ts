/** Revisions put behind, under or into a signed file, named by our verifier; pdfsig's opinion beside it where it has one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dict, ref, textString, withKeys } from '#documents/signing/pdf-objects.ts'
import { serialize } from '#documents/signing/pdf-writer.ts'
import { recordSignature } from '#documents/signing/record-signature.ts'
import { buildRendition } from '#documents/signing/renditions.ts'
import { CheckFolder, isMissing, readPdfsig } from '../signing/checkers.ts'
import { makeEntries, makeSealed, makeSigner } from '../signing/sealed-sample.ts'
import { appendForged, bytesOf, latin1, newNumber, type Parts, resignAll, takeApart } from './forge.ts'
import { expectVerdict, overwrite, parts, prepareSample, rendition, sealed, signer, verify } from './tampered-sample.ts'

let folder: CheckFolder

beforeAll(async () => {
  folder = new CheckFolder()
  await prepareSample()
})
afterAll(() => folder.remove())

describe('a revision appended after the seal', () => {
  it('that adds a page is named', async () => {
    const number = newNumber(parts.file)
    const page = `<</Type /Page /Parent ${parts.pagesNumber} 0 R /MediaBox [0 0 595 842] /Resources <<>>>>`
    const kids = [...parts.pageNumbers, number].map((kid) => `${kid} 0 R`).join(' ')
    const pages = `<</Type /Pages /Count ${parts.pageNumbers.length + 1} /Kids [${kids}]>>`
    const bytes = await appendForged(sealed, [
      { number, text: page },
      { number: parts.pagesNumber, text: pages },
    ])
    await expectVerdict(bytes, 'changed', 'page-added')
  })

  it('that takes a page away is named', async () => {
    const pages = `<</Type /Pages /Count 1 /Kids [${parts.pageNumbers[0]} 0 R]>>`
    await expectVerdict(
      await appendForged(sealed, [{ number: parts.pagesNumber, text: pages }]),
      'changed',
      'page-removed',
    )
  })

  it('that swaps the page tree is named', async () => {
    const number = newNumber(parts.file)
    const pages = serialize(parts.pages)
    const catalog = serialize(withKeys(parts.catalog, { Pages: ref(number) }))
    const bytes = await appendForged(sealed, [
      { number, text: pages },
      { number: parts.catalogNumber, text: catalog },
    ])
    await expectVerdict(bytes, 'changed', 'page-tree-changed')
  })

  it.skipIf(isMissing('pdfsig'))('that swaps a page is only "not total" for pdfsig, and named here', async () => {
    const number = newNumber(parts.file)
    const [first, second] = parts.pageNumbers
    const pages = serialize(withKeys(parts.pages, { Kids: [ref(first ?? 0), ref(number)] }))
    const bytes = await appendForged(sealed, [
      { number, text: serialize(parts.file.object(second ?? 0) ?? null) },
      { number: parts.pagesNumber, text: pages },
    ])
    const { output } = folder.run('pdfsig', folder.write('swap.pdf', bytes))
    expect(readPdfsig(output)).toMatchObject([{ isValid: true, isTotal: false }])
    await expectVerdict(bytes, 'changed', 'page-added')
  })

  it('that changes the content of a page is named', async () => {
    const page = parts.file.object(parts.pageNumbers[0] ?? 0)
    const contents = page instanceof Map ? page.get('Contents') : undefined
    const { number } = contents as { number: number }
    const bytes = await appendForged(sealed, [{ number, text: '<</Length 0>>\nstream\n\nendstream' }])
    await expectVerdict(bytes, 'changed', 'page-changed')
  })

  it('that adds an annotation is named', async () => {
    const number = newNumber(parts.file)
    const pageNumber = parts.pageNumbers[0] ?? 0
    const page = parts.file.object(pageNumber)
    if (!(page instanceof Map)) throw new Error('no page')
    const annotations = page.get('Annots')
    const list = Array.isArray(annotations) ? annotations : []
    const note = '<</Type /Annot /Subtype /FreeText /Rect [10 10 90 90] /Contents (Niet akkoord)>>'
    const bytes = await appendForged(sealed, [
      { number, text: note },
      { number: pageNumber, text: serialize(withKeys(page, { Annots: [...list, ref(number)] })) },
    ])
    await expectVerdict(bytes, 'changed', 'annotation-added')
  })

  it('that changes a form value is named', async () => {
    const { number, dict: field } = parts.textField
    const text = serialize(withKeys(field, { V: textString('wel degelijk') }))
    await expectVerdict(await appendForged(sealed, [{ number, text }]), 'changed', 'form-value-changed')
  })

  it('that changes the form itself is named, whatever the key', async () => {
    for (const entry of [{ NeedAppearances: true }, { XFA: textString('x') }, { CO: [] }, { SigFlags: 0 }]) {
      const text = serialize(withKeys(parts.form, entry))
      await expectVerdict(await appendForged(sealed, [{ number: parts.formNumber, text }]), 'changed', 'form-changed')
    }
  })

  it('that changes the metadata or the document information is named', async () => {
    const metadata = (parts.catalog.get('Metadata') as { number: number }).number
    const stream = '<</Type /Metadata /Subtype /XML /Length 1>>\nstream\nx\nendstream'
    await expectVerdict(await appendForged(sealed, [{ number: metadata, text: stream }]), 'changed', 'metadata-changed')
    const number = newNumber(parts.file)
    const info = [{ number, text: '<</Title (Iets anders)>>' }]
    await expectVerdict(await appendForged(sealed, info, { Info: `${number} 0 R` }), 'changed', 'metadata-changed')
  })

  it('with a second catalog is named', async () => {
    const number = newNumber(parts.file)
    const bytes = await appendForged(sealed, [{ number, text: serialize(parts.catalog) }], { Root: `${number} 0 R` })
    await expectVerdict(bytes, 'changed', 'catalog-replaced')
  })

  it('that takes the signature away is named', async () => {
    const { ref: place, dict: field } = parts.field('seal')
    const emptied = new Map([...field].filter(([key]) => key !== 'V'))
    const bytes = await appendForged(sealed, [{ number: place.number, text: serialize(emptied) }])
    await expectVerdict(bytes, 'changed', 'signature-removed')
  })

  it('that takes the whole form away is named', async () => {
    const stripped = new Map([...parts.catalog].filter(([key]) => key !== 'AcroForm' && key !== 'Perms'))
    const bytes = await appendForged(sealed, [{ number: parts.catalogNumber, text: serialize(stripped) }])
    await expectVerdict(bytes, 'changed', 'form-changed')
  })

  it('that only loosens the permissions is named', async () => {
    const loosened = new Map([...parts.catalog].filter(([key]) => key !== 'Perms'))
    const bytes = await appendForged(sealed, [{ number: parts.catalogNumber, text: serialize(loosened) }])
    await expectVerdict(bytes, 'changed', 'permissions-changed')
  })

  it('that moves a signature box is named', async () => {
    const { ref: place, dict: field } = parts.field('sign-1')
    const moved = withKeys(field, { Rect: [0, 0, 595, 842] })
    const bytes = await appendForged(sealed, [{ number: place.number, text: serialize(moved) }])
    await expectVerdict(bytes, 'changed', 'signature-field-changed')
  })

  it('that adds an object nobody points at, or removes one, is named', async () => {
    const number = newNumber(parts.file)
    await expectVerdict(await appendForged(sealed, [{ number, text: '(los)' }]), 'changed', 'object-added')
    const freed = latin1(await appendForged(sealed, [])).replace(
      /xref\n0 1\n0000000000 65535 f \n(?=trailer[\s\S]{0,400}$)/,
      `xref\n0 1\n0000000000 65535 f \n${parts.pageNumbers[1]} 1\n0000000000 00001 f \n`,
    )
    await expectVerdict(bytesOf(freed), 'changed', 'object-removed')
  })

  it('that says nothing, and bytes after the end, are named', async () => {
    await expectVerdict(await appendForged(sealed, []), 'changed', 'unsigned-revision')
    await expectVerdict(bytesOf(`${latin1(sealed)}\n`), 'changed', 'bytes-appended')
    await expectVerdict(bytesOf(`${latin1(sealed)}% opmerking`), 'changed', 'bytes-appended')
  })

  it('that starts its own history without the signed one is named', async () => {
    const bytes = latin1(await appendForged(sealed, []))
    const first = parts.file.sections[0]?.offset ?? 0
    const at = bytes.lastIndexOf('/Prev ')
    const rewritten = bytes.slice(0, at) + bytes.slice(at).replace(/\/Prev \d+/, `/Prev ${first}`)
    const found = await verify(bytesOf(rewritten))
    expect(found.verdict).not.toBe('valid')
  })
})

describe('a revision slipped under a later signature', () => {
  /** A form value changed after the seal, then properly signed over by the counsellor's own key. */
  async function slipUnder(objects: (forged: Parts) => { number: number; text: string }[]) {
    const forged = await appendForged(sealed, objects(parts))
    const [entry] = makeEntries(signer, 1)
    if (entry === undefined) throw new Error('no entry')
    return recordSignature(forged, entry)
  }

  it('is named although the last signature covers it', async () => {
    const bytes = await slipUnder(({ textField }) => [
      { number: textField.number, text: serialize(withKeys(textField.dict, { V: textString('anders') })) },
    ])
    const found = await verify(bytes)
    expect(found).toMatchObject({ verdict: 'changed', reason: 'form-value-changed' })
    expect(found.changesAfter).toContainEqual({
      code: 'form-value-changed',
      afterField: 'seal',
      objectNumber: parts.textField.number,
    })
    expect(found.changesAfter.map(({ code }) => code)).toContain('unsigned-revision')
    expect(found.signatures.map(({ problem }) => problem)).toEqual([undefined, undefined])
  })

  it('is named when it fills a reference that pointed at nothing when it was signed', async () => {
    // A prepared document: its text field points at an object that does not exist yet ("shadow attack").
    const { makeSampleDocument } = await import('../signing/sample-document.ts')
    const base = await makeSampleDocument()
    const clean = await takeApart(base)
    const hidden = newNumber(clean.file) + 40
    const prepared = await appendForged(base, [
      {
        number: clean.textField.number,
        text: serialize(withKeys(clean.textField.dict, { AP: dict({ N: ref(hidden) }) })),
      },
    ])
    const preparedSeal = await makeSealed(signer, prepared)
    await expectVerdict(preparedSeal, 'valid', 'intact')
    const form = '<</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 0>>\nstream\n\nendstream'
    const found = await verify(await appendForged(preparedSeal, [{ number: hidden, text: form }]))
    expect(found.verdict).toBe('changed')
    expect(found.changesAfter.map(({ code }) => code)).toContain('dangling-reference-filled')
  })
})

describe('signatures of a stranger', () => {
  it('that fill an empty field are told apart', async () => {
    const stranger = await makeSigner('Jörg de Vries')
    const bytes = await buildRendition(sealed, makeEntries(stranger, 1), 'all')
    const found = await verify(bytes)
    expect(found).toMatchObject({ verdict: 'unknown-signer', reason: 'certificate-not-known', changesAfter: [] })
    expect(found.signatures.map(({ known }) => known)).toEqual([true, false])
  })

  it('that replace the seal are told apart', async () => {
    const stranger = await makeSigner('Jörg de Vries')
    await expectVerdict(await makeSealed(stranger), 'unknown-signer', 'certificate-not-known')
  })

  it('that replace the value of a filled field are named', async () => {
    const { ref: place, dict: field } = parts.field('seal')
    const other = await takeApart(rendition)
    const taken = other.field('sign-1').dict.get('V')
    const text = serialize(withKeys(field, { V: taken ?? null }))
    const found = await verify(await appendForged(rendition, [{ number: place.number, text }]))
    expect(found.verdict).toBe('changed')
  })
})

describe('what a signature forbids', () => {
  const seal = '/TransformMethod /DocMDP /TransformParams <</Type /TransformParams /P 2 /V /1.2>>'
  const withSeal = (now: string) => resignAll(overwrite(rendition, seal, now.padEnd(seal.length)), signer)

  it('holds when nothing but the CMS was made anew', async () => {
    await expectVerdict(await withSeal(seal), 'valid', 'intact')
  })

  it('is named where the seal allows no change at all', async () => {
    const found = await verify(await withSeal(seal.replace('/P 2', '/P 1')))
    expect(found).toMatchObject({ verdict: 'changed', reason: 'changes-forbidden' })
    expect(found.changesAfter.map(({ afterField }) => afterField)).toEqual(['seal', 'sign-1'])
  })

  it.each([
    ['/Action/All', ['sign-1', 'sign-2']],
    ['/Action/Include/Fields[(sign-2)]', ['sign-2']],
    ['/Action/Exclude/Fields[(sign-2)]', ['sign-1']],
  ])('is named where the seal locks fields: %s', async (action, locked) => {
    const found = await verify(await withSeal(`/TransformMethod /FieldMDP /TransformParams <<${action}>>`))
    expect(found).toMatchObject({ verdict: 'changed', reason: 'field-locked' })
    expect(found.changesAfter).toHaveLength(locked.length)
  })

  it('does not help a stranger who signs changed words anew', async () => {
    const stranger = await makeSigner('Jörg de Vries')
    const forged = await resignAll(overwrite(sealed, 'versie 1', 'versie 2'), stranger)
    await expectVerdict(forged, 'unknown-signer', 'certificate-not-known')
  })

  it('does not help one who puts his own key behind the known certificate', async () => {
    // A certificate's length varies with its signature; the swap needs one of the same length.
    let stranger = await makeSigner('Jörg de Vries')
    while (stranger.certificateDer.length !== signer.certificateDer.length) stranger = await makeSigner('Jörg de Vries')
    const forged = await resignAll(overwrite(sealed, 'versie 1', 'versie 2'), stranger)
    const known = Buffer.from(signer.certificateDer).toString('hex')
    const theirs = Buffer.from(stranger.certificateDer).toString('hex')
    await expectVerdict(overwrite(forged, theirs, known), 'changed', 'certificate-hash-mismatch')
  })
})

describe('a rendition', () => {
  it('cut back to an earlier signature is that earlier document', async () => {
    await expectVerdict(rendition.subarray(0, sealed.length), 'valid', 'intact')
  })

  it('with another’s field added to it is found out', async () => {
    // A revision taken from another rendition of the same document does not fit behind this one.
    const other = await buildRendition(sealed, makeEntries(signer, 1), 'all')
    const joined = bytesOf(latin1(rendition) + latin1(other.subarray(sealed.length)))
    expect((await verify(joined)).verdict).not.toBe('valid')
  })

  it('whose signature box shows something else when the pointer is over it is found out', async () => {
    const before = await takeApart(rendition)
    const { ref: place, dict: field } = before.field('sign-2')
    const appearance = before.file.resolve(field.get('AP'))
    if (!(appearance instanceof Map)) throw new Error('no appearance')
    const doubled = withKeys(field, { AP: withKeys(appearance, { R: appearance.get('N') ?? null }) })
    const found = await verify(await appendForged(rendition, [{ number: place.number, text: serialize(doubled) }]))
    expect(found.verdict).toBe('changed')
  })
})
