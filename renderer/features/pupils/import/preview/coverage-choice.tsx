/** Whom the list should hold: only they can be missing from it. */
import { Checkbox, NativeSelect } from '@mantine/core'
import { useId, useState } from 'react'
import type { Coverage } from '#domain/pupils/rollover/coverage.ts'
import { useText } from '#i18n/use-text.ts'
import type { Preview } from '../class-list-messages.ts'
import type { ListImport } from '../use-list-import.ts'
import classes from './missing-pupils.module.css'

const kinds = ['school', 'classes', 'year-groups', 'nobody'] as const

export function CoverageChoice({ preview, list }: { preview: Preview; list: ListImport }) {
  const { t } = useText('imports')
  const coverageId = useId()
  // At once on the screen; the comparison follows.
  const [wanted, setWanted] = useState<Coverage | null>(null)
  const coverage = wanted ?? preview.coverage
  const { pupilCount, classes: classGroups, yearGroups } = preview.coverageChoices
  const choose = (next: Coverage): void => {
    setWanted(next)
    list.plan({ coverage: next })
  }
  /** What the list names somebody of is ticked beforehand. */
  const ofKind = (kind: Coverage['kind']): Coverage => {
    if (kind === 'classes') {
      const named = classGroups.filter(({ onListCount }) => onListCount > 0)
      return { kind, classNames: named.map(({ className }) => className) }
    }
    if (kind === 'year-groups') {
      const named = yearGroups.filter(({ onListCount }) => onListCount > 0)
      return { kind, yearGroups: named.map(({ yearGroup }) => yearGroup) }
    }
    return { kind }
  }
  return (
    <>
      <div className={classes['coverage']}>
        <label htmlFor={coverageId}>{t('missing.coverage')}</label>
        <NativeSelect
          id={coverageId}
          size="md"
          value={coverage.kind}
          data={kinds.map((kind) => ({ value: kind, label: t(`missing.coverages.${kind}`, { count: pupilCount }) }))}
          onChange={(event) => {
            const kind = kinds.find((each) => each === event.currentTarget.value)
            if (kind) choose(ofKind(kind))
          }}
        />
      </div>
      {coverage.kind === 'classes' && (
        <Checkbox.Group
          label={t('missing.classesTitle')}
          value={[...coverage.classNames]}
          onChange={(classNames) => choose({ kind: 'classes', classNames })}
        >
          <div className={classes['groups']}>
            {classGroups.map(({ className, pupilCount: count, onListCount: on }) => (
              <Checkbox
                key={className}
                value={className}
                label={t('missing.classLabel', { name: className, on, count })}
              />
            ))}
          </div>
        </Checkbox.Group>
      )}
      {coverage.kind === 'year-groups' && (
        <Checkbox.Group
          label={t('missing.yearGroupsTitle')}
          value={coverage.yearGroups.map(String)}
          onChange={(chosen) => choose({ kind: 'year-groups', yearGroups: chosen.map(Number) })}
        >
          <div className={classes['groups']}>
            {yearGroups.map(({ yearGroup, pupilCount: count, onListCount: on }) => (
              <Checkbox
                key={yearGroup}
                value={String(yearGroup)}
                label={t('missing.yearGroupLabel', { name: yearGroup, on, count })}
              />
            ))}
          </div>
        </Checkbox.Group>
      )}
    </>
  )
}
