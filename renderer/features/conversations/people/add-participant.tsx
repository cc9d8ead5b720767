/** Someone the dossier does not know: an aunt, an internship tutor, a care coordinator. */
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import type { Participant } from '#domain/conversations/conversation.ts'
import { type Voice, voices } from '#domain/conversations/guide.ts'
import { lineLimit } from '#domain/shared/text.ts'
import { useText } from '#i18n/use-text.ts'
import classes from './people.module.css'

const nobody: Participant = { personId: null, voice: 'home', name: '', role: '', manner: '' }

export function AddParticipant({ onAdd }: { onAdd: (participant: Participant) => void }) {
  const { t } = useText('conversations')
  const [draft, setDraft] = useState<Participant | null>(null)
  if (draft === null) {
    return (
      <Button
        variant="subtle"
        h={44}
        className={classes['addButton'] ?? ''}
        leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
        onClick={() => setDraft(nobody)}
      >
        {t('people.addTitle')}
      </Button>
    )
  }
  const name = draft.name.trim()
  const add = () => {
    if (name === '') return
    onAdd({ ...draft, name, role: draft.role.trim() })
    setDraft(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setDraft(null)
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    add()
  }
  return (
    <fieldset className={classes['add']} onKeyDown={onKeyDown}>
      <legend className={classes['subhead']}>{t('people.addTitle')}</legend>
      <TextInput
        label={t('people.name')}
        value={draft.name}
        maxLength={lineLimit}
        autoFocus
        onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
      />
      <TextInput
        label={t('people.role')}
        value={draft.role}
        maxLength={lineLimit}
        onChange={(event) => setDraft({ ...draft, role: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('people.voice')}
        value={draft.voice}
        data={voices.map((voice) => ({ value: voice, label: t(`common:voices.${voice}`) }))}
        onChange={(event) => setDraft({ ...draft, voice: voiceNamed(event.currentTarget.value) })}
      />
      <Button variant="default" h={44} disabled={name === ''} onClick={add}>
        {t('people.add')}
      </Button>
      <Button variant="subtle" h={44} onClick={() => setDraft(null)}>
        {t('common:cancel')}
      </Button>
    </fieldset>
  )
}

const voiceNamed = (value: string): Voice => voices.find((voice) => voice === value) ?? 'home'
