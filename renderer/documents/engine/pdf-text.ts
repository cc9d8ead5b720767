/** pdfkit writes primitive strings as PDF names and String objects as text strings. */
export function pdfText(text: string): object {
  return Object(text)
}
