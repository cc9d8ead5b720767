/** Passphrase twice, with a meter that says in words how strong it is. Nothing is sent or stored here. */
import { Button, Group, PasswordInput, Stack, Text, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useText } from '#i18n/use-text.ts'
import { ratePassphrase } from '#vault/passphrase-strength.ts'
import classes from './start-page.module.css'

type Score = 0 | 1 | 2 | 3 | 4

export function PassphraseFields({
  heading = 1,
  title,
  action,
  working,
  ownWords,
  busy,
  onChosen,
  onBack,
}: {
  heading?: 1 | 2
  title: string
  action: string
  /** Said while `busy`. */
  working: string
  ownWords: string[]
  busy: boolean
  onChosen: (passphrase: string) => void
  onBack: () => void
}) {
  const { t } = useText('start')
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [asked, setAsked] = useState(false)
  const [isRating, setRating] = useState(false)
  const score = useScore(passphrase, ownWords)
  const differs = asked && passphrase !== again
  const tooWeak = score !== null && score < 3 ? t('errors.passphrase-too-weak') : null
  const eye = { 'aria-label': t('passphrase.show') }

  // Rated anew: the meter may still be loading its words, or show what was typed before.
  const choose = async (): Promise<void> => {
    setAsked(true)
    if (passphrase === '' || passphrase !== again) return
    setRating(true)
    try {
      const rated = await ratePassphrase(passphrase, ownWords)
      if (rated.score >= 3) onChosen(passphrase)
    } finally {
      setRating(false)
    }
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void choose()
      }}
    >
      <Stack gap="md">
        <Title order={heading}>{title}</Title>
        <Text>{t('passphrase.text')}</Text>
        <PasswordInput
          label={t('passphrase.label')}
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          autoComplete="new-password"
          required
          autoFocus={heading === 1}
          visibilityToggleButtonProps={eye}
          error={asked ? (passphrase === '' ? t('fillIn') : tooWeak) : null}
        />
        <Stack gap={4}>
          <div className={classes['meter']} aria-hidden>
            {[1, 2, 3, 4].map((step) => (
              <span key={step} data-on={(score ?? 0) >= step || undefined} />
            ))}
          </div>
          <Text size="md" role="status">
            {t('passphrase.strength')}: {score === null ? '–' : t(`passphrase.scores.s${score}`)}
          </Text>
        </Stack>
        <PasswordInput
          label={t('passphrase.again')}
          value={again}
          onChange={(event) => setAgain(event.currentTarget.value)}
          autoComplete="new-password"
          required
          visibilityToggleButtonProps={eye}
          error={differs ? t('passphrase.different') : null}
        />
        <Group>
          <Button type="submit" loading={busy || isRating}>
            {action}
          </Button>
          <Button variant="subtle" onClick={onBack} disabled={busy}>
            {t('common:back')}
          </Button>
          <Text role="status">{busy ? working : ''}</Text>
        </Group>
      </Stack>
    </form>
  )
}

/** The score of what is typed now; null while nothing is typed. An answer to older typing is dropped. */
function useScore(passphrase: string, ownWords: string[]): Score | null {
  const [score, setScore] = useState<Score | null>(null)
  const words = ownWords.join('\n')
  useEffect(() => {
    let stale = false
    if (passphrase === '') setScore(null)
    else {
      void ratePassphrase(passphrase, words.split('\n')).then((rated) => {
        if (!stale) setScore(rated.score)
      })
    }
    return () => {
      stale = true
    }
  }, [passphrase, words])
  return score
}
