/**
 * All transfers of the school: what is being prepared and what was frozen, newest first. One row per transfer; a
 * frozen dossier counts with its newest version, and one that is being corrected stands there as both.
 */

import { fullName } from '../pupils/person-name.ts'
import { type Enrolment, enrolmentIn, type Pupil } from '../pupils/pupil.ts'
import { inForce } from '../reports/freeze.ts'
import type { IssuedDocument } from '../reports/issued-document.ts'
import type { SchoolYear } from '../shared/dates.ts'
import type { Id } from '../shared/row.ts'
import type { ReceiverKind } from './compose-transfer-dossier.ts'
import type { TransferDraft } from './transfer-draft.ts'

export interface TransferRow {
  /** Of the draft, or of the issued document. */
  id: Id
  pupil: Pupil
  pupilName: string
  className: string
  state: 'under-way' | 'issued'
  receiver: { kind: ReceiverKind; school: string; town: string }
  /** Last change of a draft; freezing of a document. */
  atUtc: string
  document: IssuedDocument | null
}

export interface TransferBoardInput {
  pupils: readonly Pupil[]
  enrolments: readonly Enrolment[]
  drafts: readonly TransferDraft[]
  documents: readonly IssuedDocument[]
  year: SchoolYear
}

export function transferBoard(input: TransferBoardInput): TransferRow[] {
  const pupils = new Map(input.pupils.map((pupil) => [pupil.id, pupil]))
  const enrolments = Map.groupBy(input.enrolments, ({ pupilId }) => pupilId)
  const classOf = (pupil: Pupil): string => enrolmentIn(enrolments.get(pupil.id) ?? [], input.year)?.className ?? ''
  const rowOf = (pupilId: Id, row: Omit<TransferRow, 'pupil' | 'pupilName' | 'className'>): TransferRow[] => {
    const pupil = pupils.get(pupilId)
    return pupil === undefined ? [] : [{ ...row, pupil, pupilName: fullName(pupil), className: classOf(pupil) }]
  }
  const rows = [
    ...input.drafts
      .filter(({ issuedDocumentId }) => issuedDocumentId === null)
      .flatMap(({ id, pupilId, receiver, changedAtUtc }) =>
        rowOf(pupilId, { id, state: 'under-way', receiver, atUtc: changedAtUtc, document: null }),
      ),
    ...inForce(input.documents).flatMap((document) =>
      document.model.kind === 'transfer-dossier'
        ? rowOf(document.pupilId, {
            id: document.id,
            state: 'issued',
            receiver: document.model.receiver,
            atUtc: document.frozenAtUtc,
            document,
          })
        : [],
    ),
  ]
  return rows.sort((left, right) => right.atUtc.localeCompare(left.atUtc))
}

const collator = new Intl.Collator('nl', { sensitivity: 'base', numeric: true })

export const classesOnBoard = (rows: readonly TransferRow[]): string[] =>
  [...new Set(rows.map(({ className }) => className).filter(Boolean))].sort(collator.compare)
