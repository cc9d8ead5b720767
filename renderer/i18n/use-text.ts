/** The texts of one area plus the shared ones: `const { t } = useText('pupils')`, then `t('key')` or `t('common:save')`. */
import { useTranslation } from 'react-i18next'
import type { Texts } from './texts.ts'

export const useText = <Area extends keyof Texts>(area: Area) => useTranslation([area, 'common'])
