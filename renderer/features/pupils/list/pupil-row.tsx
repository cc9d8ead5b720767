/** One pupil in the list: phase, name, one reason to look, and the two marks. */
import { IconSignature } from '@tabler/icons-react'
import type { MouseEvent } from 'react'
import { Link } from 'react-router'
import type { Attention } from '#domain/pupils/attention.ts'
import { sortedName } from '#domain/pupils/person-name.ts'
import type { RosterEntry } from '#domain/pupils/roster.ts'
import { PhaseTile } from '#features/shared/phase-tile.tsx'
import { useText } from '#i18n/use-text.ts'
import { DifferenceShape } from '#ui/shapes.tsx'
import classes from './pupil-list.module.css'
import { useReasonText } from './reason-text.ts'

export interface PupilRowProps {
  entry: RosterEntry
  attention: Attention | undefined
  /** Class beside the name, where the list mixes classes. */
  showsClass: boolean
  to: string
  isOpen: boolean
  isActive: boolean
  /** Rows show a box. */
  isSelecting: boolean
  isChosen: boolean
  index: number
  total: number
  topPx: number
  onActive: (index: number) => void
  onClick: (event: MouseEvent) => void
  onChoose: () => void
}

export function PupilRow(props: PupilRowProps) {
  const { entry, attention, index } = props
  const { t } = useText('pupils')
  const { t: tl } = useText('lists')
  const reasonText = useReasonText()
  const className = entry.isEnrolled ? (entry.enrolment?.className ?? '') : ''
  return (
    <li
      className={classes['item']}
      style={{ transform: `translateY(${props.topPx}px)` }}
      data-chosen={props.isChosen || undefined}
      aria-setsize={props.total}
      aria-posinset={index + 1}
    >
      {props.isSelecting && (
        // The keyboard chooses with the space bar on the row itself.
        <label className={classes['box']}>
          <input
            type="checkbox"
            tabIndex={-1}
            checked={props.isChosen}
            onChange={props.onChoose}
            aria-label={tl('bar.chooseOne', { name: sortedName(entry.pupil) })}
          />
        </label>
      )}
      <Link
        to={props.to}
        className={classes['row'] ?? ''}
        data-index={index}
        tabIndex={props.isActive ? 0 : -1}
        aria-current={props.isOpen ? 'page' : undefined}
        {...(props.isActive ? { 'data-pane-start': true } : {})}
        aria-keyshortcuts="Space"
        onFocus={() => props.onActive(index)}
        onClick={props.onClick}
      >
        {attention?.phase ? <PhaseTile phase={attention.phase} silent /> : <span className={classes['noPhase']} />}
        <span className={classes['text']}>
          <span className={classes['first']}>
            <span className={classes['name']}>{sortedName(entry.pupil)}</span>
            {props.showsClass && className !== '' && <span className={classes['class']}>{className}</span>}
          </span>
          <span className={classes['reason']}>
            {[
              attention?.phase ? t(`common:phases.${attention.phase}`) : '',
              attention ? reasonText(attention.reason) : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
        {attention !== undefined && attention.signaturesOpen > 0 && (
          <IconSignature size={20} stroke={1.75} role="img" aria-label={t('marks.toSign')} />
        )}
        {attention?.differenceOpen && <DifferenceShape size={20} label={t('marks.difference')} />}
      </Link>
    </li>
  )
}
