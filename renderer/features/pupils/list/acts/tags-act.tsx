/** Labels on and off for all chosen pupils. */
import { Checkbox, Group, Stack, TagsInput, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { asWritten, planTagChange, tagsInUse } from '#domain/pupils/lists/tags.ts'
import type { RosterEntry } from '#domain/pupils/roster.ts'
import { lineLimit } from '#domain/shared/text.ts'
import { useVault } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import type { Put } from '#vault/vault.ts'
import { useListedHere } from '../use-listed.ts'
import { BulkFoot } from './bulk-foot.tsx'
import { useBulk } from './use-bulk.tsx'

export function TagsAct({ chosen }: { chosen: readonly RosterEntry[] }) {
  const { t } = useText('lists')
  const vault = useVault()
  const bulk = useBulk()
  const { view } = useListedHere()
  const [add, setAdd] = useState<string[]>([])
  const [remove, setRemove] = useState<string[]>([])
  const pupils = useMemo(() => chosen.map(({ pupil }) => pupil), [chosen])
  const inUse = useMemo(() => tagsInUse(view.roster.entries.map(({ pupil }) => pupil)), [view.roster])
  const theirs = useMemo(
    () =>
      tagsInUse(pupils).map((tag) => ({
        tag,
        count: planTagChange(pupils, { add: [], remove: [tag] }).changed.length,
      })),
    [pupils],
  )
  const change = useMemo(
    () => ({ add, remove: remove.filter((tag) => theirs.some((each) => each.tag === tag)) }),
    [add, remove, theirs],
  )
  const plan = useMemo(() => planTagChange(pupils, change), [pupils, change])
  const count = plan.changed.length

  const apply = async (): Promise<void> => {
    const done = await bulk.run(
      {
        label: 'lists:undo.tags',
        pupilIds: plan.changed.map(({ id }) => id),
        putsFor: async (ids) => {
          const read = await Promise.all(ids.map((id) => vault.get('pupils', id)))
          const known = read.filter((pupil) => pupil !== undefined)
          return planTagChange(known, change).changed.map((row): Put => ({ table: 'pupils', row }))
        },
      },
      (doneCount) => t('tags.done', { count: doneCount }),
    )
    if (done === 0) return
    setAdd([])
    setRemove([])
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void apply()
      }}
    >
      <Stack gap="md">
        <TagsInput
          size="md"
          maw={480}
          label={t('tags.add')}
          description={t('tags.addHint')}
          data={inUse}
          value={add}
          maxLength={lineLimit}
          onChange={(tags) => setAdd([...new Set(tags.map((tag) => asWritten(tag, inUse)).filter(Boolean))])}
        />
        {theirs.length === 0 ? (
          <Text c="var(--ink-second)">{t('tags.removeNone')}</Text>
        ) : (
          <Checkbox.Group label={t('tags.remove')} value={change.remove} onChange={setRemove}>
            <Group gap="8px 20px" mt={6}>
              {theirs.map(({ tag, count: many }) => (
                <Checkbox key={tag} value={tag} label={t('tags.removeCount', { tag, count: many })} />
              ))}
            </Group>
          </Checkbox.Group>
        )}
        {plan.full.length > 0 && <Text>{t('tags.full', { count: plan.full.length })}</Text>}
        <BulkFoot
          bulk={bulk}
          label={t('tags.apply', { count })}
          isDisabled={count === 0}
          hint={count === 0 && (add.length > 0 || change.remove.length > 0) ? t('tags.nothing') : undefined}
        />
      </Stack>
    </form>
  )
}
