/** How many rows of each kind; a press shows only those. */
import { useMemo } from 'react'
import type { ListKind } from '#domain/pupils/class-list/headings.ts'
import { useText } from '#i18n/use-text.ts'
import type { Preview, PreviewRow } from '../class-list-messages.ts'
import classes from '../import-screen.module.css'

/** In the order of a school year: who comes, who moves, who stays as they were, what can't be done. */
const groups = [
  'new',
  'back-again',
  'first-class',
  'moved-up',
  'repeats',
  'changed-level',
  'changed-class',
  'unclear',
  'changed',
  'unchanged',
  'refused',
] as const satisfies readonly PreviewRow['group'][]

export type Group = PreviewRow['group'] | 'not-on-list'

/** Always there, also with 0: what a counsellor looks for first. */
const alwaysShown: readonly Group[] = ['new', 'changed', 'unchanged', 'refused']

export function GroupFilter({
  preview,
  listKind,
  shown,
  onShow,
}: {
  preview: Preview
  listKind: ListKind
  shown: Group | null
  onShow: (group: Group | null) => void
}) {
  const { t } = useText('imports')
  const counts = useMemo(() => {
    const found = new Map<Group, number>()
    for (const { group } of preview.rows) found.set(group, (found.get(group) ?? 0) + 1)
    return found.set('not-on-list', preview.notOnList.length)
  }, [preview])
  const button = (group: Group, label: string) => (
    <button
      key={group}
      type="button"
      className={classes['count']}
      aria-pressed={shown === group}
      disabled={(counts.get(group) ?? 0) === 0 && group !== 'not-on-list'}
      onClick={() => onShow(shown === group ? null : group)}
    >
      <strong>{counts.get(group) ?? 0}</strong> {label}
    </button>
  )
  const canMiss = listKind === 'class-list' && preview.coverageChoices.pupilCount > 0
  return (
    // biome-ignore lint/a11y/useSemanticElements: a set of toggles, not form fields
    <div className={classes['counts']} role="group" aria-label={t('filter')}>
      {groups
        .filter((group) => alwaysShown.includes(group) || counts.has(group))
        .map((group) => button(group, t(`groups.${group}`)))}
      {canMiss && button('not-on-list', t('notOnList'))}
    </div>
  )
}
