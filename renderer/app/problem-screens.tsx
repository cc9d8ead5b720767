/** What stands where a screen could not be shown. The technical error goes to the console as a code only. */
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useRouteError } from 'react-router'
import { EmptyState } from '#ui/empty-state.tsx'
import { codeOf } from './error-code.ts'

export function CrashScreen() {
  const { t } = useTranslation()
  const error = useRouteError()
  return (
    <EmptyState
      title={t('errors.crashTitle')}
      text={t('errors.crashText', { code: codeOf(error) })}
      action={
        <Button component={Link} to="/today">
          {t('errors.crashAction')}
        </Button>
      }
    />
  )
}

export function NotFoundScreen() {
  const { t } = useTranslation()
  return (
    <EmptyState
      title={t('errors.notFoundTitle')}
      text={t('errors.notFoundText')}
      action={
        <Button component={Link} to="/today">
          {t('errors.crashAction')}
        </Button>
      }
    />
  )
}
