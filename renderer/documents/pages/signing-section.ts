/**
 * "Gelezen": per person a name, a signature box of 25 mm and a remark box, and the line about the seal. The two boxes
 * of a person are ONE signature field, because after sealing only signature fields may still be filled
 * (data-model.md, Documents 3): signature, date and remark are set in one revision. Where they stand in the field is
 * `signingBoxes`, which the recording of a signature uses too.
 *
 * Boxes never stand alone on a page: the last words of the document go along with the first row, and rows that spill
 * onto a next page have the name of the document above them.
 */
import type { Block } from '#documents/engine/definition.ts'
import { type DocumentModel, type Signatory, sealFieldName } from '#domain/reports/document-model.ts'
import { heading } from './blocks.ts'
import type { PageWords } from './page-texts.ts'
import { boxGap, boxHeight, boxWidth, fieldWidth, ink, label, nameWidth, textWidth } from './paper.ts'
import { rule, sealShape } from './shapes.ts'

/** Longer last words are not worth an almost empty page before them. */
const lastWordsMax = 700

export interface BoxInField {
  x: number
  /** From the top of the field. */
  y: number
  width: number
  height: number
}

/** Points within the field of one person; the foot of the signature box holds the label and the date. */
export const signingBoxes = {
  signature: { x: 5, y: 0, width: boxWidth - 10, height: boxHeight - 16 },
  date: { x: 110, y: boxHeight - 19, width: boxWidth - 111, height: 19 },
  remark: { x: boxWidth + boxGap + 5, y: 0, width: boxWidth - 10, height: boxHeight - 16 },
} as const satisfies Record<string, BoxInField>

export interface SigningInput {
  model: DocumentModel
  /** Title of the document as on its first page. */
  about: string
  words: PageWords
  isDraft: boolean
}

/** Rows that still share a page with the heading, the explanation and the last words. */
const firstGroup = 5
/** Rows on a page of their own kind, with the line that says what they belong to. */
const nextGroups = 6

/** The blocks of a whole document with its signing part kept to its last words. */
export function withSigning(body: readonly Block[], input: SigningInput): Block[] {
  const { model, words, isDraft } = input
  const seal = sealLine(model, words, isDraft)
  if (model.signatories.length === 0) return [...body, seal]
  const lastWords = body.at(-1)
  const keepsLast = lastWords !== undefined && lengthOf(lastWords) <= lastWordsMax
  // A heading goes along with the words under it.
  const beforeLast = body.at(-2)
  const kept = keepsLast ? [...(beforeLast !== undefined && isHeading(beforeLast) ? [beforeLast] : []), lastWords] : []
  const groups = grouped(model.signatories).map((group) => group.map((signatory) => signingRow(signatory, words)))
  const [first = [], ...others] = groups
  const stacks: Block[][] = [
    [
      ...kept,
      { ...rule(textWidth, 0.75), margin: [0, 12, 0, 0] },
      heading(words.texts.read, 2),
      { text: words.texts.readText, margin: [0, 0, 0, 7] },
      ...first,
    ],
    ...others.map((rows) => [belongsTo(input), ...rows]),
  ]
  stacks.at(-1)?.push(seal)
  return [...body.slice(0, body.length - kept.length), ...stacks.map((stack) => ({ stack, unbreakable: true }))]
}

function grouped(signatories: readonly Signatory[]): Signatory[][] {
  const groups = [signatories.slice(0, firstGroup)]
  for (let at = firstGroup; at < signatories.length; at += nextGroups)
    groups.push(signatories.slice(at, at + nextGroups))
  return groups
}

function belongsTo({ model, about, words: { texts }, isDraft }: SigningInput): Block {
  const version = isDraft
    ? texts.conceptLine.toLowerCase()
    : texts.versionLine(texts.kinds[model.kind], model.number, model.version)
  return { text: texts.signingGoesWith(about, version), margin: [0, 0, 0, 9] }
}

/** Also the heading of a voice, which stands beside its shape. */
function isHeading(block: Block): boolean {
  if (typeof block === 'string') return false
  return 'columns' in block ? block.columns.some(isHeading) : 'text' in block && block.heading !== undefined
}

function signingRow(signatory: Signatory, { texts }: PageWords): Block {
  const box = (x: number, dashed: boolean) => ({
    type: 'rect' as const,
    x,
    y: 0,
    w: boxWidth,
    h: boxHeight,
    lineWidth: 0.75,
    lineColor: ink,
    ...(dashed ? { dash: { length: 2.4, space: 2.4 } } : {}),
  })
  const tag = (text: string, x: number): Block => ({ ...label, text, relativePosition: { x, y: -15 } })
  return {
    columns: [
      {
        stack: [
          { text: signatory.name, bold: true, alignment: 'left' },
          ...(signatory.role ? [{ text: signatory.role, alignment: 'left' as const }] : []),
        ],
        width: nameWidth,
        margin: [0, 0, 12, 0],
      },
      {
        stack: [
          {
            canvas: [box(0, false), box(boxWidth + boxGap, true)],
            artifact: true,
            relativePosition: { x: 0, y: 0 },
          },
          {
            signature: {
              fieldName: signatory.fieldName,
              tooltip: texts.signatureOf(signatory.name, signatory.role),
              width: fieldWidth,
              height: boxHeight,
              border: 'none',
            },
          },
          tag(texts.signature, 8),
          tag(texts.signedOn, 86),
          tag(texts.remark, boxWidth + boxGap + 8),
        ],
        width: fieldWidth,
      },
    ],
    margin: [0, 0, 0, 6],
  }
}

/** The certifying signature's own field stands where the shield is drawn. */
function sealLine(model: DocumentModel, { texts, moment }: PageWords, isDraft: boolean): Block {
  const { name, role } = model.sealedBy
  const size = 16
  return {
    columns: [
      {
        stack: [
          { ...sealShape(size), relativePosition: { x: 0, y: 0 } },
          {
            signature: {
              fieldName: sealFieldName,
              tooltip: texts.sealField(name || texts.kinds[model.kind]),
              width: size,
              height: size,
              border: 'none',
            },
          },
        ],
        width: 24,
        margin: [0, 3, 0, 0],
      },
      isDraft
        ? { text: texts.sealDraft, width: '*' }
        : {
            text: [{ text: texts.sealedBy(name, role), bold: true }, texts.sealText(moment(model.frozenAt))],
            direction: 'ltr',
            width: '*',
          },
    ],
    margin: [0, 8, 0, 0],
  }
}

function lengthOf(block: Block): number {
  if (typeof block === 'string') return block.length
  if ('text' in block) return typeof block.text === 'string' ? block.text.length : lastWordsMax
  return 'canvas' in block ? 0 : lastWordsMax
}
