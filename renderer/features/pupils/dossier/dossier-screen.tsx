/** One pupil's dossier: who it is, where they stand, and the tabs of every area. */
import { Center, Loader } from '@mantine/core'
import { Link, Outlet, useNavigate, useParams } from 'react-router'
import { useCommand } from '#features/shared/commands.ts'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { DossierHeader } from './dossier-header.tsx'
import classes from './dossier-screen.module.css'
import { DossierTabs } from './dossier-tabs.tsx'
import { DossierContext, useDossier } from './use-dossier.ts'

/** `tabs`: the paths of the tabs that exist. */
export function DossierScreen({ tabs }: { tabs: readonly string[] }) {
  const { t } = useText('pupils')
  const { pupilId = '' } = useParams()
  const dossier = useDossier(pupilId)
  const navigate = useNavigate()
  useCommand('new-conversation', () => {
    if (dossier) void navigate(`/conversations/new/${pupilId}`)
  })

  if (dossier === undefined) {
    return (
      <Center p="xl">
        <Loader aria-label={t('common:loading')} />
      </Center>
    )
  }
  if (dossier === null) {
    return (
      <EmptyState
        title={t('dossier.goneTitle')}
        text={t('dossier.goneText')}
        action={<Link to="/pupils">{t('list.backToList')}</Link>}
      />
    )
  }
  return (
    <DossierContext value={dossier}>
      <div className={classes['head']}>
        <DossierHeader dossier={dossier} />
      </div>
      <DossierTabs pupilId={pupilId} tabs={tabs} />
      <div className={classes['body']}>
        <Outlet />
      </div>
    </DossierContext>
  )
}
