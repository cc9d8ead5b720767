/** A document that is still a draft: the pages it gives now, and freezing it. */
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { FrozenFacts } from '#documents/issue/issue-document.ts'
import type { PageRequest } from '#documents/pages/define-pages.ts'
import type { DocumentModel } from '#domain/reports/document-model.ts'
import { nextVersion } from '#domain/reports/freeze.ts'
import type { IssuedDocument } from '#domain/reports/issued-document.ts'
import type { Result } from '#domain/shared/result.ts'
import { useToday } from '#features/shared/session.tsx'
import type { NotFrozen } from './use-freeze-text.ts'
import { type LaidOutPages, useLaidOut } from './use-laid-out.ts'

/** Stands in the place of what only freezing knows; drawn nowhere on a draft. */
const nothingFrozen = 'A'.repeat(22)

export interface DraftedDocument<Model, Refusal extends string> {
  model: Model
  pages: LaidOutPages
  freeze: () => Promise<void>
  isFreezing: boolean
  refusal: NotFrozen | Refusal | null
  forgetRefusal: () => void
}

export interface DraftedDocumentInput<Model, Refusal extends string> {
  /** The version this one corrects. */
  replaced: IssuedDocument | null
  /** Must keep its identity while it says the same. */
  compose: (facts: FrozenFacts) => Model
  /** False while the letterhead is still being read: nothing is laid out yet. */
  isReady: boolean
  /** Stores what was typed; false = it was refused. */
  flush: () => Promise<boolean>
  issue: () => Promise<Result<IssuedDocument, NotFrozen | Refusal>>
}

export function useDraftedDocument<Model extends DocumentModel, Refusal extends string = never>({
  replaced,
  compose,
  isReady,
  flush,
  issue,
}: DraftedDocumentInput<Model, Refusal>): DraftedDocument<Model, Refusal> {
  const today = useToday()
  const navigate = useNavigate()
  const [isFreezing, setFreezing] = useState(false)
  const [refusal, setRefusal] = useState<NotFrozen | Refusal | null>(null)

  const model = useMemo(
    () =>
      compose({
        identity: replaced ? nextVersion(replaced) : { number: '', version: 1, replaces: null },
        issuedDocumentId: nothingFrozen,
        frozenAtUtc: `${today}T12:00:00Z`,
        frozenAt: `${today}T12:00`,
      }),
    [compose, replaced, today],
  )
  const request = useMemo<PageRequest>(() => ({ kind: 'document', model, checkCode: null }), [model])
  const pages = useLaidOut(isReady ? request : null)

  async function freeze(): Promise<void> {
    setFreezing(true)
    setRefusal(null)
    try {
      if (!(await flush())) return setRefusal('not-stored')
      const answer = await issue()
      if (!answer.ok) return setRefusal(answer.code)
      await navigate(`/reports/${answer.value.id}`, { replace: true })
    } catch (error) {
      setRefusal('unexpected')
      throw error
    } finally {
      setFreezing(false)
    }
  }

  return { model, pages, freeze, isFreezing, refusal, forgetRefusal: () => setRefusal(null) }
}
