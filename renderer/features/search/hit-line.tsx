/** One hit: what it is, whose and when, and the words round what was searched for. The title leads to the place. */
import { UnstyledButton } from '@mantine/core'
import { Link } from 'react-router'
import type { Hit } from '#domain/search/question.ts'
import type { Id } from '#domain/shared/row.ts'
import { PhaseTile } from '#features/shared/phase-tile.tsx'
import { hitAddress } from '#features/shared/search/hit-address.ts'
import { MarkedText } from '#features/shared/search/marked-text.tsx'
import { useHitWords } from '#features/shared/search/use-hit-words.ts'
import { useText } from '#i18n/use-text.ts'
import classes from './hit-line.module.css'

export function HitLine({ hit, onOnlyPupil }: { hit: Hit; onOnlyPupil: ((pupilId: Id) => void) | null }) {
  const { t } = useText('search')
  const { title, details, excerpts } = useHitWords()(hit)
  const pupil = hit.subject.kind === 'guardian' || hit.subject.kind === 'pupil' ? undefined : hit.pupils[0]
  const phase = 'phase' in hit.subject ? hit.subject.phase : null
  return (
    <li className={classes['hit']} data-note={hit.subject.kind === 'working-note' || undefined}>
      <div className={classes['head']}>
        {phase !== null && <PhaseTile phase={phase} small />}
        <Link to={hitAddress(hit)} className={classes['title'] ?? ''} data-hit>
          <MarkedText parts={title} />
        </Link>
        <span className={classes['details']}>{details.join(' · ')}</span>
        {pupil !== undefined && onOnlyPupil !== null && (
          <UnstyledButton className={classes['only'] ?? ''} onClick={() => onOnlyPupil(pupil.id)}>
            {t('onlyThisPupil', { name: pupil.name })}
          </UnstyledButton>
        )}
      </div>
      {excerpts.map(({ label, parts }) => (
        <p key={`${label} ${parts.map(({ text }) => text).join('')}`} className={classes['excerpt']} dir="auto">
          <span className={classes['label']}>{label}</span> <MarkedText parts={parts} />
        </p>
      ))}
    </li>
  )
}
