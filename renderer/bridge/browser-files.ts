/**
 * Browser mode: the browser's own dialogs. Where it has no save dialog, or will not show one because the click was
 * too long ago, the file goes to the download folder; the browser then says itself what became of it.
 */
import type {
  OpenFileAnswer,
  OpenFileRequest,
  OpenKind,
  SaveFileAnswer,
  SaveFileRequest,
  SaveKind,
} from '#contract/desktop-api.ts'

interface SavePickerOptions {
  suggestedName: string
  types: { accept: Record<string, string[]> }[]
}

type ShowSaveFilePicker = (options: SavePickerOptions) => Promise<FileSystemFileHandle>

const mediaTypes: Readonly<Record<SaveKind, string>> = {
  pdf: 'application/pdf',
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  png: 'image/png',
  jpg: 'image/jpeg',
}

const megabyteBytes = 1024 * 1024

/** The same limits and kinds as the handler of Electron's main process. */
const openRules: Readonly<Record<OpenKind, { accept: string; limitBytes: number }>> = {
  'class-list': {
    accept: '.csv,.tsv,.txt,.xlsx,.xlsm,.xls,.xlsb,.ods,.numbers,text/csv,text/tab-separated-values,text/plain',
    limitBytes: 30 * megabyteBytes,
  },
  photos: { accept: '.zip,application/zip', limitBytes: 400 * megabyteBytes },
  attachment: { accept: 'application/pdf,image/png,image/jpeg,image/webp', limitBytes: 50 * megabyteBytes },
  image: { accept: 'image/png,image/jpeg', limitBytes: 10 * megabyteBytes },
  scan: { accept: 'application/pdf,image/png,image/jpeg', limitBytes: 50 * megabyteBytes },
}

const nameOf = (error: unknown): string => (error instanceof DOMException ? error.name : '')

const cleanName = (suggestedName: string, kind: SaveKind): string => {
  const cleaned = suggestedName
    .toWellFormed()
    .replaceAll(/[\p{C}\u2028\u2029]/gu, '')
    .replaceAll(/[<>:"/\\|?*~%]/g, '-')
    .replace(/^[. ]+/, '')
  const stem = cleaned.toLowerCase().endsWith(`.${kind}`) ? cleaned.slice(0, -kind.length - 1) : cleaned
  return `${stem.slice(0, 120) || 'driehoek'}.${kind}`
}

const download = (name: string, kind: SaveKind, bytes: Uint8Array): SaveFileAnswer => {
  const url = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type: mediaTypes[kind] }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has its own hold on the blob once it has started.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
  return { ok: true, fileName: name }
}

const write = async (handle: FileSystemFileHandle, bytes: Uint8Array): Promise<SaveFileAnswer> => {
  try {
    // The browser writes beside the file and moves it into place on close.
    const stream = await handle.createWritable()
    await stream.write(Uint8Array.from(bytes))
    await stream.close()
    return { ok: true, fileName: handle.name }
  } catch (error) {
    switch (nameOf(error)) {
      case 'QuotaExceededError':
        return { ok: false, code: 'disk-full' }
      case 'NotAllowedError':
      case 'NoModificationAllowedError':
        return { ok: false, code: 'not-permitted' }
      default:
        return { ok: false, code: 'write-failed' }
    }
  }
}

export const saveFileInBrowser = async (request: SaveFileRequest): Promise<SaveFileAnswer> => {
  const { kind, bytes } = request
  const suggestedName = cleanName(request.suggestedName, kind)
  const showSaveFilePicker = (window as { showSaveFilePicker?: ShowSaveFilePicker }).showSaveFilePicker
  if (showSaveFilePicker === undefined) return download(suggestedName, kind, bytes)
  try {
    const types = [{ accept: { [mediaTypes[kind]]: [`.${kind}`] } }]
    return await write(await showSaveFilePicker.call(window, { suggestedName, types }), bytes)
  } catch (error) {
    if (nameOf(error) === 'AbortError') return { ok: false, code: 'cancelled' }
    // SecurityError: no click was recent enough to allow a dialog.
    return download(suggestedName, kind, bytes)
  }
}

const pickFile = (accept: string): Promise<File | null> =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null))
    input.addEventListener('cancel', () => resolve(null))
    input.click()
  })

export const openFileInBrowser = async ({ kind }: OpenFileRequest): Promise<OpenFileAnswer> => {
  const { accept, limitBytes } = openRules[kind]
  const file = await pickFile(accept)
  if (file === null) return { ok: false, code: 'cancelled' }
  if (file.size > limitBytes) return { ok: false, code: 'too-large' }
  try {
    return { ok: true, fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
  } catch (error) {
    // The file went away or may not be read: DOMException NotFoundError, NotReadableError.
    if (error instanceof DOMException) return { ok: false, code: 'not-readable' }
    throw error
  }
}
