/** Above the pages of a draft: what could not be laid out, or not be printed as it was typed. */
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import type { LaidOutPages } from './use-laid-out.ts'

export function LayoutNotice({ pages }: { pages: LaidOutPages }) {
  const { t } = useText('reports')
  if (pages.isFailed) return <Notice kind="error" title={t('pages.notLaidOut')} />
  if (pages.unprintable.length === 0) return null
  return (
    <Notice shape="alert" title={t('pages.unprintable', { characters: pages.unprintable.join(' ') })}>
      {t('pages.unprintableText')}
    </Notice>
  )
}
