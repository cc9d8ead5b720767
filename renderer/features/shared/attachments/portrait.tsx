/**
 * A pupil's portrait, small: in the dossier's head and in lists. Read once per photo and kept while the vault is open
 * (the page is loaded anew at lock), so that a list that scrolls reads no row twice. Nothing where there is none.
 */
import { useEffect, useState } from 'react'
import type { Id } from '#domain/shared/row.ts'
import { useVault } from '#features/shared/session.tsx'
import classes from './portrait.module.css'

/** Some 5 kB each. */
const mostKept = 1000
const kept = new Map<Id, string>()

/** After an erasure nothing of the pupil stays in memory either. */
export const forgetPortraits = (): void => kept.clear()

/** Decorative: the name stands beside it. `heightPx` up to 64 is sharp. */
export function Portrait({ photoId, heightPx }: { photoId: Id | null; heightPx: number }) {
  const thumbnail = useThumbnail(photoId)
  if (thumbnail === '') return null
  return (
    <img
      src={`data:image/jpeg;base64,${thumbnail}`}
      alt=""
      className={classes['portrait']}
      style={{ height: heightPx, width: Math.round(heightPx * 0.8) }}
    />
  )
}

function useThumbnail(photoId: Id | null): string {
  const vault = useVault()
  const [read, setRead] = useState<{ photoId: Id; thumbnail: string } | null>(null)
  const known = photoId === null ? '' : kept.get(photoId)
  useEffect(() => {
    if (photoId === null || kept.has(photoId)) return
    let isOver = false
    void vault.get('attachments', photoId).then((row) => {
      const thumbnail = row?.thumbnail ?? ''
      if (kept.size >= mostKept) kept.clear()
      kept.set(photoId, thumbnail)
      if (!isOver) setRead({ photoId, thumbnail })
    })
    return () => {
      isOver = true
    }
  }, [vault, photoId])
  return known ?? (read?.photoId === photoId ? read.thumbnail : '')
}
