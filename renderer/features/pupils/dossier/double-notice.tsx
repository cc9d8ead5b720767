/** A double dossier whose frozen documents could not move: it and the dossier that goes on point at each other. */
import { Button, Group } from '@mantine/core'
import { Link } from 'react-router'
import { fullName } from '#domain/pupils/person-name.ts'
import type { Pupil } from '#domain/pupils/pupil.ts'
import { useQuery } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'

export function DoubleNotice({ pupil }: { pupil: Pupil }) {
  const { t } = useText('families')
  const { doubleOfId } = pupil
  const others = useDoublesOf(pupil)
  if (others.length === 0) return null
  const links = others.map((other) => (
    <Button key={other.id} component={Link} to={`/pupils/${other.id}`} variant="default">
      {doubleOfId === null ? t('merge.toArchive') : t('merge.toKept', { name: fullName(other) })}
    </Button>
  ))
  return (
    <Notice
      shape="frozen"
      title={t(doubleOfId === null ? 'merge.hasArchiveTitle' : 'merge.archivedTitle')}
      action={<Group mt="xs">{links}</Group>}
    >
      {doubleOfId === null ? undefined : t('merge.archivedText')}
    </Notice>
  )
}

/** The other dossiers of the same pupil that are still there. */
export function useDoublesOf({ id, doubleOfId, mergedIds }: Pupil): Pupil[] {
  const others = useQuery(
    async (reader) => {
      const ids = doubleOfId === null ? mergedIds : [doubleOfId]
      const found = await Promise.all(ids.map((other) => reader.get('pupils', other)))
      return found.flatMap((other) => other ?? [])
    },
    [id, doubleOfId, mergedIds],
  )
  return others ?? []
}
