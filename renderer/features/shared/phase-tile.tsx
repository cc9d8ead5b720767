/** Letter and colour of a phase; two phases share the V, so the word stands beside it or is read aloud. */
import { useTranslation } from 'react-i18next'
import type { Phase } from '#domain/phases/trajectory.ts'
import { LetterTile } from '#ui/letter-tile.tsx'

export function PhaseTile({
  phase,
  small = false,
  silent = false,
}: {
  phase: Phase
  small?: boolean
  silent?: boolean
}) {
  const { t } = useTranslation()
  const word = t(`phases.${phase}`)
  return (
    <LetterTile
      letter={phase.charAt(0).toUpperCase()}
      ground={phase}
      small={small}
      {...(silent ? {} : { label: word })}
    />
  )
}
