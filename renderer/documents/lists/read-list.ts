/**
 * A list file to sheets of rows: CSV, TSV or XLSX, told apart by content, since a name is only what somebody typed.
 * What it can't read it names, so that the screen can say what to do. Runs in a worker: 40,000 rows take seconds.
 */
import { ok, type Result, refuse } from '#domain/shared/result.ts'
import { type ListRefusal, listLimits, type ReadList } from './list-types.ts'
import { readCsv } from './read-csv.ts'
import { readWorkbook } from './read-workbook.ts'

/** `fileName` decides nothing but what an old compound file is called. */
export async function readList(fileName: string, bytes: Uint8Array): Promise<Result<ReadList, ListRefusal>> {
  if (bytes.length === 0) return refuse('file-empty')
  if (bytes.length > listLimits.sizeBytes) return refuse('file-too-large')
  if (startsWith(bytes, 0x50, 0x4b)) return readWorkbook(bytes)
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return refuse(compoundKind(fileName, bytes))
  if (isPicture(bytes)) return refuse('is-picture')
  const csv = readCsv(bytes)
  if (!csv.ok) return csv.code === 'is-spreadsheet' ? refuse('is-old-workbook') : refuse(csv.code)
  const { rows, encoding, delimiter, doubtful } = csv.value
  const sheet = { name: '', isHidden: false, rows, hiddenColumns: [], hiddenRows: [], notes: [] }
  return ok({ format: 'csv', encoding, delimiter, isDoubtful: doubtful, sheets: [sheet], tooLarge: [] })
}

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte)

const isPicture = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) ||
  startsWith(bytes, 0xff, 0xd8, 0xff) ||
  startsWith(bytes, 0x47, 0x49, 0x46)

/** Excel packs a workbook with a password into the same container as its files of before 2007. */
function compoundKind(fileName: string, bytes: Uint8Array): ListRefusal {
  if (holdsWide(bytes, 'EncryptedPackage')) return 'is-encrypted'
  if (holdsWide(bytes, 'Workbook') || holdsWide(bytes, 'Book') || /\.xls$/i.test(fileName)) return 'is-old-workbook'
  return 'is-binary'
}

/** Names in a compound file's directory are UTF-16. */
function holdsWide(bytes: Uint8Array, name: string): boolean {
  const wanted = Uint8Array.from([...name].flatMap((letter) => [letter.charCodeAt(0), 0]))
  for (let at = bytes.indexOf(wanted[0] ?? 0); at !== -1; at = bytes.indexOf(wanted[0] ?? 0, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true
  }
  return false
}
