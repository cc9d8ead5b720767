/** "Loopbaangesprek verkennen": what kind of talk, in which phase. */

import type { Conversation } from '#domain/conversations/conversation.ts'
import { useText } from '#i18n/use-text.ts'

export function useConversationTitle(): (conversation: Conversation) => string {
  const { t } = useText('pupils')
  return ({ guideId, phase }) =>
    [t(`talks.kinds.${guideId}`), phase === null ? '' : t(`common:phases.${phase}`)].filter(Boolean).join(' ')
}
