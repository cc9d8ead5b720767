/** Files as they come from phones, copiers and people who mean harm; made here, so that no real picture is needed. */

export const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

export function joined(...parts: (Uint8Array | number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}

type Draw = (context: OffscreenCanvasRenderingContext2D, width: number, height: number) => void

export async function picture(width: number, height: number, type: string, draw: Draw, quality = 0.95) {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('no canvas')
  draw(context, width, height)
  return new Uint8Array(await (await canvas.convertToBlob({ type, quality })).arrayBuffer())
}

/** Every pixel of its own: as hard to keep small as a photo. */
export const noise: Draw = (context, width, height) => {
  const image = context.createImageData(width, height)
  let seed = 42
  for (let at = 0; at < image.data.length; at += 4) {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff
    image.data[at] = (seed >> 16) & 255
    image.data[at + 1] = (seed >> 8) & 255
    image.data[at + 2] = (at / 4 / width / height) * 255
    image.data[at + 3] = 255
  }
  context.putImageData(image, 0, 0)
}

/** Red at the left, blue at the right. */
export const redAndBlue: Draw = (context, width, height) => {
  context.fillStyle = '#f00'
  context.fillRect(0, 0, width / 2, height)
  context.fillStyle = '#00f'
  context.fillRect(width / 2, 0, width / 2, height)
}

/** A sheet with lines of writing, slightly warm as lamp light makes it. */
export const sheet: Draw = (context, width, height) => {
  context.fillStyle = '#fdf6e8'
  context.fillRect(0, 0, width, height)
  context.fillStyle = '#223'
  for (let y = height * 0.1; y < height * 0.9; y += height / 40) {
    for (let x = width * 0.1; x < width * 0.85; x += width / 60) {
      context.fillRect(x, y, width / 90, height / 160)
    }
  }
}

export const canary = 'KANARIE-LIGPLAATS-52.3702N'

/** EXIF with "turn a quarter to the right" and a comment that stands for the place where it was taken. */
export function withExif(jpeg: Uint8Array): Uint8Array {
  const comment = bytesOf(`${canary}\0`)
  const tiff = [
    ...bytesOf('II'),
    ...[42, 0, 8, 0, 0, 0],
    ...[2, 0],
    ...[0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0],
    ...[0x0e, 0x01, 2, 0, comment.length, 0, 0, 0, 38, 0, 0, 0],
    ...[0, 0, 0, 0],
    ...comment,
  ]
  const content = [...bytesOf('Exif\0\0'), ...tiff]
  const length = content.length + 2
  return joined(jpeg.subarray(0, 2), [0xff, 0xe1, length >> 8, length & 255], content, jpeg.subarray(2))
}

/** 80 bytes that claim 30,000 × 30,000 pixels. */
export const hugePng = (): Uint8Array =>
  joined(
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    [0, 0, 0, 13, ...bytesOf('IHDR'), 0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, 8, 2, 0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, ...bytesOf('IEND'), 0xae, 0x42, 0x60, 0x82],
  )

/** A page of text that would run a script and open an address, were it asked to. */
export function pdfWithScript(): Uint8Array {
  const text = 'BT /F 14 Tf 40 120 Td (Dit is een gewone brief van de stageplek, met genoeg woorden erin.) Tj ET'
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\("ran"\\); window.pdfScriptRan = true) >> /AA << /WC << /S /URI /URI (https://example.invalid/) >> >> >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((body, index) => {
    const at = file.length
    file += `${index + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const tableAt = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const offset of offsets) file += `${String(offset).padStart(10, '0')} 00000 n \n`
  return bytesOf(`${file}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${tableAt}\n%%EOF\n`)
}
