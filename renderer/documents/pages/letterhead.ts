/** The school's head on the first page, and the title under it. */
import type { Block } from '#documents/engine/definition.ts'
import type { DocumentModel } from '#domain/reports/document-model.ts'
import type { PageWords } from './page-texts.ts'
import { ink, small, subtitleStyle, textWidth, titleStyle } from './paper.ts'
import { rule } from './shapes.ts'

export class LogoMalformedError extends Error {
  readonly code = 'logo-malformed'
}

export function letterhead(head: DocumentModel['letterhead'], { texts }: PageWords): Block[] {
  const name: Block = {
    stack: [
      { text: head.name, fontSize: 12.75, bold: true, lineHeight: 1.05 },
      ...(head.department ? [{ ...small, text: head.department, color: ink }] : []),
    ],
    width: '*',
  }
  const contact: Block = {
    stack: [head.address, head.email]
      .filter((line) => line !== '')
      .map((line) => ({ ...small, text: line, alignment: 'right' as const })),
    width: 190,
  }
  const logo: Block[] =
    head.logoDataUrl === null
      ? []
      : [{ image: bytesOfDataUrl(head.logoDataUrl), fit: [110, 40], alt: texts.logoOf(head.name), width: 'auto' }]
  return [
    { columns: [...logo, name, contact], columnGap: 14, margin: [0, 0, 0, 11] },
    { ...rule(textWidth, 0.75), margin: [0, 0, 0, 16] },
  ]
}

export const titleBlocks = (title: string, subtitle: string): Block[] => [
  { ...titleStyle, text: title, direction: 'ltr', heading: 1, margin: [0, 0, 0, 2] },
  ...(subtitle
    ? [{ ...subtitleStyle, text: subtitle, margin: [0, 0, 0, 13] as [number, number, number, number] }]
    : []),
]

/** Bytes of a `data:image/png;base64,` or `data:image/jpeg;base64,` address. */
export function bytesOfDataUrl(dataUrl: string): Uint8Array {
  const match = /^data:image\/(?:png|jpeg);base64,([A-Za-z0-9+/=]+)$/.exec(dataUrl)
  if (match?.[1] === undefined) throw new LogoMalformedError('the logo is no PNG or JPEG data URL')
  return Uint8Array.from(atob(match[1]), (character) => character.charCodeAt(0))
}
