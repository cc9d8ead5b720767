/**
 * What a talk is called, in the words of the talks area: "Loopbaangesprek vervolgstudie", "Contactmoment verkennen".
 * Features don't import each other, so the few lines of features/conversations/titles.ts stand here again; the texts
 * themselves stand once.
 */
import type { Conversation } from '#domain/conversations/conversation.ts'
import { missingCase } from '#domain/shared/result.ts'
import { useText } from '#i18n/use-text.ts'

export function useConversationTitle(): (conversation: Conversation) => string {
  const { t } = useText('conversations')
  return ({ guideId, choice, phase }) => {
    switch (guideId) {
      case 'career-talk':
        return choice === null
          ? t('titles.career-talk-open')
          : t('titles.career-talk', { choice: t(`common:choices.${choice}`) })
      case 'phase-contact':
        return phase === null
          ? t('titles.phase-contact-open')
          : t('titles.phase-contact', { phase: t(`common:phases.${phase}`) })
      default:
        return missingCase(guideId)
    }
  }
}
