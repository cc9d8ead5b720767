/** After the talk: what is still empty (and may stay so), what follows, the agreements, and on to the report. */
import { Anchor, Text } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import { type EmptyPart, emptyPartsOf } from '#domain/conversations/completeness.ts'
import type { IssuedDocument } from '#domain/reports/issued-document.ts'
import { addDays, type Day, dayOf, timeOf } from '#domain/shared/dates.ts'
import type { Id } from '#domain/shared/row.ts'
import { AttachmentsPanel } from '#features/shared/attachments/attachments-panel.tsx'
import { DayField } from '#features/shared/day-field.tsx'
import { useToday } from '#features/shared/session.tsx'
import { TimeField } from '#features/shared/time-field.tsx'
import { useText } from '#i18n/use-text.ts'
import { StateShape } from '#ui/shapes.tsx'
import { Agreements } from './agreements.tsx'
import { LongField } from './long-field.tsx'
import classes from './talk.module.css'
import type { Talk } from './use-talk.ts'

export function FinishStep({
  talk,
  calledName,
  report,
  onRemoveAgreement,
  onGoTo,
  remember,
}: {
  talk: Talk
  calledName: string
  /** The frozen report, when there is one. */
  report: IssuedDocument | undefined
  onRemoveAgreement: (id: Id) => void
  /** Goes to the field of the talk with that id. */
  onGoTo: (fieldId: string) => void
  /** Ctrl+Z of the talk's page. */
  remember: (done: string, what: string, takeBack: () => void) => void
}) {
  const { t } = useText('conversations')
  const { conversation } = talk
  return (
    <div className={classes['twoSides']}>
      <div>
        <Agreements talk={talk} onRemove={onRemoveAgreement} />
        <NextContact talk={talk} />
        <div className={classes['attachments']}>
          <AttachmentsPanel
            pupilId={conversation.pupilId}
            place={{ kind: 'conversation', id: conversation.id }}
            undoPlace={`talk ${conversation.id}`}
            remember={remember}
            size="touch"
          />
        </div>
      </div>
      <div>
        <section aria-labelledby="missing">
          <h2 id="missing" className={classes['sectionHead']}>
            {t('finish.missing')}
          </h2>
          <MissingList talk={talk} calledName={calledName} onGoTo={onGoTo} />
        </section>
        <section aria-labelledby="report-head">
          <h2 id="report-head" className={classes['sectionHead']}>
            {t('finish.report')}
          </h2>
          <Text>
            {report
              ? t('finish.frozen', { number: report.number })
              : conversation.state === 'held'
                ? t('finish.reportText')
                : t('finish.notHeld', { state: t(`states.${conversation.state}`) })}
          </Text>
        </section>
      </div>
    </div>
  )
}

function MissingList({
  talk,
  calledName,
  onGoTo,
}: {
  talk: Talk
  calledName: string
  onGoTo: (fieldId: string) => void
}) {
  const { t } = useText('conversations')
  const parts = emptyPartsOf(talk.conversation, talk.agreements)
  if (parts.length === 0) return <Text>{t('finish.nothingMissing')}</Text>
  const wordsOf = (part: EmptyPart): string => {
    if (part.code === 'voice') return t(`finish.parts.voice.${part.voice}`, { name: calledName })
    if (part.code === 'agreements-without-day') return t(`finish.parts.${part.code}`, { count: part.count })
    return t(`finish.parts.${part.code}`, { name: calledName })
  }
  return (
    <>
      <ul className={classes['plainList']}>
        {parts.map((part) => {
          const words = wordsOf(part)
          return (
            <li key={words} className={classes['missing']}>
              <StateShape name="none" />
              <Anchor
                component="button"
                type="button"
                c="var(--ink-link)"
                onClick={() => onGoTo(fieldIdOf(part, talk))}
              >
                {words}
              </Anchor>
            </li>
          )
        })}
      </ul>
      <Text size="sm" c="var(--ink-second)">
        {t('finish.missingHint')}
      </Text>
    </>
  )
}

/** The field where the empty part is filled in. */
function fieldIdOf(part: EmptyPart, talk: Talk): string {
  switch (part.code) {
    case 'voice':
      return `${talk.conversation.themes[0]?.key ?? ''}.${part.voice}`
    case 'difference-note':
      return 'differenceNote'
    case 'own-reason':
      return 'ownReason'
    case 'strengths':
    case 'appreciation':
      return part.code
    case 'agreements':
    case 'agreements-without-day':
      return 'agreements'
    case 'next-contact':
      return 'next-contact'
  }
}

const usualTime = '14:00'
/** Proposed for the next contact when a time is typed before a day. */
const usualDaysAhead = 42

function NextContact({ talk }: { talk: Talk }) {
  const { t } = useText('conversations')
  const today = useToday()
  const { conversation, edit } = talk
  const { nextAt } = conversation
  const [time, setTime] = useState(nextAt === null ? usualTime : timeOf(nextAt))
  const setNext = (day: Day | null, at: string) =>
    edit((before) => ({ ...before, nextAt: day === null ? null : `${day}T${at}` }))
  return (
    <section aria-labelledby="next-head" id="next-contact">
      <h2 id="next-head" className={classes['sectionHead']}>
        {t('finish.next')}
      </h2>
      <LongField
        id="followUp"
        label={t('finish.followUp')}
        value={conversation.followUp}
        onChange={(followUp) => edit((before) => ({ ...before, followUp }))}
      />
      <div className={classes['nextRow']}>
        <DayField
          label={t('finish.nextDay')}
          value={nextAt === null ? null : dayOf(nextAt)}
          onChange={(day) => setNext(day, time)}
        />
        <TimeField
          label={t('finish.nextTime')}
          value={time}
          onChange={(next) => {
            if (next === null) return
            setTime(next)
            setNext(nextAt === null ? addDays(today, usualDaysAhead) : dayOf(nextAt), next)
          }}
        />
        <Anchor
          component={Link}
          to={`/conversations/new/${conversation.pupilId}${nextAt === null ? '' : `?at=${nextAt}`}`}
          c="var(--ink-link)"
        >
          {t('finish.planNext')}
        </Anchor>
      </div>
    </section>
  )
}
