/**
 * Where a hit leads: the place itself, not the dossier it is in. `found` names the element there that is brought into
 * view (use-found.ts): a random id or the name of a field, never a word that was searched for.
 */
import type { FieldRef, Hit } from '#domain/search/question.ts'
import { missingCase } from '#domain/shared/result.ts'

export function hitAddress(hit: Hit): string {
  const { subject, rowId } = hit
  const dossier = `/pupils/${hit.pupils[0]?.id ?? ''}`
  switch (subject.kind) {
    case 'pupil':
      return `/pupils/${rowId}`
    case 'guardian':
      return `/guardians/${rowId}`
    case 'conversation':
      return talkAddress(rowId, hit.excerpts[0]?.field)
    case 'agreement':
      return `/conversations/${subject.conversationId}?step=hold&found=${rowId}`
    case 'activity':
    case 'trajectory':
      return `${dossier}/activities?found=${rowId}`
    case 'summary':
      return `/phases/${subject.trajectoryId}/${subject.phase}`
    case 'document':
      return `/reports/${subject.documentId}`
    case 'attachment':
      return `/files/${rowId}`
    case 'working-note':
      return subject.conversationId === null
        ? dossier
        : `/conversations/${subject.conversationId}?step=hold&found=working-note`
    default:
      return missingCase(subject)
  }
}

function talkAddress(id: string, field: FieldRef | undefined): string {
  const at = (step: string, found: string) => `/conversations/${id}?step=${step}&found=${encodeURIComponent(found)}`
  switch (field?.name) {
    case 'answer':
      return at('hold', `${field.themeKey}.${field.voice}`)
    case 'expectation':
      return at('hold', `Expectations.${field.voice}`)
    case 'strengths':
    case 'ownReason':
    case 'appreciation':
    case 'differenceNote':
      return at('hold', field.name)
    case 'followUp':
      return at('finish', field.name)
    case 'place':
    case 'participants':
      return `/conversations/${id}?step=prepare`
    default:
      return `/conversations/${id}`
  }
}
