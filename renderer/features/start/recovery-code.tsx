/** The recovery code, shown once: print it or keep it as PDF, then type it over from paper (asked back once). */
import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { getDesktop } from '#bridge/desktop.ts'
import { pdfClient } from '#documents/worker/pdf-client.ts'
import type { Id } from '#domain/shared/row.ts'
import { todayHere } from '#features/shared/clock.ts'
import { useLanguage } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import { confirmRecovery } from '#vault/open-vault.ts'
import classes from './start-page.module.css'
import { useStartText } from './use-start-text.ts'

export function RecoveryCode({
  code,
  vaultId,
  school,
  onDone,
}: {
  code: string
  vaultId: Id
  school: string
  onDone: () => void
}) {
  const { t } = useText('start')
  const language = useLanguage()
  const [message, setMessage] = useState<{ kind: 'info' | 'error'; text: string } | null>(null)
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState(false)

  async function sheet(): Promise<Uint8Array> {
    const model = { kind: 'recovery-sheet', code, school, vaultId, madeOnDay: todayHere(), language } as const
    return (await pdfClient().request({ kind: 'lay-out', model })).bytes
  }

  async function run(action: () => Promise<typeof message>, failed: string) {
    setBusy(true)
    setMessage(null)
    try {
      setMessage(await action())
    } catch {
      // Whatever broke: no sheet was made or handed over, and that is what the user must know.
      setMessage({ kind: 'error', text: failed })
    } finally {
      setBusy(false)
    }
  }

  const print = () =>
    run(async () => {
      const answer = await getDesktop().printPdf({ bytes: await sheet() })
      if (answer.ok || answer.code === 'cancelled') return null
      return { kind: 'error', text: t('recovery.notPrinted') }
    }, t('recovery.notPrinted'))

  const savePdf = () =>
    run(async () => {
      const answer = await getDesktop().saveFile({
        suggestedName: `${t('recovery.fileName')}.pdf`,
        kind: 'pdf',
        bytes: await sheet(),
      })
      if (answer.ok) return { kind: 'info', text: t('recovery.saved', { name: answer.fileName }) }
      return answer.code === 'cancelled' ? null : { kind: 'error', text: t('recovery.notSaved') }
    }, t('recovery.notSaved'))

  if (asking) return <AskRecoveryCode vaultId={vaultId} onDone={onDone} onBack={() => setAsking(false)} />
  return (
    <Stack gap="md">
      <Title order={1}>{t('recovery.title')}</Title>
      <Text>{t('recovery.text')}</Text>
      <ul className={classes['code']} aria-label={t('recovery.codeLabel')}>
        {code.split('-').map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups have no other identity and never move
          <li key={index}>{group}</li>
        ))}
      </ul>
      {message !== null &&
        (message.kind === 'info' ? (
          <Text role="status">{message.text}</Text>
        ) : (
          <Notice kind="error" title={message.text} />
        ))}
      <Group>
        <Button variant="default" onClick={() => void print()} loading={busy}>
          {t('recovery.print')}
        </Button>
        <Button variant="default" onClick={() => void savePdf()} loading={busy}>
          {t('recovery.savePdf')}
        </Button>
      </Group>
      <Group>
        <Button onClick={() => setAsking(true)}>{t('recovery.askTitle')}</Button>
      </Group>
    </Stack>
  )
}

/** Asks the code back. "Later" is allowed; the vault keeps asking at each opening until it was right once. */
export function AskRecoveryCode({ vaultId, onDone, onBack }: { vaultId: Id; onDone: () => void; onBack?: () => void }) {
  const { t } = useText('start')
  const [typed, setTyped] = useState('')
  const messageFor = useStartText()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function check() {
    if (typed.trim() === '') return setProblem(t('fillIn'))
    setBusy(true)
    setProblem(null)
    try {
      if (await confirmRecovery(vaultId, typed)) onDone()
      else setProblem(t('recovery.wrong'))
    } catch (error) {
      setProblem(messageFor({ code: 'unexpected', error }))
    } finally {
      setBusy(false)
    }
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void check()
      }}
    >
      <Stack gap="md">
        <Title order={1}>{t(onBack ? 'recovery.askTitle' : 'recovery.laterTitle')}</Title>
        <Text>{t(onBack ? 'recovery.askText' : 'recovery.laterText')}</Text>
        <TextInput
          label={t('recovery.codeLabel')}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setProblem(null)
          }}
          error={problem}
          autoComplete="off"
          spellCheck={false}
          required
          autoFocus
        />
        <Group>
          <Button type="submit" loading={busy}>
            {t('recovery.confirm')}
          </Button>
          <Button variant="subtle" onClick={onDone}>
            {t('recovery.later')}
          </Button>
          {onBack !== undefined && (
            <Button variant="subtle" onClick={onBack}>
              {t('common:back')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}
