/** One of the two is no longer there, or they are one and the same row. */
import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import classes from './merge.module.css'

export function MergeGone({ isSame, back }: { isSame: boolean; back: string }) {
  const { t } = useText('families')
  const { t: g } = useText('guardians')
  return (
    <div className={classes['screen']}>
      <PageHeading>{t('doubles.title')}</PageHeading>
      <EmptyState
        isBelowHeading
        title={isSame ? t('merge.sameTitle') : g('form.goneTitle')}
        text={isSame ? t('merge.sameText') : g('form.goneText')}
        action={
          <Button component={Link} to={back}>
            {t('common:back')}
          </Button>
        }
      />
    </div>
  )
}
