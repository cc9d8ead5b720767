/** The lists kept in this vault, in their order. */
import { useMemo } from 'react'
import { inListOrder, type SavedList } from '#domain/pupils/lists/saved-list.ts'
import { useQuery } from '#features/shared/session.tsx'

const none: readonly SavedList[] = []

export function useSavedLists(): readonly SavedList[] {
  const rows = useQuery((reader) => reader.all('savedLists'), [])
  return useMemo(() => (rows === undefined ? none : inListOrder(rows)), [rows])
}
