/** Between the person who signed and the counsellor: thanks, nothing of the dossier, and one way on. */
import { Button, Stack, Text } from '@mantine/core'
import type { Signatory } from '#domain/reports/document-model.ts'
import { useText } from '#i18n/use-text.ts'
import { PageHeading } from '#ui/page-heading.tsx'
import type { SigningOutcome } from './sign-form.tsx'
import classes from './sign-screen.module.css'

export function HandBack({
  outcome,
  signatory,
  counsellor,
  onReturned,
}: {
  outcome: SigningOutcome | 'already-settled'
  signatory: Signatory
  counsellor: string
  onReturned: () => void
}) {
  const { t } = useText('reports')
  const who = signatory.kind
  return (
    <main className={classes['handBack']}>
      <Stack gap="xl" maw={560}>
        <PageHeading>{t(`handBack.${outcome}.${who}`)}</PageHeading>
        <Text className={classes['large'] ?? ''}>{t(`handBack.give.${who}`, { name: counsellor })}</Text>
        <Button h={56} size="lg" variant="default" onClick={onReturned}>
          {t('handBack.returned', { name: counsellor })}
        </Button>
      </Stack>
    </main>
  )
}
