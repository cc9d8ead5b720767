/** A transfer being prepared: its draft, who inspects, the pages it gives, what still hinders it, and freezing it. */
import { useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { FrozenFacts } from '#documents/issue/issue-document.ts'
import type { PageRequest } from '#documents/pages/define-pages.ts'
import { enrolmentIn } from '#domain/pupils/pupil.ts'
import { composeHead, nextVersion } from '#domain/reports/freeze.ts'
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
import type { NotFrozen } from '#features/shared/documents/use-freeze-text.ts'
import { useIssueDocument } from '#features/shared/documents/use-issue-document.ts'
import { useLaidOut } from '#features/shared/documents/use-laid-out.ts'
import { useLogo } from '#features/shared/documents/use-logo.ts'
import { useSession } from '#features/shared/session.tsx'
import { type SaveDraft, useAutosave } from '#features/shared/use-autosave.ts'
import { useLanguage } from '#features/shared/use-dates.ts'
import { useRoleWords } from '#features/shared/use-role-words.ts'
import { useText } from '#i18n/use-text.ts'
import type { TransferMaterial } from '../load-transfer.ts'

/** Stands in the place of what only freezing knows; drawn nowhere on a draft. */
const nothingFrozen = 'A'.repeat(22)

export interface OpenedDraft {
  draft: TransferDraft | null
  replaced: IssuedDocument | null
}

/** `material` follows the vault and must keep its identity while it says the same; `opened` is read once. */
export function useTransfer(material: TransferMaterial, { draft: found, replaced }: OpenedDraft) {
  const { t } = useText('transfer')
  const { vault, settings, today } = useSession()
  const language = useLanguage()
  const navigate = useNavigate()
  const issue = useIssueDocument()
  const logoDataUrl = useLogo()
  const roleWords = useRoleWords()
  const { pupil, relations, guardians, enrolments, choices } = material

  // A new transfer is stored with the first answer, so that looking at this screen begins nothing.
  const [opened] = useState(() => found ?? newTransferDraft(pupil.id, clock))
  const stored = useRef(opened)
  const save: SaveDraft<TransferDraft> = async (draft) => {
    const row = storableTransferDraft({ ...draft, changedAtUtc: clock.nowUtc() }, stored.current)
    const answer = await vault.commit({
      label: 'transfer:undo.changed',
      undoPlace: null,
      put: [{ table: 'transferDrafts', row }],
    })
    if (!answer.ok) return answer
    const rev = answer.revs.get(row.id) ?? row.rev
    stored.current = { ...row, rev }
    return { ok: true, stored: { ...draft, rev } }
  }
  const autosaved = useAutosave(opened, save, (newer, kept) => ({ ...newer, rev: kept.rev }))
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
  const model = useMemo(
    () =>
      transferDossierModel(
        inputFor(draft, {
          identity: replaced ? nextVersion(replaced) : { number: '', version: 1, replaces: null },
          issuedDocumentId: nothingFrozen,
          frozenAtUtc: `${today}T12:00:00Z`,
          frozenAt: `${today}T12:00`,
        }),
      ),
    [inputFor, draft, replaced, today],
  )
  const request = useMemo<PageRequest>(() => ({ kind: 'document', model, checkCode: null }), [model])
  const pages = useLaidOut(logoDataUrl === undefined ? null : request)

  const [isFreezing, setFreezing] = useState(false)
  const [refusal, setRefusal] = useState<NotFrozen | TransferRefusal | null>(null)

  async function freeze(): Promise<void> {
    setFreezing(true)
    setRefusal(null)
    try {
      if (!(await autosaved.flush())) return setRefusal('not-stored')
      const row = stored.current
      const answer = await issue(
        {
          kind: 'transfer-dossier',
          sourceId: row.id,
          replaced,
          compose: (facts) => composeTransferDossier(inputFor(row, facts)),
        },
        (document) => [
          {
            table: 'transferDrafts',
            row: { ...row, changedAtUtc: document.frozenAtUtc, issuedDocumentId: document.id },
          },
        ],
      )
      if (!answer.ok) return setRefusal(answer.code)
      await navigate(`/reports/${answer.value.id}`, { replace: true })
    } catch (error) {
      setRefusal('unexpected')
      throw error
    } finally {
      setFreezing(false)
    }
  }

  return {
    autosaved,
    people,
    hindrances,
    model,
    pages,
    freeze,
    isFreezing,
    refusal,
    forgetRefusal: () => setRefusal(null),
  }
}

export type Transfer = ReturnType<typeof useTransfer>
