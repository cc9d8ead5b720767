/** The frame round every screen: skip link, rail, sample-school banner, the screen itself. */
import { Box, Text, UnstyledButton } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import {
  IconChevronsLeft,
  IconChevronsRight,
  IconDeviceDesktop,
  IconLock,
  IconLockOpen,
  IconMessages,
  IconSchool,
  IconSettings,
  IconShare,
  IconSignature,
  IconSun,
  IconUsers,
} from '@tabler/icons-react'
import { type ComponentType, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Outlet, useLocation, useNavigate } from 'react-router'
import { CommandPalette } from '#features/commands/command-palette.tsx'
import { HelpDialog } from '#features/commands/help-dialog.tsx'
import { useCommand } from '#features/shared/commands.ts'
import { useIdleLock } from '#features/shared/idle-lock.ts'
import { useSession } from '#features/shared/session.tsx'
import { useFound } from '#features/shared/use-found.ts'
import classes from './frame.module.css'

/** `also`: addresses elsewhere that belong to the place. */
const places = [
  { to: '/today', key: 'today', also: [], Icon: IconSun },
  { to: '/pupils', key: 'pupils', also: ['/phases', '/files'], Icon: IconSchool },
  { to: '/conversations', key: 'conversations', also: [], Icon: IconMessages },
  { to: '/reports', key: 'reports', also: [], Icon: IconSignature },
  { to: '/guardians', key: 'guardians', also: ['/doubles'], Icon: IconUsers },
  { to: '/transfer', key: 'transfer', also: [], Icon: IconShare },
] as const

/** Screens that stand alone before other people: no rail, nothing to wander into. */
const isBare = (path: string): boolean => /\/sign\//.test(path)

/** A talk or a document wants the width: there the rail shows icons only. */
const wantsWidth = (path: string): boolean => /^\/(conversations|reports|phases|transfer)\/./.test(path)

export function Frame() {
  const { t } = useTranslation()
  const { vault, settings, lock } = useSession()
  const [helpOpen, setHelpOpen] = useState(false)
  const navigate = useNavigate()
  useFound()
  useIdleLock(settings.lockAfterMinutes, lock)
  useCommand('lock', () => void lock())
  useCommand('settings', () => void navigate('/settings'))
  useCommand('help', () => setHelpOpen(true))
  const location = useLocation()
  const [wishedNarrow, setNarrow] = useLocalStorage({
    key: 'driehoek-rail-narrow',
    defaultValue: false,
    getInitialValueInEffect: false,
  })
  if (isBare(location.pathname)) return <Outlet />

  const narrow = wishedNarrow || wantsWidth(location.pathname)

  const CollapseIcon = narrow ? IconChevronsRight : IconChevronsLeft
  return (
    <div className={classes['frame']} data-narrow={narrow || undefined}>
      <CommandPalette onHelp={() => setHelpOpen(true)} />
      <HelpDialog opened={helpOpen} onClose={() => setHelpOpen(false)} />
      <nav className={classes['rail']} aria-label={t('rail.label')}>
        {places.map(({ to, key, also, Icon }) => (
          <RailLink key={to} to={to} also={also} label={t(`rail.${key}`)} Icon={Icon} />
        ))}
        <Box flex={1} />
        <RailLink to="/settings" label={t('rail.settings')} Icon={IconSettings} />
        <div className={classes['foot']}>
          <Text size="xs" className={classes['state']}>
            <IconLockOpen size={14} stroke={1.75} aria-hidden />
            <span>{t('rail.vaultOpen')}</span>
          </Text>
          <Text size="xs" className={classes['state']}>
            <IconDeviceDesktop size={14} stroke={1.75} aria-hidden />
            <span>{t('driehoek' in window ? 'rail.electron' : 'rail.browser')}</span>
          </Text>
          <UnstyledButton
            className={classes['state']}
            onClick={() => void lock()}
            title="Ctrl+L"
            aria-label={t('rail.lockLabel')}
          >
            <IconLock size={14} stroke={1.75} aria-hidden />
            <span>{t('rail.lock')}</span>
          </UnstyledButton>
          {!wantsWidth(location.pathname) && (
            <UnstyledButton
              className={classes['state']}
              onClick={() => setNarrow(!narrow)}
              aria-label={t(narrow ? 'rail.expand' : 'rail.collapse')}
            >
              <CollapseIcon size={14} stroke={1.75} aria-hidden />
            </UnstyledButton>
          )}
        </div>
      </nav>
      <div className={classes['screen']}>
        {vault.info.kind === 'sample' && <header className={classes['sample']}>{t('sampleBanner')}</header>}
        <main className={classes['main']} id="main">
          <Outlet />
        </main>
      </div>
    </div>
  )
}

function RailLink({
  to,
  also = [],
  label,
  Icon,
}: {
  to: string
  also?: readonly string[]
  label: string
  Icon: ComponentType<{ size: number; stroke: number; 'aria-hidden': boolean }>
}) {
  const { pathname } = useLocation()
  const isHere = [to, ...also].some((place) => pathname === place || pathname.startsWith(`${place}/`))
  return (
    <Link to={to} className={classes['place']} title={label} aria-current={isHere ? 'page' : undefined}>
      <Icon size={22} stroke={1.75} aria-hidden />
      <span className={classes['word']}>{label}</span>
    </Link>
  )
}
