/** Catches what breaks outside the router (start screens, opening of the session), so that no page stays blank. */
import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#ui/empty-state.tsx'
import { codeOf } from './error-code.ts'

export class CrashBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    return this.state.error === null ? this.props.children : <CrashPage error={this.state.error} />
  }
}

function CrashPage({ error }: { error: unknown }) {
  const { t } = useTranslation()
  return (
    <EmptyState
      title={t('errors.crashTitle')}
      text={t('errors.crashStartText', { code: codeOf(error) })}
      action={<Button onClick={() => window.location.reload()}>{t('errors.reload')}</Button>}
    />
  )
}
