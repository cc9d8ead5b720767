/** The address of a home. A secret one shows itself only when asked, and hides again when the screen is left. */
import { Button, Text } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { addressLine } from '#domain/pupils/families/addresses.ts'
import type { Household } from '#domain/pupils/guardian.ts'
import { useText } from '#i18n/use-text.ts'
import classes from './home-address.module.css'

export function HomeAddress({ household }: { household: Household }) {
  const { t } = useText('families')
  const { t: g } = useText('guardians')
  const [isShown, setShown] = useState(false)
  const address = addressLine(household)
  if (!household.isSecret) return <Text>{address || g('tab.noAddress')}</Text>
  return (
    <div className={classes['secret']}>
      <IconLock size={18} stroke={1.75} aria-hidden />
      <Text component="span" role="status">
        {isShown ? address || g('tab.noAddress') : t('common:secretAddress')}
      </Text>
      <Button variant="subtle" size="compact-md" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        {t(isShown ? 'secret.hide' : 'secret.show')}
      </Button>
      <Text size="sm" c="var(--ink-second)" className={classes['hint'] ?? ''}>
        {t('secret.card')}
      </Text>
    </div>
  )
}
