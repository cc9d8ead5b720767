/** Parts that every document is made of: headings, paragraphs, facts, voices, a quote. */
import type { Block, Cell, ColumnsBlock, TableBlock, TextBlock } from '#documents/engine/definition.ts'
import type { Voice } from '#domain/conversations/guide.ts'
import { headingRoom, headStyle, ink, secondInk, subheadStyle } from './paper.ts'
import { differenceShape, voiceShape } from './shapes.ts'

/** Level of the headings of a part: 2 in a document of its own, 3 where it stands inside a transfer dossier. */
export type HeadingLevel = 2 | 3

export const indent = 19.5

export function heading(text: string, level: HeadingLevel): TextBlock {
  const style = level === 2 ? headStyle : subheadStyle
  return {
    ...style,
    text,
    direction: 'ltr',
    heading: level,
    needsHeight: headingRoom,
    margin: [0, level === 2 ? 12 : 9, 0, 2],
  }
}

/** Paragraphs as they were written: an empty line parts them, a single line break stays. */
export function prose(text: string, margin = 0): TextBlock[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({ text: paragraph, margin: [margin, 0, 0, 4.5] }))
}

/** Heading and text; nothing at all where nothing was written. */
export function section(title: string, text: string, level: HeadingLevel): Block[] {
  const paragraphs = prose(text)
  return paragraphs.length === 0 ? [] : [heading(title, level), ...paragraphs]
}

/** "Datum | dinsdag 24 november 2026": rows with a name at their left. */
export function facts(rows: readonly (readonly [name: string, value: string])[], nameWidth = 87): Block {
  return {
    table: {
      widths: [nameWidth, '*'],
      headerColumns: 1,
      body: rows.map(([name, value]) => [
        { text: name, color: secondInk },
        { text: value, direction: 'ltr' },
      ]),
    },
    look: { paddingBottom: () => 2.25 },
    margin: [0, 0, 0, 6],
  }
}

/** One voice under its own shape; a voice that was not heard says so and keeps its place (U2). */
export function voiceSection(input: {
  voice: Voice
  title: string
  paragraphs: readonly string[]
  silent: string
  level: HeadingLevel
}): Block[] {
  const { voice, title, paragraphs, silent, level } = input
  const heard = paragraphs.some((paragraph) => paragraph.trim() !== '')
  const head = heading(title, level)
  const shapeTop = level === 2 ? 1.6 : 0.6
  const line: ColumnsBlock = {
    columns: [
      { ...voiceShape(voice, heard), width: indent, margin: [0, shapeTop, 0, 0] },
      { ...head, width: '*', margin: [0, 0, 0, 0] },
    ],
    needsHeight: headingRoom,
    margin: head.margin ?? [0, 0, 0, 0],
  }
  if (!heard) return [line, { text: silent, direction: 'ltr', color: secondInk, margin: [indent, 0, 0, 4.5] }]
  return [line, ...paragraphs.flatMap((paragraph) => prose(paragraph, indent))]
}

/** The pupil's own words, word for word, with a bar at their left (U3). */
export function quote(text: string): Block {
  const quoted = /^[“"‘']/.test(text.trim()) ? text.trim() : `“${text.trim()}”`
  const cell: Cell = {
    stack: prose(quoted).map((paragraph, index, all) => ({
      ...paragraph,
      role: 'BlockQuote' as const,
      italics: true,
      margin: [0, 0, 0, index === all.length - 1 ? 0 : 4.5],
    })),
  }
  return {
    placing: true,
    table: { widths: ['*'], body: [[cell]] },
    look: {
      vLineWidth: (line) => (line === 0 ? 2.25 : 0),
      vLineColor: () => ink,
      paddingLeft: () => 10.5,
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
    margin: [0, 2, 0, 4.5],
  }
}

/** Noted, not judged: a plain frame with the neutral mark. */
export function differenceBox(title: string, paragraphs: readonly string[], level: HeadingLevel): Block {
  const head = heading(title, level)
  const cell: Cell = {
    columns: [
      { ...differenceShape(), width: 18, margin: [0, 1.6, 0, 0] },
      {
        stack: [{ ...head, margin: [0, 0, 0, 2] }, ...paragraphs.flatMap((paragraph) => prose(paragraph))],
        width: '*',
      },
    ],
  }
  return {
    placing: true,
    table: { widths: ['*'], body: [[cell]] },
    look: {
      hLineWidth: () => 0.75,
      vLineWidth: () => 0.75,
      hLineColor: () => ink,
      vLineColor: () => ink,
      paddingLeft: () => 12,
      paddingRight: () => 12,
      paddingTop: () => 8,
      paddingBottom: () => 4,
    },
    margin: [0, 12, 0, 4.5],
  }
}

/** A table with a head that comes back on every page; hairlines only between rows. */
export function rowsTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  widths: NonNullable<TableBlock['table']['widths']>,
): Block {
  const last = head.length - 1
  const pad = (column: number): number => (column === last ? 0 : 9)
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths,
      body: [head.map((text) => ({ text, bold: true })), ...rows.map((row) => row.map((text) => ({ text })))],
    },
    look: {
      hLineWidth: (line) => (line === 0 ? 0 : line === 1 ? 0.75 : 0.5),
      hLineColor: (line) => (line === 1 ? ink : '#b9bfc2'),
      paddingTop: () => 4.5,
      paddingBottom: () => 4.5,
      paddingRight: pad,
    },
    margin: [0, 0, 0, 4.5],
  }
}
