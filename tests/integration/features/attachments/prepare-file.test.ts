/** Files on their way into a dossier, in a real browser: what is kept of them, and what is refused. */
import { describe, expect, it } from 'vitest'
import { type PicturePage, pdfOfPictures } from '#documents/scans/pdf-of-pictures.ts'
import { fileTypeOf } from '#domain/shared/file-type.ts'
import { pictureHeaderOf } from '#domain/shared/picture-header.ts'
import { type PreparedFile, prepareFile } from '#features/shared/attachments/prepare-file.ts'
import {
  bytesOf,
  canary,
  hugePng,
  joined,
  noise,
  pdfWithScript,
  picture,
  redAndBlue,
  sheet,
  withExif,
} from './hostile-files.ts'

async function kept(name: string, bytes: Uint8Array, purpose: 'attachment' | 'scan' | 'portrait' = 'attachment') {
  const prepared = await prepareFile({ name, bytes, purpose })
  if (!prepared.ok) throw new Error(`refused: ${prepared.code}`)
  return prepared.value
}

async function pixelAt(file: PreparedFile, x: number, y: number): Promise<number[]> {
  const bitmap = await createImageBitmap(new Blob([new Uint8Array(file.bytes)], { type: file.mediaType }))
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  const context = canvas.getContext('2d')
  context?.drawImage(bitmap, 0, 0)
  return [...(context?.getImageData(x, y, 1, 1).data ?? [])]
}

const sizeOf = (file: PreparedFile) => {
  if (file.mediaType === 'application/pdf') throw new Error('not a picture')
  return pictureHeaderOf(file.bytes, file.mediaType)
}
const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)

