/** The school's logo for a letterhead; `undefined` while it is read. */
import { useEffect, useState } from 'react'
import { useSession } from '#features/shared/session.tsx'
import { readLogo } from './read-logo.ts'

export function useLogo(): string | null | undefined {
  const { vault, settings } = useSession()
  const [logo, setLogo] = useState<string | null>()
  useEffect(() => {
    let isOver = false
    void readLogo(vault, settings).then((read) => {
      if (!isOver) setLogo(read)
    })
    return () => {
      isOver = true
    }
  }, [vault, settings])
  return logo
}
