import { afterEach, describe, expect, it } from 'vitest'
import { photoZipLimits, readPhotoZip, type ZippedPhoto } from '#documents/lists/read-photo-zip.ts'
import { type Part, zip } from '#tests/fixtures/lists/make-packages.ts'

const jpeg = (marker = 0): Uint8Array => Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, marker, 1, 2, 3)
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 9)

async function read(bytes: Uint8Array) {
  const photos: ZippedPhoto[] = []
  const progress: [number, number][] = []
  const result = await readPhotoZip(
    new Uint8Array(bytes),
    async (photo) => void photos.push(photo),
    (done, total) => progress.push([done, total]),
  )
  return { result, photos, progress }
}
const readParts = (...parts: Part[]) => read(zip(parts))

const limits = { ...photoZipLimits }
afterEach(() => void Object.assign(photoZipLimits, limits))

describe('readPhotoZip', () => {
  it('hands over each portrait by its number, whatever folder it stands in', async () => {
    const { result, photos, progress } = await readParts(
      { name: '4H2/', data: '' },
      { name: '4H2/0104201.jpg', data: jpeg(1) },
      { name: 'Klas\\0104202.JPEG', data: jpeg(2), isStored: true },
      { name: '0104203.png', data: png },
    )
    expect(photos).toEqual([
      { fileName: '0104201.jpg', stem: '0104201', mediaType: 'image/jpeg', bytes: jpeg(1) },
      { fileName: '0104202.JPEG', stem: '0104202', mediaType: 'image/jpeg', bytes: jpeg(2) },
      { fileName: '0104203.png', stem: '0104203', mediaType: 'image/png', bytes: png },
    ])
    expect(result).toEqual({ ok: true, value: { photoCount: 3, skipped: [] } })
    expect(progress.at(-1)).toEqual([3, 3])
  })

  it('makes names that want to leave their folder, or hide their kind, harmless', async () => {
    const { photos } = await readParts(
      { name: '../../etc/0104201.jpg', data: jpeg() },
      { name: 'C:\\Windows\\0104202.jpg', data: jpeg() },
      { name: '\u202E0104203\u0000.jpg', data: jpeg() },
    )
    expect(photos.map(({ fileName }) => fileName)).toEqual(['0104201.jpg', '0104202.jpg', '0104203.jpg'])
  })

  it('goes by content: a PNG named .jpg is a PNG; SVG, HTML and a zip in the zip are skipped by name', async () => {
    const { result, photos } = await readParts(
      { name: '1.jpg', data: png },
      { name: '2.jpg', data: '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>' },
      { name: '3.png', data: '<html>' },
      { name: '4.zip', data: zip([{ name: '5.jpg', data: jpeg() }]) },
      { name: 'leeg.jpg', data: '' },
    )
    expect(photos.map(({ fileName, mediaType }) => [fileName, mediaType])).toEqual([['1.jpg', 'image/png']])
    expect(result.ok && result.value.skipped).toEqual([
      { fileName: '2.jpg', reason: 'not-a-picture' },
      { fileName: '3.png', reason: 'not-a-picture' },
      { fileName: '4.zip', reason: 'not-a-picture' },
      { fileName: 'leeg.jpg', reason: 'not-a-picture' },
    ])
  })

  it('passes over what macOS and Windows put beside pictures, without a word', async () => {
    const { result } = await readParts(
      { name: '1.jpg', data: jpeg() },
      { name: '__MACOSX/._1.jpg', data: jpeg() },
      { name: '.DS_Store', data: 'x' },
      { name: 'foto/Thumbs.db', data: 'x' },
    )
    expect(result).toEqual({ ok: true, value: { photoCount: 1, skipped: [] } })
  })

  it('skips what is damaged, has a password or is too large, and reads the rest', async () => {
    photoZipLimits.photoBytes = 1000
    const large = new Uint8Array(2000)
    large.set(jpeg())
    const { result, photos } = await readParts(
      { name: '1.jpg', data: jpeg(), wrongCrc: 7 },
      { name: '2.jpg', data: jpeg(), isEncrypted: true },
      { name: '3.jpg', data: large },
      { name: '4.jpg', data: jpeg(4) },
    )
    expect(photos.map(({ stem }) => stem)).toEqual(['4'])
    expect(result.ok && result.value.skipped.map(({ reason }) => reason)).toEqual(['damaged', 'encrypted', 'too-large'])
  })

  it('stops when all together inflates to more than is allowed', async () => {
    photoZipLimits.inflatedBytes = 5000
    const bomb = new Uint8Array(3000)
    bomb.set(jpeg())
    const { result } = await readParts(
      { name: '1.jpg', data: bomb },
      { name: '2.jpg', data: bomb },
      { name: '3.jpg', data: bomb },
    )
    expect(result).toEqual({ ok: false, code: 'inflates-too-much' })
  })

  it.each([
    ['nothing', new Uint8Array(), 'file-empty'],
    ['a picture by itself', jpeg(), 'not-a-zip'],
    ['a zip of texts', zip([{ name: 'a.txt', data: 'x' }]), 'no-photos'],
    ['a zip that was cut off', zip([{ name: '1.jpg', data: jpeg() }]).subarray(0, 40), 'is-damaged'],
  ])('refuses %s', async (_what, bytes, code) => {
    expect((await read(bytes)).result).toEqual({ ok: false, code })
  })

  it('refuses a zip of more files than a school has pupils', async () => {
    photoZipLimits.entries = 3
    const parts = Array.from({ length: 4 }, (_, index) => ({ name: `${index}.jpg`, data: jpeg() }))
    expect((await readParts(...parts)).result).toEqual({ ok: false, code: 'too-many-files' })
  })
})
