/** Settings, saved while typing; one column of short sections. */
import { Divider, Group, NumberInput, Select, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useCallback } from 'react'
import { lockMinutesRange, type Settings } from '#domain/school/settings.ts'
import { SaveIndicator } from '#features/shared/save-indicator.tsx'
import { useSettings, useVault } from '#features/shared/session.tsx'
import { useAutosavedRow } from '#features/shared/use-autosave.ts'
import { useRefusalText, useUndo } from '#features/shared/use-commit.tsx'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import { FilesSection } from './files-section.tsx'
import { LogoField } from './logo-field.tsx'
import { SampleSection } from './sample-section.tsx'
import { StorageSection } from './storage-section.tsx'

const place = 'settings'

export function SettingsScreen() {
  const { t } = useText('settings')
  const vault = useVault()
  const stored = useSettings()
  const refusalText = useRefusalText()
  useUndo(place)

  const save = useCallback(
    async (row: Settings) => {
      const answer = await vault.commit({
        label: 'settings:undo.changed',
        undoPlace: place,
        put: [{ table: 'settings', row }],
      })
      return answer.ok ? { ok: true as const, stored: { ...row, rev: answer.revs.get(row.id) ?? row.rev } } : answer
    },
    [vault],
  )
  const { draft, change, saveState } = useAutosavedRow(stored, save)
  const setSchool = (part: Partial<Settings['school']>) =>
    change((row) => ({ ...row, school: { ...row.school, ...part } }))
  const setCounsellor = (part: Partial<Settings['counsellor']>) =>
    change((row) => ({ ...row, counsellor: { ...row.counsellor, ...part } }))

  return (
    <Stack gap="xl" p="xl" maw={760}>
      <Group justify="space-between">
        <Title order={1}>{t('title')}</Title>
        <SaveIndicator state={saveState} />
      </Group>
      {saveState.kind === 'refused' && <Notice kind="error" title={refusalText(saveState.code)} />}
      <Section title={t('school.title')} text={t('school.text')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          <Field label={t('school.name')} value={draft.school.name} onChange={(name) => setSchool({ name })} />
          <Field
            label={t('school.department')}
            value={draft.school.department}
            onChange={(department) => setSchool({ department })}
          />
          <Field label={t('school.street')} value={draft.school.street} onChange={(street) => setSchool({ street })} />
          <Field
            label={t('school.postcode')}
            value={draft.school.postcode}
            onChange={(postcode) => setSchool({ postcode })}
          />
          <Field label={t('school.town')} value={draft.school.town} onChange={(town) => setSchool({ town })} />
          <Field label={t('school.email')} value={draft.school.email} onChange={(email) => setSchool({ email })} />
        </SimpleGrid>
        <LogoField
          attachmentId={draft.school.logoAttachmentId}
          onChange={(logoAttachmentId) => setSchool({ logoAttachmentId })}
        />
      </Section>
      <Section title={t('counsellor.title')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          <Field
            label={t('counsellor.name')}
            value={draft.counsellor.name}
            onChange={(name) => setCounsellor({ name })}
          />
          <Field
            label={t('counsellor.role')}
            value={draft.counsellor.role}
            onChange={(role) => setCounsellor({ role })}
          />
          <Field
            label={t('counsellor.email')}
            value={draft.counsellor.email}
            onChange={(email) => setCounsellor({ email })}
          />
        </SimpleGrid>
      </Section>
      <Section title={t('screen.title')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          <Select
            label={t('screen.language')}
            data={[
              { value: 'nl', label: t('screen.nl') },
              { value: 'en', label: t('screen.en') },
            ]}
            value={draft.language}
            onChange={(value) => change((row) => ({ ...row, language: value === 'en' ? 'en' : 'nl' }))}
          />
          <Select
            label={t('screen.theme')}
            data={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`screen.${value}`) }))}
            value={draft.theme}
            onChange={(value) =>
              change((row) => ({ ...row, theme: value === 'light' || value === 'dark' ? value : 'system' }))
            }
          />
        </SimpleGrid>
      </Section>
      <Section title={t('lock.title')} text={t('lock.text')}>
        <NumberInput
          label={t('lock.minutes')}
          min={lockMinutesRange.min}
          max={lockMinutesRange.max}
          clampBehavior="strict"
          allowDecimal={false}
          maw={360}
          value={draft.lockAfterMinutes}
          onChange={(value) => {
            if (typeof value === 'number') change((row) => ({ ...row, lockAfterMinutes: value }))
          }}
        />
      </Section>
      <StorageSection />
      <FilesSection />
      {vault.info.kind === 'sample' && <SampleSection />}
    </Stack>
  )
}

function Section({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <Stack component="section" gap="md">
      <Divider />
      <Title order={2}>{title}</Title>
      {text !== undefined && <Text c="var(--ink-second)">{text}</Text>}
      {children}
    </Stack>
  )
}

function Field({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <TextInput label={label} value={value} maxLength={500} onChange={(event) => onChange(event.currentTarget.value)} />
  )
}
