/** What a talk is called, on every screen: "Loopbaangesprek vervolgstudie", "Contactmoment verkennen". */
import { useCallback } from 'react'
import type { Conversation } from '#domain/conversations/conversation.ts'
import { missingCase } from '#domain/shared/result.ts'
import { useText } from '#i18n/use-text.ts'

export function useTalkTitle(): (conversation: Pick<Conversation, 'guideId' | 'choice' | 'phase'>) => string {
  const { t } = useText('conversations')
  return useCallback(
    ({ guideId, choice, phase }) => {
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
    },
    [t],
  )
}
