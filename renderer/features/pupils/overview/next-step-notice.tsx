import { Button, Text } from '@mantine/core'
import { IconCalendarEvent, IconCircleCheck, IconFileText, IconSignature } from '@tabler/icons-react'
import { Link } from 'react-router'
import { type NextStep, nextStepOf } from '#domain/pupils/next-step.ts'
import { fullName } from '#domain/pupils/person-name.ts'
import { useToday } from '#features/shared/session.tsx'
import { useDates } from '#features/shared/use-dates.ts'
import { useTalkTitle } from '#features/shared/use-talk-title.ts'
import { useText } from '#i18n/use-text.ts'
import type { Dossier } from '../dossier/use-dossier.ts'
import classes from './overview.module.css'

interface Shown {
  icon: typeof IconCalendarEvent
  title: string
  text: string
  action: { label: string; to: string } | null
}

export function NextStepNotice({ dossier }: { dossier: Dossier }) {
  const { t } = useText('pupils')
  const today = useToday()
  const shown = useShown(dossier)(nextStepOf(dossier, today))
  const Icon = shown.icon
  return (
    <section className={classes['next']} aria-label={t('next.label')}>
      <Icon size={22} stroke={1.75} aria-hidden />
      <div className={classes['nextText']}>
        <h2>{shown.title}</h2>
        <Text size="md" c="var(--ink-second)">
          {shown.text}
        </Text>
      </div>
      {shown.action !== null && (
        <Button component={Link} to={shown.action.to} variant="default">
          {shown.action.label}
        </Button>
      )}
    </section>
  )
}

function useShown(dossier: Dossier): (step: NextStep) => Shown {
  const { t } = useText('pupils')
  const { moment } = useDates()
  const titleOf = useTalkTitle()
  const name = dossier.pupil.calledName || fullName(dossier.pupil)
  const peopleOf = (names: string[]): string => new Intl.ListFormat(t('listLanguage')).format(names)
  return (step) => {
    switch (step.code) {
      case 'prepare-conversation':
      case 'finish-conversation':
      case 'freeze-report': {
        const { conversation } = step
        const people = peopleOf(conversation.participants.map((person) => person.name))
        return {
          icon: step.code === 'freeze-report' ? IconFileText : IconCalendarEvent,
          title: t(`next.${step.code}.title`, { talk: titleOf(conversation), moment: moment(conversation.startsAt) }),
          text: t(`next.${step.code}.text`, { people }),
          action: {
            label: t(`next.${step.code}.action`),
            to: step.code === 'freeze-report' ? `/reports/new/${conversation.id}` : `/conversations/${conversation.id}`,
          },
        }
      }
      case 'collect-signatures':
        return {
          icon: IconSignature,
          title: t('next.collect-signatures.title', { number: step.document.number }),
          text: t('next.collect-signatures.text', { people: peopleOf(step.waitingFor) }),
          action: { label: t('next.collect-signatures.action'), to: `/reports/${step.document.id}` },
        }
      case 'plan-first':
        return {
          icon: IconCalendarEvent,
          title: t('next.plan-first.title', { name }),
          text: t('next.plan-first.text', { name }),
          action: null,
        }
      case 'plan-in-phase': {
        const phase = t(`common:phases.${step.phase}`)
        return {
          icon: IconCalendarEvent,
          title: t('next.plan-in-phase.title', { phase }),
          text: t('next.plan-in-phase.text', { phase, name }),
          action: null,
        }
      }
      case 'write-summary':
        return {
          icon: IconFileText,
          title: t('next.write-summary.title', { phase: t(`common:phases.${step.trajectory.phase}`) }),
          text: t('next.write-summary.text', { name }),
          action: {
            label: t('next.write-summary.action'),
            to: `/phases/${step.trajectory.id}/${step.trajectory.phase}`,
          },
        }
      case 'nothing':
        return {
          icon: IconCircleCheck,
          title: t('next.nothing.title'),
          text: t('next.nothing.text', { name }),
          action: null,
        }
    }
  }
}
