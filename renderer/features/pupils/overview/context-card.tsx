/**
 * U1: the pupil's own world, read at a glance and written in place. Saved while typing; each save reads the row
 * afresh and changes only these fields, so nothing else of the pupil is overwritten.
 */
import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useBlocker } from 'react-router'
import type { Pupil } from '#domain/pupils/pupil.ts'
import { splitLanguages } from '#domain/pupils/pupil-form.ts'
import { SaveIndicator } from '#features/shared/save-indicator.tsx'
import { useVault } from '#features/shared/session.tsx'
import { type SaveDraft, useAutosave } from '#features/shared/use-autosave.ts'
import { useRefusalText } from '#features/shared/use-commit.tsx'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import { pupilPlace } from '../dossier/use-dossier.ts'
import classes from './overview.module.css'

const fields = ['homeSituation', 'languages', 'outOfSchool', 'peopleWhoMatter'] as const
type Field = (typeof fields)[number]
type Draft = Record<Field, string>

const draftOf = (pupil: Pupil): Draft => ({ ...pupil.context, languages: pupil.languages.join(', ') })

export function ContextCard({ pupil }: { pupil: Pupil }) {
  const { t } = useText('pupils')
  const [isEditing, setEditing] = useState(false)
  const editButton = useRef<HTMLButtonElement>(null)
  const draft = draftOf(pupil)
  const filled = fields.filter((field) => draft[field].trim() !== '')

  const stop = (): void => {
    setEditing(false)
    requestAnimationFrame(() => editButton.current?.focus())
  }
  return (
    <section aria-labelledby="context-card" className={classes['ruled']}>
      <div className={classes['headingRow']}>
        <h2 id="context-card" className={classes['heading']}>
          {t('context.title', { name: pupil.calledName })}
        </h2>
        {!isEditing && (
          <Button
            ref={editButton}
            variant="subtle"
            size="compact-md"
            leftSection={<IconPencil size={18} stroke={1.75} aria-hidden />}
            onClick={() => setEditing(true)}
          >
            {t('context.edit')}
          </Button>
        )}
      </div>
      {isEditing && <ContextEditor pupil={pupil} onDone={stop} />}
      {!isEditing && filled.length === 0 && <Text c="var(--ink-second)">{t('context.empty')}</Text>}
      {!isEditing && filled.length > 0 && (
        <dl className={classes['context']}>
          {filled.map((field) => (
            <div key={field}>
              <dt>{t(`context.fields.${field}`)}</dt>
              <dd>{draft[field]}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}

function ContextEditor({ pupil, onDone }: { pupil: Pupil; onDone: () => void }) {
  const { t } = useText('pupils')
  const vault = useVault()
  const refusalText = useRefusalText()
  const ownRev = useRef(pupil.rev)
  const save: SaveDraft<Draft> = async (draft) => {
    const current = (await vault.get('pupils', pupil.id)) ?? pupil
    const { languages, ...context } = draft
    const answer = await vault.commit({
      label: 'pupils:undo.context',
      undoPlace: pupilPlace(pupil.id),
      put: [{ table: 'pupils', row: { ...current, context, languages: splitLanguages(languages).slice(0, 20) } }],
    })
    if (!answer.ok) return answer
    ownRev.current = answer.revs.get(pupil.id) ?? current.rev + 1
    return { ok: true, stored: draft }
  }
  const { draft, change, saveState, flush } = useAutosave(draftOf(pupil), save, (newer) => newer)

  // What can't be stored must not go away with the screen: it stays, with the reason, until mended or dropped.
  const isRefused = saveState.kind === 'refused'
  const blocker = useBlocker(isRefused)
  useEffect(() => {
    if (blocker.state === 'blocked') blocker.reset()
  }, [blocker])

  // Undone or changed elsewhere: what stands here is old, so the card shows the stored text again.
  const isStale = saveState.kind !== 'pending' && !isRefused && pupil.rev > ownRev.current
  useEffect(() => {
    if (isStale) onDone()
  }, [isStale, onDone])

  return (
    <Stack gap="md">
      {fields.map((field, index) => (
        <Textarea
          key={field}
          label={t(`context.fields.${field}`)}
          description={t(`context.hints.${field}`)}
          minRows={field === 'languages' ? 1 : 2}
          maxRows={12}
          value={draft[field]}
          data-autofocus={index === 0 || undefined}
          autoFocus={index === 0}
          onChange={(event) => {
            const text = event.currentTarget.value
            change((before) => ({ ...before, [field]: text }))
          }}
        />
      ))}
      {saveState.kind === 'refused' && (
        <Notice
          kind="error"
          title={t('context.refused')}
          action={
            <Group mt="xs">
              <Button variant="default" onClick={onDone}>
                {t('context.drop')}
              </Button>
            </Group>
          }
        >
          {saveState.code === 'unexpected' ? t('common:errors.unexpected') : refusalText(saveState.code)}
        </Notice>
      )}
      <Group>
        <Button variant="default" onClick={() => void flush().then((isStored) => isStored && onDone())}>
          {t('context.done')}
        </Button>
        <SaveIndicator state={saveState} />
      </Group>
    </Stack>
  )
}
