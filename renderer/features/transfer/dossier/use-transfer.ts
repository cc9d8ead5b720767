/** A transfer being prepared: its draft, who inspects, the pages it gives, what still hinders it, and freezing it. */
import { useMemo, useState } from 'react'
import type { FrozenFacts } from '#documents/issue/issue-document.ts'
import { enrolmentIn } from '#domain/pupils/pupil.ts'
import type { TransferDossier } from '#domain/reports/document-model.ts'
import { composeHead } from '#domain/reports/freeze.ts'
import type { IssuedDocument } from '#domain/reports/issued-document.ts'
import { schoolYearOf } from '#domain/shared/dates.ts'
import {
  composeTransferDossier,
  type TransferDossierInput,
  type TransferRefusal,
  transferDossierModel,
} from '#domain/transfer/compose-transfer-dossier.ts'
import {
  chosenIdsOf,
  detailsOf,
  hindrancesOf,
  newTransferDraft,
  storableTransferDraft,
  type TransferDraft,
} from '#domain/transfer/transfer-draft.ts'
import { transferPeople } from '#domain/transfer/transfer-people.ts'
import { clock } from '#features/shared/clock.ts'
import { useDraftedDocument } from '#features/shared/documents/use-drafted-document.ts'
import { useIssueDocument } from '#features/shared/documents/use-issue-document.ts'
import { useLogo } from '#features/shared/documents/use-logo.ts'
import { useStoredDraft } from '#features/shared/documents/use-stored-draft.ts'
import { useSession } from '#features/shared/session.tsx'
import { useLanguage } from '#features/shared/use-dates.ts'
import { useRoleWords } from '#features/shared/use-role-words.ts'
import { useText } from '#i18n/use-text.ts'
import type { TransferMaterial } from '../load-transfer.ts'

export interface OpenedDraft {
  draft: TransferDraft | null
  replaced: IssuedDocument | null
}

/** `material` follows the vault and must keep its identity while it says the same; `opened` is read once. */
export function useTransfer(material: TransferMaterial, { draft: found, replaced }: OpenedDraft) {
  const { t } = useText('transfer')
  const { settings, today } = useSession()
  const language = useLanguage()
  const issue = useIssueDocument()
  const logoDataUrl = useLogo()
  const roleWords = useRoleWords()
  const { pupil, relations, guardians, enrolments, choices } = material

  // A new transfer is stored with the first answer, so that looking at this screen begins nothing.
  const [opened] = useState(() => found ?? newTransferDraft(pupil.id, clock))
  const { autosaved, stored } = useStoredDraft(opened, {
    table: 'transferDrafts',
    label: 'transfer:undo.changed',
    // A view that is too long is named among the hindrances.
    storable: (draft, before) => ({ row: storableTransferDraft(draft, before), isWhole: true }),
  })
  const { draft } = autosaved

  const people = useMemo(
    () => transferPeople({ pupil, relations, guardians, roleWords, onDay: today }),
    [pupil, relations, guardians, roleWords, today],
  )
  const hindrances = useMemo(() => hindrancesOf(draft, { choices, today }), [draft, choices, today])

  const inputFor = useMemo(() => {
    const enrolment = enrolmentIn(enrolments, schoolYearOf(today))
    return (of: TransferDraft, facts: FrozenFacts): TransferDossierInput => ({
      head: composeHead({
        settings,
        logoDataUrl: logoDataUrl ?? null,
        pupil,
        enrolment,
        language,
        signatories: [],
        ...facts,
      }),
      details: detailsOf(of, t(`basis.${of.receiver.kind}`)),
      choices,
      chosenIds: chosenIdsOf(of, choices),
      today,
    })
  }, [settings, logoDataUrl, pupil, enrolments, language, choices, today, t])
  const compose = useMemo(() => (facts: FrozenFacts) => transferDossierModel(inputFor(draft, facts)), [inputFor, draft])
  const document = useDraftedDocument<TransferDossier, TransferRefusal>({
    replaced,
    compose,
    isReady: logoDataUrl !== undefined,
    flush: autosaved.flush,
    issue: () => {
      const row = stored.current
      return issue(
        {
          kind: 'transfer-dossier',
          sourceId: row.id,
          replaced,
          compose: (facts) => composeTransferDossier(inputFor(row, facts)),
        },
        ({ id, frozenAtUtc }) => [
          { table: 'transferDrafts', row: { ...row, changedAtUtc: frozenAtUtc, issuedDocumentId: id } },
        ],
      )
    },
  })

  return { autosaved, people, hindrances, document }
}

export type Transfer = ReturnType<typeof useTransfer>
