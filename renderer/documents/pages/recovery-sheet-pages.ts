/**
 * The sheet with the recovery code, printed when a vault is made. It belongs to no pupil and is no issued document;
 * its code stands in big groups, to be typed over, and as a QR code.
 */
import type { Block, TaggedDefinition } from '#documents/engine/definition.ts'
import type { Day } from '#domain/shared/dates.ts'
import { facts, heading, prose } from './blocks.ts'
import { plainFoot } from './furniture.ts'
import { titleBlocks } from './letterhead.ts'
import type { PageWords } from './page-texts.ts'
import { body, firstPageTop, ink, margins } from './paper.ts'

export interface RecoverySheet {
  kind: 'recovery-sheet'
  language: 'nl' | 'en'
  /** Groups parted by dashes. */
  code: string
  /** May be empty: a vault can be made before the school's name is known. */
  school: string
  vaultId: string
  madeOnDay: Day
}

const groupsPerRow = 4

export function recoverySheetDefinition(sheet: RecoverySheet, words: PageWords): TaggedDefinition {
  const { texts, longDay } = words
  return {
    content: [
      ...titleBlocks(texts.recoveryTitle, texts.recoverySubject),
      facts([
        ...(sheet.school ? [[texts.recoverySchool, sheet.school] as const] : []),
        [texts.recoveryMade, longDay(sheet.madeOnDay)],
        [texts.recoveryVault, sheet.vaultId.slice(0, 8)],
      ]),
      heading(texts.recoveryCode, 2),
      {
        columns: [
          { ...codeGrid(sheet.code.split('-')), width: '*' },
          { qr: sheet.code, size: 96, alt: texts.recoveryQr, width: 96, margin: [0, 4, 0, 0] },
        ],
        columnGap: 16,
        margin: [0, 4, 0, 10],
      },
      heading(texts.recoveryFor, 2),
      ...prose(texts.recoveryForText),
      heading(texts.recoveryKeep, 2),
      { ul: texts.recoveryKeepItems.map((text) => ({ text, margin: [0, 0, 0, 2] })) },
      heading(texts.recoveryUse, 2),
      ...prose(texts.recoveryUseText),
      heading(texts.recoveryLost, 2),
      ...prose(texts.recoveryLostText),
    ],
    footer: plainFoot(words, `${texts.recoveryTitle} · ${longDay(sheet.madeOnDay)}`),
    pageMargins: margins,
    firstPageTop,
    defaultStyle: body,
  }
}

function codeGrid(groups: readonly string[]): Exclude<Block, string> {
  const rows: string[][] = []
  for (let at = 0; at < groups.length; at += groupsPerRow) {
    const row = groups.slice(at, at + groupsPerRow)
    while (row.length < groupsPerRow) row.push('')
    rows.push(row)
  }
  return {
    placing: true,
    table: {
      widths: Array.from({ length: groupsPerRow }, () => '*' as const),
      body: rows.map((row) =>
        row.map((text) => ({ text, fontSize: 19, bold: true, characterSpacing: 1.2, alignment: 'center' as const })),
      ),
    },
    look: {
      hLineWidth: () => 0.75,
      vLineWidth: () => 0.75,
      hLineColor: () => ink,
      vLineColor: () => ink,
      paddingTop: () => 5,
      paddingBottom: () => 3,
    },
  }
}
