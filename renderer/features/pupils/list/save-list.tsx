/** Keeps what the list asks, shows and sorts by under a name; changes, renames or removes a list that is open. */
import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { isEmptyFilter, isSameFilter, type ListFilter } from '#domain/pupils/lists/list-filter.ts'
import { checkListName, type ListNameProblem, type SavedList } from '#domain/pupils/lists/saved-list.ts'
import { cleanLine } from '#domain/shared/text.ts'
import { clock } from '#features/shared/clock.ts'
import { useCommit, useUndo } from '#features/shared/use-commit.tsx'
import { useText } from '#i18n/use-text.ts'
import classes from './filter-screen.module.css'
import { openGroup, setListChoice } from './list-memory.ts'
import type { Listed } from './use-listed.ts'

const listsPlace = 'lists'

export function SaveList({ listed: { choice, savedLists }, filter }: { listed: Listed; filter: ListFilter }) {
  const { t } = useText('lists')
  const commit = useCommit()
  useUndo(listsPlace)
  const { openList, columns, sort } = choice
  const open = openList?.kind === 'saved' ? savedLists.find(({ id }) => id === openList.id) : undefined
  const [name, setName] = useState(open?.name ?? '')
  const [problem, setProblem] = useState<ListNameProblem['code'] | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const openId = open?.id
  const openName = open?.name
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has another name
  useEffect(() => {
    setName(openName ?? '')
    setProblem(null)
  }, [openId, openName])

  const refused = (others: readonly SavedList[]): boolean => {
    const found = checkListName(name, others)[0]
    setProblem(found?.code ?? null)
    if (found !== undefined) field.current?.focus()
    return found !== undefined
  }
  const content = { filter, columns: [...columns], sort }

  const create = async (): Promise<void> => {
    if (refused(savedLists)) return
    const position = Math.max(0, ...savedLists.map((list) => list.position)) + 1
    const row: SavedList = { id: clock.newId(), rev: 0, name: cleanLine(name), ...content, position }
    const answer = await commit(
      { label: 'lists:undo.listCreated', undoPlace: listsPlace, put: [{ table: 'savedLists', row }] },
      t('save.created', { name: row.name }),
    )
    if (answer.ok) setListChoice({ openList: { kind: 'saved', id: row.id }, group: { kind: 'all' }, filter })
  }
  const update = async (list: SavedList): Promise<void> => {
    if (refused(savedLists.filter(({ id }) => id !== list.id))) return
    const row: SavedList = { ...list, name: cleanLine(name), ...content }
    await commit(
      { label: 'lists:undo.listChanged', undoPlace: listsPlace, put: [{ table: 'savedLists', row }] },
      t('save.updated', { name: row.name }),
    )
  }
  const remove = async (list: SavedList): Promise<void> => {
    const answer = await commit(
      { label: 'lists:undo.listRemoved', undoPlace: listsPlace, remove: [{ table: 'savedLists', id: list.id }] },
      t('save.removed', { name: list.name }),
    )
    if (answer.ok) openGroup({ kind: 'all' })
  }

  const isChanged =
    open !== undefined &&
    (cleanLine(name) !== open.name ||
      !isSameFilter(open.filter, filter) ||
      JSON.stringify([open.columns, open.sort]) !== JSON.stringify([columns, sort]))
  return (
    <form
      className={classes['save']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void (open === undefined ? create() : update(open))
      }}
    >
      <Title order={2}>{open === undefined ? t('save.title') : t('save.titleSaved')}</Title>
      <Text c="var(--ink-second)" maw={560} mb="sm">
        {t('save.what')}
      </Text>
      <Stack gap="sm">
        <TextInput
          ref={field}
          label={t('save.name')}
          maw={360}
          autoComplete="off"
          value={name}
          error={problem !== null && t(`save.problems.${problem}`)}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group gap="sm">
          {open === undefined ? (
            <Button type="submit" disabled={isEmptyFilter(filter)}>
              {t('save.create')}
            </Button>
          ) : (
            <>
              <Button type="submit" disabled={!isChanged}>
                {t('save.update')}
              </Button>
              <Button variant="default" disabled={cleanLine(name) === open.name} onClick={() => void create()}>
                {t('save.asNew')}
              </Button>
              <Button variant="subtle" onClick={() => void remove(open)}>
                {t('save.remove')}
              </Button>
            </>
          )}
        </Group>
        {isChanged && (
          <Text size="sm" c="var(--ink-second)">
            {t('save.changed')}
          </Text>
        )}
      </Stack>
    </form>
  )
}
