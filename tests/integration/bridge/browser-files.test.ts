import { afterEach, describe, expect, it, vi } from 'vitest'
import { openFileInBrowser, saveFileInBrowser } from '#bridge/browser-files.ts'

const bytes = new Uint8Array([1, 2, 3])
const request = { suggestedName: '../Ver:slag\u202E', kind: 'pdf', bytes } as const

const setPicker = (picker: unknown): void => {
  Object.defineProperty(window, 'showSaveFilePicker', { value: picker, configurable: true, writable: true })
}

const refusing = (name: string) => async () => {
  throw new DOMException('no', name)
}

/** What a click on a download link would have saved, instead of saving it. */
const watchDownloads = (): string[] => {
  const names: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download)
  })
  return names
}

const pick = (file: File | null): void => {
  vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (this: HTMLInputElement) {
    if (file !== null) Object.defineProperty(this, 'files', { value: [file] })
    this.dispatchEvent(new Event(file === null ? 'cancel' : 'change'))
  })
}

afterEach(() => vi.restoreAllMocks())

describe('saveFileInBrowser', () => {
  it('writes through the save dialog, under a safe name of the right kind', async () => {
    const written: unknown[] = []
    const offered: string[] = []
    const stream = { write: async (data: unknown) => written.push(data), close: async () => written.push('closed') }
    setPicker(async (options: { suggestedName: string }) => {
      offered.push(options.suggestedName)
      return { name: 'gekozen.pdf', createWritable: async () => stream }
    })
    expect(await saveFileInBrowser(request)).toEqual({ ok: true, fileName: 'gekozen.pdf' })
    expect(offered).toEqual(['-Ver-slag.pdf'])
    expect(written).toEqual([bytes, 'closed'])
  })

  it.each([
    ['QuotaExceededError', 'disk-full'],
    ['NotAllowedError', 'not-permitted'],
    ['InvalidStateError', 'write-failed'],
  ])('says of %s: %s', async (name, code) => {
    setPicker(async () => ({ name: 'x', createWritable: refusing(name) }))
    expect(await saveFileInBrowser(request)).toEqual({ ok: false, code })
  })

  it('is cancelled when the dialog is', async () => {
    setPicker(refusing('AbortError'))
    expect(await saveFileInBrowser(request)).toEqual({ ok: false, code: 'cancelled' })
  })

  it('downloads where there is no dialog, or none may be shown', async () => {
    const names = watchDownloads()
    setPicker(undefined)
    expect(await saveFileInBrowser(request)).toEqual({ ok: true, fileName: '-Ver-slag.pdf' })
    setPicker(refusing('SecurityError'))
    expect(await saveFileInBrowser(request)).toEqual({ ok: true, fileName: '-Ver-slag.pdf' })
    expect(names).toEqual(['-Ver-slag.pdf', '-Ver-slag.pdf'])
  })
})

describe('openFileInBrowser', () => {
  it('reads the chosen file', async () => {
    pick(new File([bytes], 'klas.csv'))
    expect(await openFileInBrowser({ kind: 'class-list' })).toEqual({ ok: true, fileName: 'klas.csv', bytes })
  })

  it('refuses what is too large and answers a closed dialog', async () => {
    pick(new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'logo.png'))
    expect(await openFileInBrowser({ kind: 'image' })).toEqual({ ok: false, code: 'too-large' })
    vi.restoreAllMocks()
    pick(new File([new Uint8Array(30 * 1024 * 1024 + 1)], 'lijst.xlsx'))
    expect(await openFileInBrowser({ kind: 'class-list' })).toEqual({ ok: false, code: 'too-large' })
    vi.restoreAllMocks()
    pick(null)
    expect(await openFileInBrowser({ kind: 'image' })).toEqual({ ok: false, code: 'cancelled' })
  })
})
