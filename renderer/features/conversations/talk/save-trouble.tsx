/** A refused save says so at the top of what was being written, keeps the text, and offers what helps. */
import { Button } from '@mantine/core'
import { useRefusalText } from '#features/shared/use-commit.tsx'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import classes from './talk.module.css'
import type { Talk } from './use-talk.ts'

export function SaveTrouble({ talk }: { talk: Talk }) {
  const { t } = useText('conversations')
  const refusalText = useRefusalText()
  const { saveState, tooLong } = talk
  if (saveState.kind !== 'refused') return null
  if (tooLong.length > 0) {
    return (
      <div className={classes['trouble']}>
        <Notice kind="error" title={t('talk.someTooLong')} />
      </div>
    )
  }
  return (
    <div className={classes['trouble']}>
      <Notice
        kind="error"
        title={t('talk.refusedTitle')}
        action={
          <Button
            variant="default"
            h={44}
            mt="xs"
            onClick={() => void (saveState.code === 'row-changed-since' ? talk.keepMine() : talk.flush())}
          >
            {t(saveState.code === 'row-changed-since' ? 'talk.keepMine' : 'talk.tryAgain')}
          </Button>
        }
      >
        {refusalText(saveState.code)}
      </Notice>
    </div>
  )
}
