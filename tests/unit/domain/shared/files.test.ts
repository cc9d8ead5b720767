import { describe, expect, it } from 'vitest'
import { type Attachment, nameAs, newestFirst } from '#domain/shared/attachment.ts'
import { fileTypeOf, imageTypeOf, unusableTypeOf } from '#domain/shared/file-type.ts'
import { formatSize } from '#domain/shared/format-size.ts'
import { pictureHeaderOf } from '#domain/shared/picture-header.ts'
import { isTooManyPixels, looksLikePaper, makeGrey, pictureForm, sizeWithin } from '#domain/shared/picture-rules.ts'
import { countStoredFiles } from '#domain/shared/stored-files.ts'

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)))

const pngMark = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const uint32 = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
const chunk = (name: string, content: number[]) => [
  ...uint32(content.length),
  ...bytes(name),
  ...content,
  ...[0, 0, 0, 0],
]
const ihdr = (width: number, height: number) => chunk('IHDR', [...uint32(width), ...uint32(height), 8, 2, 0, 0, 0])
const iend = chunk('IEND', [])

/** SOI, APP1 with an embedded thumbnail that has an end of its own, SOF0, SOS with data, and the end. */
const jpegHead = (width: number, height: number) => [
  ...[0xff, 0xd8],
  ...[0xff, 0xe1, 0, 8, 0xff, 0xd8, 0xff, 0xd9, 1, 2],
  ...[0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0],
  ...[0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0],
  ...[1, 2, 0xff, 0, 3, 0xff, 0xd0, 4],
]

