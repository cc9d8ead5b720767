/** The text in the order of the page: what it was made of, what is still empty, and a field for each part. */
import { Button, Stack, Text, Textarea } from '@mantine/core'
import { excessOf } from '#domain/conversations/storable-talk.ts'
import { emptyFields, type SummaryField, summaryFields } from '#domain/phases/storable-summary.ts'
import type { PhaseSummary } from '#domain/phases/trajectory.ts'
import type { Autosaved } from '#features/shared/use-autosave.ts'
import { useLanguage } from '#features/shared/use-dates.ts'
import { VoiceMark } from '#features/shared/voice-mark.tsx'
import { useText } from '#i18n/use-text.ts'
import type { SummaryMaterial } from './load-summary.ts'
import classes from './summary-screen.module.css'
import { calledNameOf, sourcesOf } from './use-composed.ts'

const voiceOf = { pupilVoice: 'pupil', homeVoice: 'home', schoolVoice: 'school' } as const
const isVoice = (field: SummaryField): field is keyof typeof voiceOf => field in voiceOf

const idOf = (field: SummaryField): string => `summary-${field}`

export function SummaryText({
  material,
  autosaved: { draft, change },
  onRecompose,
}: {
  material: SummaryMaterial
  autosaved: Autosaved<PhaseSummary>
  onRecompose: () => void
}) {
  const { t } = useText('phases')
  const name = calledNameOf(material)
  return (
    <Stack gap="lg">
      <Sources material={material} onRecompose={onRecompose} />
      <StillEmpty draft={draft} name={name} />
      {summaryFields.map((field) => {
        const excess = excessOf(draft[field])
        return (
          <Textarea
            key={field}
            id={idOf(field)}
            label={
              isVoice(field) ? (
                <span className={classes['voiceLabel']}>
                  <VoiceMark voice={voiceOf[field]} heard={draft[field].trim() !== ''} size={16} silent />
                  {t(`summary.fields.${field}`, { name })}
                </span>
              ) : (
                t(`summary.fields.${field}`, { name })
              )
            }
            classNames={{ input: classes['input'] ?? '' }}
            autosize={false}
            rows={1}
            value={draft[field]}
            error={excess > 0 ? t('summary.tooLong', { count: excess }) : undefined}
            onChange={(event) => {
              const written = event.currentTarget.value
              change((before) => ({ ...before, [field]: written }))
            }}
          />
        )
      })}
    </Stack>
  )
}

function Sources({ material, onRecompose }: { material: SummaryMaterial; onRecompose: () => void }) {
  const { t } = useText('phases')
  const list = useList()
  const { talks, activities } = sourcesOf(material)
  const sources = [
    talks > 0 ? t('summary.talks', { count: talks }) : '',
    activities > 0 ? t('summary.activities', { count: activities }) : '',
  ].filter(Boolean)
  const isNothing = sources.length === 0
  return (
    <div>
      <Text>
        {isNothing ? t('summary.sourcesNone') : t('summary.sources', { sources: list(sources) })}{' '}
        <Text span c="var(--ink-second)">
          {t(isNothing ? 'summary.sourcesNoneText' : 'summary.sourcesText')}
        </Text>
      </Text>
      {!isNothing && (
        <Button variant="subtle" size="compact-md" mt={6} ml={-8} onClick={onRecompose}>
          {t('summary.recompose')}
        </Button>
      )}
    </div>
  )
}

const useList = (): ((parts: readonly string[]) => string) => {
  const language = useLanguage()
  return (parts) => new Intl.ListFormat(language, { type: 'conjunction' }).format(parts)
}

/** Each empty part is a step to its field. */
function StillEmpty({ draft, name }: { draft: PhaseSummary; name: string }) {
  const { t } = useText('phases')
  const empty = emptyFields(draft)
  if (empty.length === 0) return <Text c="var(--ink-second)">{t('summary.missingNone')}</Text>
  return (
    <section className={classes['missing']} aria-labelledby="summary-missing">
      <h2 id="summary-missing" className={classes['missingHead']}>
        {t('summary.missingTitle')}
      </h2>
      <ul className={classes['missingList']}>
        {empty.map((field) => (
          <li key={field}>
            <button type="button" onClick={() => document.getElementById(idOf(field))?.focus()}>
              {t(`summary.fields.${field}`, { name })}
            </button>
          </li>
        ))}
      </ul>
      <Text size="sm" c="var(--ink-second)">
        {t('summary.missingText')}
      </Text>
    </section>
  )
}
