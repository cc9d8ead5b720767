/**
 * Signing at the table: full screen, the document and one person. It says what signing means; paper, a remark and not
 * signing are equal ways out. Afterwards the screen asks to be handed back before anything of the dossier shows.
 */
import { useEffect, useMemo, useRef, useState } from 'react'
import { useBlocker, useNavigate, useParams } from 'react-router'
import { renditionsOf } from '#documents/issue/renditions.ts'
import { isSettled } from '#domain/reports/awaiting-signatures.ts'
import type { Signatory } from '#domain/reports/document-model.ts'
import { type RoundEntry, roundPerSignatory } from '#domain/reports/issued-document.ts'
import { useCommand } from '#features/shared/commands.ts'
import { useQuery, useSettings } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { useRenditionBytes } from '../document/use-rendition.ts'
import { type DocumentMaterial, loadDocument } from '../load-document.ts'
import { HandBack } from './hand-back.tsx'
import { ReadPages } from './read-pages.tsx'
import { SignForm, type SigningOutcome } from './sign-form.tsx'
import classes from './sign-screen.module.css'

export function SignScreen() {
  const { t } = useText('reports')
  const { documentId = '', fieldName = '' } = useParams()
  const material = useQuery((reader) => loadDocument(reader, documentId), [documentId])
  useStayHere()
  if (material === undefined) return null
  const signatory =
    material === 'not-found'
      ? undefined
      : material.document.model.signatories.find((other) => other.fieldName === fieldName)
  if (material === 'not-found' || signatory === undefined || material.document.replacedById !== null) {
    return <EmptyState title={t('draft.notFound')} text={t('document.notFoundText')} />
  }
  return <SignFor key={`${documentId} ${fieldName}`} material={material} signatory={signatory} />
}

function SignFor({ material, signatory }: { material: DocumentMaterial; signatory: Signatory }) {
  const settings = useSettings()
  const navigate = useNavigate()
  // What was known when the person sat down: their own entry must not change the pages under their eyes.
  const [{ document, entries }] = useState(material)
  const [outcome, setOutcome] = useState<SigningOutcome | 'already-settled' | null>(() => {
    const own = roundPerSignatory(document.model, entries).find((person) => person.signatory === signatory)
    return isSettled(own?.entry) ? 'already-settled' : null
  })
  useNoWayBack(() => setOutcome((known) => known ?? 'left'))
  const fieldNames = useMemo(() => visibleFields(material, signatory, entries), [material, signatory, entries])
  const { bytes } = useRenditionBytes(document, entries, fieldNames)
  if (outcome !== null) {
    return (
      <HandBack
        outcome={outcome}
        signatory={signatory}
        counsellor={settings.counsellor.name}
        onReturned={() => void navigate(`/reports/${document.id}`, { replace: true })}
      />
    )
  }
  return (
    <main className={classes['screen']}>
      <ReadPages bytes={bytes} kind={document.kind} />
      <div className={classes['person']}>
        <SignForm document={document} signatory={signatory} onOutcome={setOutcome} />
      </div>
    </main>
  )
}

/** Back would open the dossier before the person at the table; it leads to handing back the screen instead. */
function useNoWayBack(handBack: () => void): void {
  const blocker = useBlocker(({ historyAction }) => historyAction === 'POP')
  const newest = useRef(handBack)
  newest.current = handBack
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    blocker.reset()
    newest.current()
  }, [blocker])
}

/** A person reads their household's copy: no signature or remark of another household. */
function visibleFields(
  { document }: DocumentMaterial,
  signatory: Signatory,
  entries: readonly RoundEntry[],
): readonly string[] {
  if (signatory.householdId === null) return [signatory.fieldName]
  const own = renditionsOf(document, entries).find(
    ({ key }) => key !== 'school' && key.householdId === signatory.householdId,
  )
  return own?.fieldNames ?? [signatory.fieldName]
}

/** Shortcuts that lead into the dossier do nothing here. */
function useStayHere(): void {
  const nothing = () => undefined
  useCommand('find', nothing)
  useCommand('new-conversation', nothing)
  useCommand('settings', nothing)
  useCommand('print', nothing)
  useCommand('undo', nothing)
}
