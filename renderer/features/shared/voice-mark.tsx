/** Pupil circle, home house, school square: the same in columns, triangle, lists and on paper. */
import { useTranslation } from 'react-i18next'
import type { Voice } from '#domain/conversations/guide.ts'
import { VoiceShape, type VoiceShapeName } from '#ui/shapes.tsx'

const shapeOf: Record<Voice, VoiceShapeName> = { pupil: 'circle', home: 'house', school: 'square' }

/** `silent`: the word stands beside it, so it is not read twice. */
export function VoiceMark({
  voice,
  heard = true,
  size = 14,
  silent = false,
}: {
  voice: Voice
  heard?: boolean
  size?: number
  silent?: boolean
}) {
  const { t } = useTranslation()
  return (
    <VoiceShape name={shapeOf[voice]} filled={heard} size={size} {...(silent ? {} : { label: t(`voices.${voice}`) })} />
  )
}