describe('prepareFile', () => {
  it('brings a photo down, says from what size, and gives it a thumbnail', async () => {
    const photo = await picture(3000, 2000, 'image/jpeg', noise)
    const file = await kept('Werkplaats.JPEG', photo)
    expect(sizeOf(file)).toMatchObject({ widthPx: 2400, heightPx: 1600 })
    expect(file).toMatchObject({ name: 'Werkplaats.jpg', mediaType: 'image/jpeg', originalSizeBytes: photo.length })
    expect(file.bytes.length).toBeLessThan(photo.length)
    const thumbnail = Uint8Array.from(atob(file.thumbnail), (letter) => letter.charCodeAt(0))
    expect(pictureHeaderOf(thumbnail, 'image/jpeg')).toMatchObject({ widthPx: 160, heightPx: 107 })
  })

  it('turns a photo as EXIF says and leaves EXIF behind', async () => {
    const photo = withExif(await picture(400, 200, 'image/jpeg', redAndBlue))
    expect(latin(photo)).toContain(canary)
    const file = await kept('IMG_0001.jpg', photo)
    expect(sizeOf(file)).toMatchObject({ widthPx: 200, heightPx: 400 })
    expect((await pixelAt(file, 100, 20))[0], 'what was left is up').toBeGreaterThan(200)
    expect((await pixelAt(file, 100, 380))[2], 'what was right is down').toBeGreaterThan(200)
    expect(latin(file.bytes)).not.toContain(canary)
    expect(latin(file.bytes)).not.toContain('Exif')
  })

  it('makes a photographed sheet grey, at 200 dots an inch', async () => {
    const file = await kept('blad.jpg', await picture(2480, 3508, 'image/jpeg', sheet))
    expect(sizeOf(file)).toMatchObject({ widthPx: 1654, heightPx: 2339 })
    const [red, green, blue] = await pixelAt(file, 20, 20)
    expect(Math.max(red ?? 0, green ?? 0, blue ?? 0) - Math.min(red ?? 0, green ?? 0, blue ?? 0)).toBeLessThan(4)
  })

  it('keeps a portrait in colour and small', async () => {
    const file = await kept('10234.png', await picture(900, 1200, 'image/png', sheet), 'portrait')
    expect(sizeOf(file)).toMatchObject({ widthPx: 360, heightPx: 480 })
    expect(file.mediaType).toBe('image/jpeg')
  })

  it('goes by what a file is: a PNG that calls itself JPEG, a WebP', async () => {
    expect(await kept('x.jpg', await picture(200, 100, 'image/png', redAndBlue))).toMatchObject({
      name: 'x.png',
      mediaType: 'image/png',
    })
    expect((await kept('y.webp', await picture(200, 100, 'image/webp', noise))).mediaType).toBe('image/jpeg')
  })

  it('leaves behind what hangs on the end of a picture', async () => {
    const polyglot = joined(
      await picture(200, 100, 'image/jpeg', redAndBlue),
      bytesOf(`<script>${canary}</script>PK\u0003\u0004`),
    )
    expect(latin((await kept('a.jpg', polyglot)).bytes)).not.toContain(canary)
  })

  it.each([
    ['nothing', async () => new Uint8Array(), 'empty'],
    ['an SVG', async () => bytesOf('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'kind-unknown'],
    ['a web page', async () => bytesOf('<!doctype html><script>1</script>'), 'kind-unknown'],
    ['a program', async () => bytesOf('MZ\u0090\u0000'), 'kind-unknown'],
    ['a photo of an iPhone', async () => bytesOf('\0\0\0\u0018ftypheic\0\0\0\0'), 'heic'],
    ['30,000 × 30,000 pixels', async () => hugePng(), 'too-many-pixels'],
    ['half a JPEG', async () => (await picture(600, 400, 'image/jpeg', noise)).subarray(0, 20_000), 'damaged'],
    ['half a PNG', async () => (await picture(300, 200, 'image/png', noise)).subarray(0, 20_000), 'damaged'],
    ['the mark of a JPEG and then a script', async () => joined([0xff, 0xd8, 0xff], bytesOf('<script>')), 'damaged'],
    ['the mark of a PDF and then nothing', async () => bytesOf('%PDF-1.7\nniets'), 'damaged'],
    ['half a PDF', async () => pdfWithScript().subarray(0, 200), 'damaged'],
  ])('refuses %s', async (_what, make, code) => {
    expect(await prepareFile({ name: 'x', bytes: await make(), purpose: 'attachment' })).toEqual({ ok: false, code })
  })

  it('refuses a PDF as a portrait', async () => {
    const answer = await prepareFile({ name: 'x', bytes: pdfWithScript(), purpose: 'portrait' })
    expect(answer).toEqual({ ok: false, code: 'kind-unknown' })
  })

  it('keeps a PDF with text as it came, shows its first page small, and runs nothing of it', async () => {
    const letter = pdfWithScript()
    const file = await kept('Brief.pdf', letter)
    expect(file.bytes).toEqual(letter)
    expect(file).toMatchObject({ originalSizeBytes: null, mediaType: 'application/pdf' })
    expect(file.thumbnail.length).toBeGreaterThan(200)
    expect('pdfScriptRan' in window).toBe(false)
  })

  it('brings a scanned PDF down page by page and keeps its paper size', async () => {
    const scanned = await picture(2480, 3508, 'image/jpeg', (context, width, height) => {
      noise(context, width, height)
      context.globalAlpha = 0.85
      sheet(context, width, height)
    })
    const page: PicturePage = { jpeg: scanned, widthPx: 2480, heightPx: 3508, widthPt: 595.28, heightPt: 841.89 }
    const pdf = pdfOfPictures([page, page])
    expect(pdf.length).toBeGreaterThan(2_000_000)
    const seen: number[] = []
    const prepared = await prepareFile({ name: 'Scan.pdf', bytes: pdf, purpose: 'scan' }, (done) => seen.push(done))
    if (!prepared.ok) throw new Error(prepared.code)
    const { bytes, originalSizeBytes } = prepared.value
    expect(seen).toEqual([1, 2])
    expect(originalSizeBytes).toBe(pdf.length)
    expect(bytes.length).toBeLessThan(pdf.length * 0.8)
    expect(fileTypeOf(bytes)).toBe('application/pdf')
    expect(latin(bytes).match(/MediaBox \[0 0 595\.28 841\.89\]/g)).toHaveLength(2)
    expect(latin(bytes)).toContain('/Width 1654 /Height 2339')
  })

  it('refuses what is still too large after all', async () => {
    const letter = pdfWithScript()
    const padded = new Uint8Array(21_000_000)
    padded.fill(0x20)
    padded.set(letter, 0)
    padded.set(bytesOf(`\nstartxref\n${latin(letter).lastIndexOf('xref\n0')}\n%%EOF\n`), padded.length - 40)
    expect(await prepareFile({ name: 'Boek.pdf', bytes: padded, purpose: 'attachment' })).toEqual({
      ok: false,
      code: 'too-large',
    })
  })
})
