/**
 * What every document has at its head, how documents are numbered, and the row that an issued document becomes
 * (data-model.md, Documents 1). Bytes, hash and page count come from the PDF engine; ids and time from the caller.
 */

import { fullName } from '../pupils/person-name.ts'
import type { Enrolment, Level, Pupil } from '../pupils/pupil.ts'
import type { Settings } from '../school/settings.ts'
import { dayOf, type LocalMoment, type SchoolYear, schoolYearLabel, schoolYearOf } from '../shared/dates.ts'
import type { Id } from '../shared/row.ts'
import { type DocumentKind, type DocumentModel, numberPrefixes, type Signatory } from './document-model.ts'
import type { IssuedDocument } from './issued-document.ts'

export type DocumentHead = Omit<Extract<DocumentModel, { kind: 'remarks-sheet' }>, RemarksOnly>
type RemarksOnly = 'kind' | 'about' | 'writtenBy' | 'writtenOnDay' | 'remark'

/** Level as written on paper; the same in every language. */
export const levelNames: Record<Level, string> = {
  bb: 'vmbo-bb',
  kb: 'vmbo-kb',
  gl: 'vmbo-gl',
  tl: 'vmbo-tl',
  havo: 'havo',
  vwo: 'vwo',
}

export interface HeadInput {
  settings: Settings
  /** PNG or JPEG data URL of the school's logo, at most 200 kB. */
  logoDataUrl: string | null
  pupil: Pupil
  /** Of the day the document is about: the class of that day stays on it for good. */
  enrolment: Enrolment | undefined
  language: 'nl' | 'en'
  identity: DocumentIdentity
  issuedDocumentId: Id
  frozenAtUtc: string
  frozenAt: LocalMoment
  signatories: readonly Signatory[]
}

export interface DocumentIdentity {
  number: string
  version: number
  replaces: { number: string; version: number } | null
}

export function composeHead(input: HeadInput): DocumentHead {
  const { pupil, enrolment } = input
  const { counsellor } = input.settings
  return {
    schemaVersion: 1,
    language: input.language,
    number: input.identity.number,
    version: input.identity.version,
    replaces: input.identity.replaces,
    issuedDocumentId: input.issuedDocumentId,
    frozenAtUtc: input.frozenAtUtc,
    frozenAt: input.frozenAt,
    letterhead: letterheadOf(input.settings, input.logoDataUrl),
    pupil: {
      id: pupil.id,
      name: fullName(pupil),
      calledName: pupil.calledName || pupil.firstNames || pupil.surname,
      number: pupil.number,
      className: enrolment?.className ?? '',
      level: enrolment?.level ? levelNames[enrolment.level] : '',
      schoolYear: schoolYearLabel(enrolment?.schoolYear ?? schoolYearOf(dayOf(input.frozenAt))),
      birthDay: pupil.birthDay,
    },
    sealedBy: { name: counsellor.name, role: counsellor.role },
    signatories: [...input.signatories],
  }
}

/** The school as it stands at the top of everything on paper. */
export function letterheadOf({ school }: Settings, logoDataUrl: string | null): DocumentHead['letterhead'] {
  const place = [school.postcode, school.town].filter(Boolean).join(' ')
  return {
    name: school.name,
    department: school.department,
    address: [school.street, place].filter(Boolean).join(', '),
    email: school.email,
    logoDataUrl,
  }
}

/** "GV-2026-0147": one more than the highest number of that kind and school year. */
export function nextDocumentNumber(
  kind: DocumentKind,
  schoolYear: SchoolYear,
  existingNumbers: readonly string[],
): string {
  const start = `${numberPrefixes[kind]}-${schoolYear}-`
  let highest = 0
  for (const number of existingNumbers) {
    if (!number.startsWith(start)) continue
    const running = Number(number.slice(start.length))
    if (Number.isSafeInteger(running) && running > highest) highest = running
  }
  return `${start}${String(highest + 1).padStart(4, '0')}`
}

/** A first version with a new number. */
export function firstVersion(
  kind: DocumentKind,
  frozenAt: LocalMoment,
  existingNumbers: readonly string[],
): DocumentIdentity {
  const number = nextDocumentNumber(kind, schoolYearOf(dayOf(frozenAt)), existingNumbers)
  return { number, version: 1, replaces: null }
}

/** A correction keeps the number and names the version it replaces. */
export function nextVersion(replaced: Pick<IssuedDocument, 'number' | 'version'>): DocumentIdentity {
  return {
    number: replaced.number,
    version: replaced.version + 1,
    replaces: { number: replaced.number, version: replaced.version },
  }
}

export interface SealedFile {
  checkCode: string
  /** Lower-case hex. */
  sha256: string
  sizeBytes: number
  pageCount: number
  fileAttachmentId: Id
}

/** The row of an issued document; the model and the sealed bytes never change after this. */
export function issuedDocumentOf(model: DocumentModel, sourceId: Id | null, file: SealedFile): IssuedDocument {
  return {
    id: model.issuedDocumentId,
    rev: 0,
    pupilId: model.pupil.id,
    kind: model.kind,
    sourceId,
    number: model.number,
    version: model.version,
    replacedById: null,
    frozenAtUtc: model.frozenAtUtc,
    checkCode: file.checkCode,
    sha256: file.sha256,
    sizeBytes: file.sizeBytes,
    pageCount: file.pageCount,
    fileAttachmentId: file.fileAttachmentId,
    model,
  }
}

/** The newest version of each number: what is still in force. */
export function inForce(documents: readonly IssuedDocument[]): IssuedDocument[] {
  return documents.filter((document) => document.replacedById === null)
}
