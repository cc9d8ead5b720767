/**
 * An XLSX workbook, read without trusting it: the content of a zip is counted as it comes out, no document type is
 * taken, formulas are never run and links never followed. Everything happens in memory.
 */
import { ok, type Result, refuse } from '#domain/shared/result.ts'
import { type ListRefusal, type ListSheet, listLimits, type ReadList } from './list-types.ts'
import { PackedFileError } from './packed-file-error.ts'
import { readSheet } from './read-sheet.ts'
import {
  partKey,
  readCellFormats,
  readSharedStrings,
  readWorkbookParts,
  type WorkbookPackage,
  type WorkbookParts,
} from './workbook-parts.ts'
import { zipEntries } from './zip-entries.ts'

/** `bytes` begin as a zip does. */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<ReadList, ListRefusal>> {
  try {
    const listed = zipEntries(bytes, listLimits.zipEntries)
    const entries = new Map(listed.map((entry) => [partKey(entry.name), entry]))
    const mistaken = otherKind(entries)
    if (mistaken !== null) return refuse(mistaken)
    const from: WorkbookPackage = { bytes, entries, budget: { leftBytes: listLimits.inflatedBytes } }
    const parts = await readWorkbookParts(from)
    if (parts === null || parts.sheets.length === 0) return refuse('zip-without-sheet')
    if (parts.sheets.length > listLimits.sheets) return refuse('too-many-sheets')
    return await readSheets(from, parts)
  } catch (error) {
    if (error instanceof PackedFileError) return refuse(error.code)
    throw error
  }
}

function otherKind(entries: ReadonlyMap<string, unknown>): ListRefusal | null {
  if (entries.has('xl/workbook.bin')) return 'is-binary-workbook'
  if (entries.has('mimetype') && entries.has('content.xml')) return 'is-open-document'
  if (entries.has('index/document.iwa') || entries.has('index.zip')) return 'is-apple-numbers'
  return null
}

async function readSheets(from: WorkbookPackage, parts: WorkbookParts): Promise<Result<ReadList, ListRefusal>> {
  const settings = {
    strings: await readSharedStrings(from, parts.sharedStringsPart),
    formats: await readCellFormats(from, parts.stylesPart),
    dates1904: parts.dates1904,
  }
  const sheets: ListSheet[] = []
  const tooLarge: ReadList['tooLarge'] = []
  for (const part of parts.sheets) {
    try {
      const sheet = await readSheet(from, part, settings)
      if (sheet.rows.length > 0) sheets.push(sheet)
    } catch (error) {
      const isLarge = error instanceof PackedFileError && /^too-many-(rows|columns)$/.test(error.code)
      if (!isLarge) throw error
      tooLarge.push({ name: part.name, code: error.code === 'too-many-rows' ? 'too-many-rows' : 'too-many-columns' })
    }
  }
  if (sheets.length === 0) return refuse(tooLarge[0]?.code ?? 'file-empty')
  return ok({ format: 'xlsx', encoding: null, delimiter: null, isDoubtful: false, sheets, tooLarge })
}
