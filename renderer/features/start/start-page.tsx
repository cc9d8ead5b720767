/** The page round the start screens: the name, one column, nothing else. */
import { Box, Group, Text } from '@mantine/core'
import { IconTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './start-page.module.css'

export function StartPage({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <main className={classes['page']}>
      <Box className={classes['column']}>
        <Group gap="sm" mb="xl">
          <IconTriangle size={22} stroke={1.75} aria-hidden />
          <Text fw={650} size="lg">
            {t('appName')}
          </Text>
        </Group>
        {children}
      </Box>
    </main>
  )
}
