/** The dark modules of a QR code. pdfmake draws each as a rectangle of its own; we fill them in one path. */
import { qrCode } from './pdfmake-modules.ts'

export function qrModules(text: string): boolean[][] {
  const measured = qrCode.measure({ qr: text, eccLevel: 'M' })
  const [background, ...dark] = measured._canvas
  const module = dark[0]?.w ?? 1
  const count = Math.round((background?.w ?? measured._width) / module)
  const rows = Array.from({ length: count }, () => new Array<boolean>(count).fill(false))
  for (const { x, y } of dark) {
    const row = rows[Math.round(y / module)]
    if (row) row[Math.round(x / module)] = true
  }
  return rows
}
