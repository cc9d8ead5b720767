/** O-V-V-B: per phase what is done and what is missing, in a shape, a bar and words. */
import { Text } from '@mantine/core'
import { type PhaseProgress, phaseProgress } from '#domain/phases/phase-progress.ts'
import type { Trajectory } from '#domain/phases/trajectory.ts'
import { dayOf } from '#domain/shared/dates.ts'
import { PhaseTile } from '#features/shared/phase-tile.tsx'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import { StateShape, type StateShapeName } from '#ui/shapes.tsx'
import classes from './dossier-screen.module.css'
import type { Dossier } from './use-dossier.ts'

const shapeOf: Record<PhaseProgress['state'], StateShapeName> = { done: 'done', open: 'open', 'not-yet': 'none' }

/** Talk, voices, report and summary each fill a quarter of the bar. */
const partCount = 4

export function PhaseBar({ dossier, trajectory }: { dossier: Dossier; trajectory: Trajectory | undefined }) {
  const { t } = useText('pupils')
  if (trajectory === undefined) {
    return (
      <Text size="sm" c="var(--ink-second)">
        {t('phaseBar.none')}
      </Text>
    )
  }
  return (
    <ol
      className={classes['phases']}
      aria-label={t('phaseBar.label', { choice: t(`common:choices.${trajectory.choice}`) })}
    >
      {phaseProgress(trajectory, { ...dossier, entries: dossier.roundEntries }).map((progress) => (
        <PhaseItem key={progress.phase} progress={progress} />
      ))}
    </ol>
  )
}

function PhaseItem({ progress }: { progress: PhaseProgress }) {
  const { t } = useText('pupils')
  const { day } = useDates()
  const { state, missing, doneDay, plannedAt, signatures } = progress
  const stateText = (): string => {
    if (state === 'not-yet') {
      return plannedAt === null ? t('phaseBar.notStarted') : t('phaseBar.planned', { day: day(dayOf(plannedAt)) })
    }
    if (state === 'open') {
      return t('phaseBar.missing', { what: missing.map((part) => t(`phaseBar.parts.${part}`)).join(', ') })
    }
    return doneDay === null ? t('phaseBar.done') : t('phaseBar.doneOn', { day: day(doneDay) })
  }
  return (
    <li aria-current={progress.isCurrent ? 'step' : undefined}>
      <div className={classes['track']} aria-hidden>
        <span style={{ width: `${filledShare(progress) * 100}%` }} />
      </div>
      <div className={classes['phaseName']}>
        <PhaseTile phase={progress.phase} small silent />
        {t(`common:phases.${progress.phase}`)}
      </div>
      <div className={classes['phaseState']}>
        <StateShape name={shapeOf[state]} size={16} />
        <span>
          {stateText()}
          {signatures.asked > signatures.signed && (
            <>
              <br />
              {t('phaseBar.signed', { ...signatures })}
            </>
          )}
        </span>
      </div>
    </li>
  )
}

/** How far the bar is filled: full when done, empty when not begun, else by what is still missing. */
function filledShare({ state, missing }: PhaseProgress): number {
  if (state === 'done') return 1
  return state === 'not-yet' ? 0 : Math.max(0, partCount - missing.length) / partCount
}
