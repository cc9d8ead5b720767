/** The report of one talk before it is frozen. */
import { useState } from 'react'
import { useParams } from 'react-router'
import { guideFor, guideWithName } from '#domain/conversations/guides.ts'
import { DraftPage } from '#features/shared/documents/draft-page.tsx'
import { useQuery } from '#features/shared/session.tsx'
import { useDates, useLanguage } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { useRefusalText } from '../use-refusal-text.ts'
import { type DraftMaterial, loadDraft } from './load-draft.ts'
import { ReportText } from './report-text.tsx'
import { useDraft } from './use-draft.ts'

export function DraftScreen() {
  const { t } = useText('reports')
  const { conversationId = '' } = useParams()
  const material = useQuery((reader) => loadDraft(reader, conversationId), [conversationId])
  if (material === undefined) return null
  if (material === 'not-found') {
    return <EmptyState title={t('draft.notFound')} text={t('draft.notFoundText')} />
  }
  return <DraftOf key={conversationId} material={material} />
}

function DraftOf({ material: current }: { material: DraftMaterial }) {
  const { t } = useText('reports')
  const { moment } = useDates()
  const language = useLanguage()
  // The draft on the screen is the one that was opened; what it stores comes back and must not replace it.
  const [material] = useState(current)
  const { text, choice, document, hindrance } = useDraft(material)
  const refusalText = useRefusalText()

  const conversation = text.draft
  const { pupil } = document.model
  const guide = guideWithName(guideFor(conversation.guideId, language), pupil.calledName)
  return (
    <DraftPage
      back={{ to: `/conversations/${conversation.id}`, label: t('draft.back') }}
      title={t('draft.title', { name: pupil.name })}
      facts={[pupil.className, moment(conversation.startsAt), t('draft.state')]}
      autosaved={text}
      textLabel={t('text.label')}
      text={
        <ReportText conversation={conversation} guide={guide} calledName={pupil.calledName} onChange={text.change} />
      }
      pagesLabel={t('pages.ofReport')}
      document={document}
      choice={choice}
      freezeLabel={t('draft.freeze')}
      hindrance={hindrance === null ? null : refusalText(hindrance)}
      refusal={document.refusal === null ? null : refusalText(document.refusal)}
    />
  )
}
