/** Words for roles ("moeder", "mentor") in the language of the screen; domain functions write them into rows. */
import { useMemo } from 'react'
import { relationKinds } from '#domain/pupils/guardian.ts'
import type { RoleWords } from '#domain/pupils/guardian-standing.ts'
import { useText } from '#i18n/use-text.ts'

export function useRoleWords(): RoleWords {
  const { t } = useText('conversations')
  return useMemo(() => {
    const kinds = Object.fromEntries(relationKinds.map((kind) => [kind, t(`common:relationKinds.${kind}`)]))
    return { ...kinds, pupil: t('common:voices.pupil'), mentor: t('roles.mentor') } as RoleWords
  }, [t])
}
