/**
 * A PDF with one JPEG a page: what a scanned PDF becomes once its pages were brought down. PDF 1.4, a classic table,
 * nothing but pages and pictures (ISO 32000-1, 7.5 and 8.9.5). It is a copy to read, not a document of the app: no
 * tags and no archival conformance are claimed.
 */
export interface PicturePage {
  jpeg: Uint8Array
  widthPx: number
  heightPx: number
  /** Size on paper, in points of 1/72 inch. */
  widthPt: number
  heightPt: number
}

export function pdfOfPictures(pages: readonly PicturePage[]): Uint8Array {
  const parts: Uint8Array[] = []
  const offsets: number[] = []
  let length = 0
  const write = (part: string | Uint8Array): void => {
    const bytes = typeof part === 'string' ? new TextEncoder().encode(part) : part
    parts.push(bytes)
    length += bytes.length
  }
  const object = (number: number, dictionary: string, stream?: Uint8Array): void => {
    offsets[number] = length
    write(`${number} 0 obj\n${dictionary}\n`)
    if (stream !== undefined) {
      write('stream\n')
      write(stream)
      write('\nendstream\n')
    }
    write('endobj\n')
  }

  write('%PDF-1.4\n')
  write(Uint8Array.of(0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a))
  object(1, '<< /Type /Catalog /Pages 2 0 R >>')
  const kids = pages.map((_, index) => `${pageNumber(index)} 0 R`).join(' ')
  object(2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`)
  for (const [index, page] of pages.entries()) {
    const first = pageNumber(index)
    const [width, height] = [points(page.widthPt), points(page.heightPt)]
    object(
      first,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] ` +
        `/Resources << /XObject << /P ${first + 2} 0 R >> >> /Contents ${first + 1} 0 R >>`,
    )
    const drawing = new TextEncoder().encode(`${width} 0 0 ${height} 0 0 cm /P Do`)
    object(first + 1, `<< /Length ${drawing.length} >>`, drawing)
    object(
      first + 2,
      `<< /Type /XObject /Subtype /Image /Width ${page.widthPx} /Height ${page.heightPx} /ColorSpace /DeviceRGB ` +
        `/BitsPerComponent 8 /Filter /DCTDecode /Length ${page.jpeg.length} >>`,
      page.jpeg,
    )
  }
  const tableAt = length
  const rows = offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
  write(`xref\n0 ${rows.length + 1}\n0000000000 65535 f \n${rows.join('')}`)
  write(`trailer\n<< /Size ${rows.length + 1} /Root 1 0 R >>\nstartxref\n${tableAt}\n%%EOF\n`)
  return joined(parts, length)
}

/** Each page takes three objects, after catalog and page tree. */
const pageNumber = (index: number): number => 3 + 3 * index

const points = (value: number): string => String(Math.round(value * 100) / 100)

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