describe('fileTypeOf', () => {
  it('goes by the first bytes', () => {
    expect(fileTypeOf(bytes('%PDF-1.7'))).toBe('application/pdf')
    expect(fileTypeOf(bytes(pngMark))).toBe('image/png')
    expect(fileTypeOf(bytes([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg')
    expect(fileTypeOf(bytes('RIFF', [9, 0, 0, 0], 'WEBP'))).toBe('image/webp')
  })

  it('takes no SVG, HTML, zip, sound in RIFF, or a mark that is not at the start', () => {
    for (const text of [
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '<html>',
      'PK\u0003\u0004',
      'RIFF    WAVE',
      '\n%PDF-1.7',
      '',
    ]) {
      expect(fileTypeOf(bytes(text)), text).toBeNull()
    }
    expect(imageTypeOf(bytes('RIFF', [9, 0, 0, 0], 'WEBP'))).toBeNull()
  })

  it('names what an iPhone makes', () => {
    expect(unusableTypeOf(bytes([0, 0, 0, 24], 'ftypheic'))).toBe('heic')
    expect(unusableTypeOf(bytes([0, 0, 0, 24], 'ftypmp42'))).toBe('other')
    expect(unusableTypeOf(bytes('x'))).toBe('other')
  })
})

describe('pictureHeaderOf', () => {
  it('reads a PNG and knows when its end is missing', () => {
    const whole = bytes(pngMark, ihdr(30_000, 2), chunk('IDAT', [1, 2, 3]), iend)
    expect(pictureHeaderOf(whole, 'image/png')).toEqual({ widthPx: 30_000, heightPx: 2, isWhole: true })
    expect(pictureHeaderOf(whole.subarray(0, -13), 'image/png')?.isWhole).toBe(false)
    expect(pictureHeaderOf(bytes(pngMark), 'image/png')).toBeNull()
  })

  it('reads a JPEG past an embedded thumbnail and knows when its end is missing', () => {
    const head = jpegHead(640, 480)
    expect(pictureHeaderOf(bytes(head, [0xff, 0xd9]), 'image/jpeg')).toEqual({
      widthPx: 640,
      heightPx: 480,
      isWhole: true,
    })
    expect(pictureHeaderOf(bytes(head, [0xff, 0xd9], 'a film after it'), 'image/jpeg')?.isWhole).toBe(true)
    // The size a decoder takes is that of the first frame: a small one behind it hides nothing.
    const twice = bytes(jpegHead(20_000, 20_000), jpegHead(8, 8).slice(2), [0xff, 0xd9])
    expect(pictureHeaderOf(twice, 'image/jpeg')?.widthPx).toBe(20_000)
    expect(pictureHeaderOf(bytes(head), 'image/jpeg')?.isWhole).toBe(false)
    expect(pictureHeaderOf(bytes(head.slice(0, 12)), 'image/jpeg')).toBeNull()
    expect(pictureHeaderOf(bytes([0xff, 0xd8, 0xff], '<svg onload=1>'), 'image/jpeg')).toBeNull()
  })

  it('reads the three kinds of WebP', () => {
    const riff = (kind: string, rest: number[]) => bytes('RIFF', [...[22, 0, 0, 0]], 'WEBP', kind, rest)
    const extended = riff('VP8X', [10, 0, 0, 0, 0, 0, 0, 0, 0x7f, 2, 0, 0xdf, 1, 0])
    expect(pictureHeaderOf(extended, 'image/webp')).toEqual({ widthPx: 640, heightPx: 480, isWhole: true })
    const lossy = riff('VP8 ', [8, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 0x80, 2, 0xe0, 1])
    expect(pictureHeaderOf(lossy, 'image/webp')).toMatchObject({ widthPx: 640, heightPx: 480 })
    const lossless = riff('VP8L', [8, 0, 0, 0, 0x2f, 0x7f, 0xc2, 0x77, 0, 0, 0, 0, 0, 0])
    expect(pictureHeaderOf(lossless, 'image/webp')).toMatchObject({ widthPx: 640, heightPx: 480 })
    expect(pictureHeaderOf(riff('ANIM', new Array(14).fill(0)), 'image/webp')).toBeNull()
  })
})

describe('isTooManyPixels', () => {
  it('refuses what would not fit in memory, before it is decoded', () => {
    expect(isTooManyPixels({ widthPx: 30_000, heightPx: 30_000 })).toBe(true)
    expect(isTooManyPixels({ widthPx: 30_000, heightPx: 1 })).toBe(true)
    expect(isTooManyPixels({ widthPx: 0, heightPx: 5 })).toBe(true)
    expect(isTooManyPixels({ widthPx: 8160, heightPx: 6120 })).toBe(false)
  })
})

describe('pictureForm', () => {
  it('brings a photo down and leaves a small one its size', () => {
    expect(pictureForm({ widthPx: 4000, heightPx: 3000 }, 'attachment', false)).toMatchObject({
      widthPx: 2400,
      heightPx: 1800,
      isGrey: false,
    })
    expect(pictureForm({ widthPx: 300, heightPx: 200 }, 'attachment', false)).toMatchObject({ widthPx: 300 })
  })

  it('makes a sheet grey at 200 dots an inch, and never a portrait', () => {
    const sheet = { widthPx: 2480, heightPx: 3508 }
    expect(pictureForm(sheet, 'attachment', true)).toMatchObject({ widthPx: 1654, heightPx: 2339, isGrey: true })
    expect(pictureForm(sheet, 'scan', false).isGrey).toBe(true)
    expect(pictureForm(sheet, 'portrait', true)).toMatchObject({ heightPx: 480, isGrey: false })
  })

  it('keeps a pixel of the narrowest strip', () => {
    expect(sizeWithin({ widthPx: 10_000, heightPx: 2 }, 160)).toEqual({ widthPx: 160, heightPx: 1 })
  })
})

describe('looksLikePaper', () => {
  const pixels = (count: number, ...rgb: number[]) => new Array(count).fill([...rgb, 255]).flat()
  const paper = pixels(900, 250, 245, 230)
  const ink = pixels(90, 30, 30, 40)

  it('says yes to a sheet with ink on it, also in warm light', () => {
    expect(looksLikePaper(Uint8ClampedArray.from([...paper, ...ink]))).toBe(true)
  })

  it('says no to coloured pencil, to the dark and to nothing', () => {
    expect(looksLikePaper(Uint8ClampedArray.from([...paper, ...ink, ...pixels(10, 200, 40, 60)]))).toBe(false)
    expect(looksLikePaper(Uint8ClampedArray.from([...pixels(600, 90, 90, 90), ...pixels(400, 240, 240, 240)]))).toBe(
      false,
    )
    expect(looksLikePaper(new Uint8ClampedArray())).toBe(false)
  })
})

describe('makeGrey', () => {
  it('gives the three colours of a pixel one value and leaves what shines through', () => {
    const pixel = Uint8ClampedArray.from([255, 0, 0, 128])
    makeGrey(pixel)
    expect([...pixel]).toEqual([76, 76, 76, 128])
  })
})

describe('formatSize', () => {
  it('writes sizes as people read them', () => {
    expect([1, 409_600, 999_499, 999_500, 6_200_000, 1_400_000_000].map((size) => formatSize(size, 'nl'))).toEqual([
      '1 kB',
      '410 kB',
      '1.000 kB',
      '1 MB',
      '6,2 MB',
      '1,4 GB',
    ])
    expect(formatSize(0, 'en')).toBe('0 kB')
    expect(formatSize(6_240_000, 'en')).toBe('6.2 MB')
  })
})

describe('nameAs', () => {
  it('gives the ending of what the file is', () => {
    expect(nameAs('foto.png', 'image/jpeg')).toBe('foto.jpg')
    expect(nameAs('Verslag v1.2 Amira.PDF', 'application/pdf')).toBe('Verslag v1.2 Amira.pdf')
    expect(nameAs('foto.jpg.exe', 'image/jpeg')).toBe('foto.jpg')
    expect(nameAs('../../etc/pas\u0000wd', 'image/png')).toBe('paswd.png')
    expect(nameAs('', 'image/png')).toBe('bijlage.png')
    expect(nameAs('x'.repeat(700), 'application/pdf').length).toBeLessThanOrEqual(500)
  })
})

describe('newestFirst', () => {
  it('puts the newest day first and names in order within a day', () => {
    const file = (addedDay: string, name: string) => ({ addedDay, name }) as Attachment
    const sorted = newestFirst([file('2026-11-01', 'c'), file('2026-11-03', 'é'), file('2026-11-03', 'a')])
    expect(sorted.map(({ name }) => name)).toEqual(['a', 'é', 'c'])
  })
})

describe('countStoredFiles', () => {
  const file = (id: string, change: Partial<Attachment>): Attachment => ({
    id: id.padEnd(22, '0'),
    rev: 1,
    pupilId: 'p'.padEnd(22, '0'),
    name: `${id}.jpg`,
    mediaType: 'image/jpeg',
    sizeBytes: 1000,
    addedDay: '2026-11-23',
    place: null,
    thumbnail: '',
    originalSizeBytes: null,
    ...change,
  })
  const other = 'q'.padEnd(22, '0')
  const at = (kind: 'dossier' | 'activity') => ({ kind, id: other })
  const files = [
    file('a', { place: at('dossier'), originalSizeBytes: 9000 }),
    file('b', { place: at('activity'), sizeBytes: 500 }),
    file('c', { sizeBytes: 200 }),
    file('d', { sizeBytes: 40_000, pupilId: other }),
    file('e', { pupilId: null, sizeBytes: 30 }),
  ]

  it('counts each kind, what was saved, and the largest dossiers', () => {
    const counted = countStoredFiles(files, new Set([file('c', {}).id]), 1)
    expect(counted).toEqual({
      kinds: [
        { kind: 'dossier', count: 1, sizeBytes: 1000 },
        { kind: 'activity', count: 1, sizeBytes: 500 },
        { kind: 'documents', count: 1, sizeBytes: 40_000 },
        { kind: 'portraits', count: 1, sizeBytes: 200 },
        { kind: 'logo', count: 1, sizeBytes: 30 },
      ],
      count: 5,
      sizeBytes: 41_730,
      savedBytes: 8000,
      largest: [{ pupilId: other, count: 1, sizeBytes: 40_000 }],
    })
  })

  it('counts nothing in an empty vault', () => {
    expect(countStoredFiles([], new Set(), 5)).toEqual({
      kinds: [],
      count: 0,
      sizeBytes: 0,
      savedBytes: 0,
      largest: [],
    })
  })
})
