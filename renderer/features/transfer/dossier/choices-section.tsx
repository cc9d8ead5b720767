/** What goes along and what stays, side by side: everything of the dossier stands in exactly one of the two. */
import { Checkbox, Text, TextInput } from '@mantine/core'
import { Link } from 'react-router'
import { lineLimit } from '#domain/shared/text.ts'
import {
  type TransferChoices,
  type TransferItem,
  type TransferSection,
  transferSections,
} from '#domain/transfer/transfer-choices.ts'
import {
  goesAlong,
  needsReason,
  reasonFor,
  type TransferDraft,
  withPick,
  withReason,
} from '#domain/transfer/transfer-draft.ts'
import { useText } from '#i18n/use-text.ts'
import type { ChangeDraft } from './change-draft.ts'
import { Section } from './section.tsx'
import classes from './transfer-screen.module.css'
import { useItemWords } from './use-item-words.ts'

export function ChoicesSection({
  draft,
  choices,
  pupilId,
  change,
}: {
  draft: TransferDraft
  choices: TransferChoices
  pupilId: string
  change: ChangeDraft
}) {
  const { t } = useText('transfer')
  return (
    <Section id="choices" title={t('choices.title')}>
      <Text c="var(--ink-second)">{t('choices.text')}</Text>
      <div className={classes['twoColumns']}>
        <div className={classes['goes']}>
          <h3 className={classes['columnHead']}>{t('choices.goes')}</h3>
          {transferSections.map((section) => (
            <GoingPart
              key={section}
              section={section}
              items={choices.mayGo.filter((item) => item.section === section)}
              draft={draft}
              pupilId={pupilId}
              change={change}
            />
          ))}
        </div>
        <Staying draft={draft} choices={choices} />
      </div>
    </Section>
  )
}

function GoingPart({
  section,
  items,
  draft,
  pupilId,
  change,
}: {
  section: TransferSection
  items: readonly TransferItem[]
  draft: TransferDraft
  pupilId: string
  change: ChangeDraft
}) {
  const { t } = useText('transfer')
  const words = useItemWords()
  return (
    <fieldset className={classes['part']}>
      <legend className={classes['partHead']}>{t(`sections.${section}`)}</legend>
      {items.length === 0 && (
        <Text c="var(--ink-second)">
          {t(`choices.none.${section}`)}{' '}
          {section === 'phase-summaries' && (
            <Link to={`/pupils/${pupilId}/activities`} className={classes['link'] ?? ''}>
              {t('choices.toSummaries')}
            </Link>
          )}
        </Text>
      )}
      {items.map((item) => {
        const goes = goesAlong(draft, item)
        const { label, detail } = words(item)
        return (
          <div key={item.id}>
            <Checkbox
              checked={goes}
              label={<Text span>{label}</Text>}
              description={
                detail === '' ? undefined : (
                  <Text span size="sm">
                    {detail}
                  </Text>
                )
              }
              onChange={(event) => {
                const { checked } = event.currentTarget
                change((before) => withPick(before, item, checked))
              }}
            />
            {goes && needsReason(item) && (
              <TextInput
                className={classes['reason'] ?? ''}
                label={t('choices.reason', { what: label })}
                description={t('choices.reasonKept')}
                maxLength={lineLimit}
                value={reasonFor(draft, item)}
                error={reasonFor(draft, item).trim() === '' ? t('choices.reasonMissing') : undefined}
                onChange={(event) => {
                  const reason = event.currentTarget.value
                  change((before) => withReason(before, item, reason))
                }}
              />
            )}
          </div>
        )
      })}
    </fieldset>
  )
}

function Staying({ draft, choices }: { draft: TransferDraft; choices: TransferChoices }) {
  const { t } = useText('transfer')
  const notes = choices.stays.find(({ code }) => code === 'working-notes')?.count ?? 0
  const unticked = transferSections.flatMap((section) => {
    const count = choices.mayGo.filter((item) => item.section === section && !goesAlong(draft, item)).length
    return count > 0 ? [{ section, count }] : []
  })
  return (
    <div className={classes['stays']}>
      <h3 className={classes['columnHead']}>{t('choices.stays')}</h3>
      <ul className={classes['stayList']}>
        <li>
          <span className={classes['stayWhat']}>
            {t('stays.working-notes')} <span className={classes['count']}>{notes}</span>
          </span>
          <Text size="sm" c="var(--ink-second)">
            {t('stays.never')}
          </Text>
        </li>
        {unticked.map(({ section, count }) => (
          <li key={section}>
            <span className={classes['stayWhat']}>
              {t(`sections.${section}`)} <span className={classes['count']}>{count}</span>
            </span>
            <Text size="sm" c="var(--ink-second)">
              {t('stays.notTicked')}
            </Text>
          </li>
        ))}
        {choices.stays
          .filter(({ code }) => code !== 'working-notes')
          .map(({ code, count, reason }) => (
            <li key={code}>
              <span className={classes['stayWhat']}>
                {t(`stays.${code}`)} <span className={classes['count']}>{count}</span>
              </span>
              <Text size="sm" c="var(--ink-second)">
                {t(`stays.reasons.${reason}`)}
              </Text>
            </li>
          ))}
      </ul>
    </div>
  )
}
