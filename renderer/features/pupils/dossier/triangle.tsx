/** Pupil, home and school: the heavier the line, the more talks this school year; dashed where there was none (TB2). */

import { triangleOf } from '#domain/conversations/triangle.ts'
import { schoolYearOf } from '#domain/shared/dates.ts'
import { useToday } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import classes from './dossier-screen.module.css'
import type { Dossier } from './use-dossier.ts'

const pupil = { x: 78, y: 14 }
const home = { x: 30, y: 76 }
const school = { x: 126, y: 76 }

export function Triangle({ dossier }: { dossier: Dossier }) {
  const { t } = useText('pupils')
  const sides = triangleOf(dossier.conversations, schoolYearOf(useToday()))
  return (
    <figure className={classes['triangle']}>
      <svg viewBox="0 0 156 106" width="156" height="106" role="img" aria-label={t('triangle.label', { ...sides })}>
        <Side from={pupil} to={home} count={sides.pupilHome} label={{ x: 40, y: 42, anchor: 'end' }} />
        <Side from={pupil} to={school} count={sides.pupilSchool} label={{ x: 116, y: 42, anchor: 'start' }} />
        <Side from={home} to={school} count={sides.homeSchool} label={{ x: 78, y: 94, anchor: 'middle' }} />
        <circle cx={pupil.x} cy={pupil.y} r="8" fill="currentColor" />
        <path d="M21 77 30 68l9 9v8H21Z" fill="currentColor" />
        <rect x="118" y="68" width="16" height="16" fill="currentColor" />
        <text x="92" y="12">
          {t('common:voices.pupil')}
        </text>
        <text x="30" y="102" textAnchor="middle">
          {t('common:voices.home')}
        </text>
        <text x="126" y="102" textAnchor="middle">
          {t('common:voices.school')}
        </text>
      </svg>
    </figure>
  )
}

interface Point {
  x: number
  y: number
}

function Side({
  from,
  to,
  count,
  label,
}: {
  from: Point
  to: Point
  count: number
  label: Point & { anchor: 'start' | 'middle' | 'end' }
}) {
  const { t } = useText('pupils')
  const line = { x1: from.x, y1: from.y, x2: to.x, y2: to.y, stroke: 'currentColor' }
  return (
    <>
      {count === 0 ? (
        <line {...line} strokeWidth="1.6" strokeDasharray="3 3" />
      ) : (
        <line {...line} strokeWidth={Math.min(6, 1 + count)} />
      )}
      <text className={classes['number']} x={label.x} y={label.y} textAnchor={label.anchor}>
        {t('triangle.times', { count })}
      </text>
    </>
  )
}
