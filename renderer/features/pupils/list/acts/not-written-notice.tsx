/** Who gets no letter or label, and why: seen to in another way. */
import { Text } from '@mantine/core'
import type { NotWritten } from '#domain/pupils/families/addressees.ts'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import classes from './acts.module.css'

const linesShown = 12

export function NotWrittenNotice({ notWritten }: { notWritten: readonly NotWritten[] }) {
  const { t } = useText('lists')
  const more = notWritten.length - linesShown
  return (
    <Notice title={t('paper.notWritten', { count: notWritten.length })}>
      <ul className={classes['lines']}>
        {notWritten.slice(0, linesShown).map(({ pupilId, guardianId, name, reason }) => (
          <li key={`${pupilId} ${guardianId} ${reason}`}>
            {t('paper.notWrittenLine', { name, reason: t(`paper.reasons.${reason}`) })}
          </li>
        ))}
        {more > 0 && <li>{t('paper.more', { count: more })}</li>}
      </ul>
      {notWritten.some(({ reason }) => reason === 'secret-address') && <Text>{t('paper.notWrittenText')}</Text>}
    </Notice>
  )
}
