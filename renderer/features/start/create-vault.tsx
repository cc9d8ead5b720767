/** A new vault in three steps: who you are, passphrase, recovery code. The vault exists from the second step on. */
import { Button, Group, Stack, Stepper, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { newSettings } from '#domain/school/settings.ts'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import { createVault, removeVault } from '#vault/open-vault.ts'
import type { Vault } from '#vault/vault.ts'
import { PassphraseFields } from './passphrase-fields.tsx'
import { RecoveryCode } from './recovery-code.tsx'
import classes from './start-page.module.css'
import { type StartRefusal, useStartText } from './use-start-text.ts'

interface Person {
  school: string
  name: string
  role: string
}

export function CreateVault({ onOpened, onBack }: { onOpened: (vault: Vault) => void; onBack: () => void }) {
  const { t } = useText('start')
  const messageFor = useStartText()
  const [person, setPerson] = useState<Person>({ school: '', name: '', role: 'decaan' })
  const [step, setStep] = useState(0)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<StartRefusal | null>(null)
  const [made, setMade] = useState<{ vault: Vault; recoveryCode: string } | null>(null)

  async function make(passphrase: string) {
    setBusy(true)
    setRefusal(null)
    try {
      const answer = await createVault({ passphrase, kind: 'own' })
      if (!answer.ok) return setRefusal(answer)
      const settings = newSettings()
      const stored = await answer.vault.commit({
        label: 'start:steps.who',
        undoPlace: null,
        put: [
          {
            table: 'settings',
            row: {
              ...settings,
              school: { ...settings.school, name: person.school },
              counsellor: { ...settings.counsellor, name: person.name, role: person.role },
            },
          },
        ],
      })
      if (!stored.ok) {
        // A vault whose recovery code nobody saw is worse than none.
        await answer.vault.lock()
        await removeVault(answer.vault.info.id, { evenOwn: true })
        return setRefusal({ code: stored.code })
      }
      setMade(answer)
      setStep(2)
    } catch (error) {
      setRefusal({ code: 'unexpected', error })
    } finally {
      setBusy(false)
    }
  }

  return (
    <Stack gap="lg">
      <Stepper active={step} size="sm" iconSize={28} aria-label={t('steps.label')}>
        <Stepper.Step label={t('steps.who')} />
        <Stepper.Step label={t('steps.passphrase')} />
        <Stepper.Step label={t('steps.recovery')} />
      </Stepper>
      {refusal !== null && (
        <Notice kind="error" title={t('common:errors.title')}>
          {messageFor(refusal)}
        </Notice>
      )}
      <div className={classes['panel']}>
        {step === 0 && <WhoFields person={person} onChange={setPerson} onNext={() => setStep(1)} onBack={onBack} />}
        {step === 1 && (
          <PassphraseFields
            title={t('passphrase.title')}
            action={t('passphrase.make')}
            working={t('welcome.making')}
            ownWords={[person.school, person.name]}
            busy={busy}
            onChosen={(passphrase) => void make(passphrase)}
            onBack={() => setStep(0)}
          />
        )}
        {made !== null && step === 2 && (
          <RecoveryCode
            code={made.recoveryCode}
            vaultId={made.vault.info.id}
            school={person.school}
            onDone={() => onOpened(made.vault)}
          />
        )}
      </div>
    </Stack>
  )
}

function WhoFields({
  person,
  onChange,
  onNext,
  onBack,
}: {
  person: Person
  onChange: (person: Person) => void
  onNext: () => void
  onBack: () => void
}) {
  const { t } = useText('start')
  const [asked, setAsked] = useState(false)
  const lackOf = (value: string) => (asked && value.trim() === '' ? t('fillIn') : null)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if ([person.school, person.name, person.role].every((value) => value.trim() !== '')) onNext()
      }}
    >
      <Stack gap="md">
        <Title order={1}>{t('who.title')}</Title>
        <Text>{t('who.text')}</Text>
        <TextInput
          label={t('who.school')}
          value={person.school}
          onChange={(event) => onChange({ ...person, school: event.currentTarget.value })}
          error={lackOf(person.school)}
          required
          maxLength={200}
          autoFocus
        />
        <TextInput
          label={t('who.name')}
          value={person.name}
          onChange={(event) => onChange({ ...person, name: event.currentTarget.value })}
          error={lackOf(person.name)}
          required
          maxLength={200}
        />
        <TextInput
          label={t('who.role')}
          value={person.role}
          onChange={(event) => onChange({ ...person, role: event.currentTarget.value })}
          error={lackOf(person.role)}
          required
          maxLength={100}
        />
        <Group>
          <Button type="submit">{t('who.next')}</Button>
          <Button variant="subtle" onClick={onBack}>
            {t('common:back')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
