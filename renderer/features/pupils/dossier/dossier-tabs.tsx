/** The tabs are addresses, so they are links: each area brings the page behind its own. */

import { NavLink } from 'react-router'
import type { Id } from '#domain/shared/row.ts'
import { useText } from '#i18n/use-text.ts'
import classes from './dossier-screen.module.css'

const order = ['', 'conversations', 'activities', 'guardians', 'documents', 'transfer'] as const
type TabPath = (typeof order)[number]

const keyOf: Record<TabPath, 'overview' | Exclude<TabPath, ''>> = {
  '': 'overview',
  conversations: 'conversations',
  activities: 'activities',
  guardians: 'guardians',
  documents: 'documents',
  transfer: 'transfer',
}

export function DossierTabs({ pupilId, tabs }: { pupilId: Id; tabs: readonly string[] }) {
  const { t } = useText('pupils')
  return (
    <nav className={classes['tabs']} aria-label={t('tabs.label')}>
      {order
        .filter((path) => path === '' || tabs.includes(path))
        .map((path) => (
          <NavLink
            key={path}
            to={path === '' ? `/pupils/${pupilId}` : `/pupils/${pupilId}/${path}`}
            end={path === ''}
            className={classes['tab'] ?? ''}
          >
            {t(`tabs.${keyOf[path]}`)}
          </NavLink>
        ))}
    </nav>
  )
}
