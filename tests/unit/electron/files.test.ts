import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openFile } from '#main/handlers/open-file.ts'
import { saveFile } from '#main/handlers/save-file.ts'
import * as atomic from '#main/services/atomic-write.ts'

const bytes = new TextEncoder().encode('%PDF-1.7 x')
const request = { suggestedName: 'Verslag', kind: 'pdf', bytes } as const
let folder = ''
let failures = 0
const onFailure = async (): Promise<void> => {
  failures += 1
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'driehoek-unit-'))
  failures = 0
})

afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

describe('saveFile', () => {
  it('writes the bytes where the user chose, for the user alone, and leaves nothing beside it', async () => {
    const path = join(folder, 'x.pdf')
    expect(await saveFile(request, async () => path, onFailure)).toEqual({ ok: true, fileName: 'x.pdf' })
    expect(new Uint8Array(await readFile(path))).toEqual(bytes)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['x.pdf'])
  })

  it('suggests a safe name to the dialog', async () => {
    const suggested: string[] = []
    const choose = async (name: string): Promise<null> => {
      suggested.push(name)
      return null
    }
    expect(await saveFile({ ...request, suggestedName: 'a/b:c' }, choose, onFailure)).toEqual({
      ok: false,
      code: 'cancelled',
    })
    expect(suggested).toEqual(['a-b-c.pdf'])
  })

  it('adds a missing extension, but not over a file nobody was asked about', async () => {
    expect(await saveFile(request, async () => join(folder, 'x'), onFailure)).toEqual({ ok: true, fileName: 'x.pdf' })
    expect(await saveFile(request, async () => join(folder, 'x'), onFailure)).toEqual({ ok: true, fileName: 'x' })
  })

  it('adds a missing extension behind a name with a dot in it', async () => {
    const chosen = join(folder, 'Verslag S. Adjei')
    expect(await saveFile(request, async () => chosen, onFailure)).toEqual({
      ok: true,
      fileName: 'Verslag S. Adjei.pdf',
    })
    const other = join(folder, 'Verslag.PDF')
    expect(await saveFile(request, async () => other, onFailure)).toEqual({ ok: true, fileName: 'Verslag.PDF' })
  })

  it('keeps the old file when the new one can’t be put in its place', async () => {
    await mkdir(join(folder, 'x.pdf'))
    await writeFile(join(folder, 'x.pdf', 'old'), 'old')
    const answer = await saveFile(request, async () => join(folder, 'x.pdf'), onFailure)
    expect(answer).toEqual({ ok: false, code: 'write-failed' })
    expect(await readdir(folder)).toEqual(['x.pdf'])
    expect(failures).toBe(1)
  })

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EACCES', 'not-permitted'],
    ['EPERM', 'not-permitted'],
    ['EROFS', 'not-permitted'],
    ['EIO', 'write-failed'],
  ])('says of %s: %s', async (code, expected) => {
    vi.spyOn(atomic, 'writeFileAtomically').mockRejectedValue(Object.assign(new Error(code), { code }))
    const answer = await saveFile(request, async () => join(folder, 'x.pdf'), onFailure)
    expect(answer).toEqual({ ok: false, code: expected })
  })
})

describe('openFile', () => {
  it('reads the file and names it without its folder', async () => {
    await writeFile(join(folder, 'lijst.csv'), 'a;b')
    const answer = await openFile('class-list', async () => join(folder, 'lijst.csv'))
    expect(answer).toEqual({ ok: true, fileName: 'lijst.csv', bytes: new TextEncoder().encode('a;b') })
  })

  it('hands over a large file whole, and a small one without what Node keeps beside it', async () => {
    const large = new Uint8Array(3 * 1024 * 1024).fill(7)
    await writeFile(join(folder, 'fotos.zip'), large)
    await writeFile(join(folder, 'klein.zip'), 'abc')
    for (const [name, expected] of [
      ['fotos.zip', large],
      ['klein.zip', new TextEncoder().encode('abc')],
    ] as const) {
      const answer = await openFile('photos', async () => join(folder, name))
      if (!answer.ok) throw new Error(answer.code)
      expect(Buffer.compare(answer.bytes, expected)).toBe(0)
      expect(answer.bytes.buffer.byteLength).toBe(expected.length)
    }
  })

  it.each([
    ['class-list', 30],
    ['photos', 400],
    ['attachment', 50],
  ] as const)('takes a %s up to %i MB', async (kind, megabytes) => {
    const path = join(folder, 'groot')
    await writeFile(path, '')
    // A sparse file: as long as the limit, without taking room.
    await truncate(path, megabytes * 1024 * 1024 + 1)
    expect(await openFile(kind, async () => path)).toEqual({ ok: false, code: 'too-large' })
  })

  it('refuses what is too large, what is no file, and what is not there', async () => {
    await writeFile(join(folder, 'groot.png'), Buffer.alloc(10 * 1024 * 1024 + 1))
    expect(await openFile('image', async () => join(folder, 'groot.png'))).toEqual({ ok: false, code: 'too-large' })
    expect(await openFile('image', async () => folder)).toEqual({ ok: false, code: 'not-readable' })
    expect(await openFile('image', async () => join(folder, 'weg.png'))).toEqual({ ok: false, code: 'not-readable' })
    expect(await openFile('image', async () => null)).toEqual({ ok: false, code: 'cancelled' })
  })
})
