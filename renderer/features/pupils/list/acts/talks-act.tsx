/** A talk for each chosen pupil, one after another: what about and when; the days it becomes are shown beforehand. */
import { Checkbox, Group, NativeSelect, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import type { Conversation } from '#domain/conversations/conversation.ts'
import { type GuideId, guideIds } from '#domain/conversations/guide.ts'
import { guideFor } from '#domain/conversations/guides.ts'
import { planTalk, type Slot, slotsFor } from '#domain/conversations/plan-talks.ts'
import { type Choice, choices, type Phase, phases } from '#domain/phases/trajectory.ts'
import { plannedOf } from '#domain/pupils/lists/match-filter.ts'
import type { FactKind } from '#domain/pupils/lists/pupil-facts.ts'
import { hasLeft, type RosterEntry } from '#domain/pupils/roster.ts'
import { addDays, type Day } from '#domain/shared/dates.ts'
import { isTooLong } from '#domain/shared/field-problem.ts'
import type { Id } from '#domain/shared/row.ts'
import { clock } from '#features/shared/clock.ts'
import { DayField } from '#features/shared/day-field.tsx'
import { useSettings, useToday, useVault } from '#features/shared/session.tsx'
import { TimeField } from '#features/shared/time-field.tsx'
import { useLanguage } from '#features/shared/use-dates.ts'
import { useRoleWords } from '#features/shared/use-role-words.ts'
import { useText } from '#i18n/use-text.ts'
import type { Put } from '#vault/vault.ts'
import { useFactsOf } from '../use-facts.ts'
import { useListedHere } from '../use-listed.ts'
import { BulkFoot } from './bulk-foot.tsx'
import { SlotDays } from './slot-days.tsx'
import { useBulk } from './use-bulk.tsx'

const talkFacts: ReadonlySet<FactKind> = new Set<FactKind>(['talks'])

export function TalksAct({ chosen }: { chosen: readonly RosterEntry[] }) {
  const { t } = useText('lists')
  const { t: tc } = useText('conversations')
  const vault = useVault()
  const today = useToday()
  const language = useLanguage()
  const { counsellor } = useSettings()
  const roleWords = useRoleWords()
  const bulk = useBulk()
  const form = useRef<HTMLFormElement>(null)
  const [guideId, setGuideId] = useState<GuideId>('career-talk')
  const [choice, setChoice] = useState<Choice>('further-study')
  const [phase, setPhase] = useState<Phase | 'now'>('now')
  const [firstDay, setFirstDay] = useState<Day | null>(() => addDays(today, 1))
  const [from, setFrom] = useState('09:00')
  const [until, setUntil] = useState('16:00')
  const [minutes, setMinutes] = useState(30)
  const [pauseMinutes, setPause] = useState(5)
  const [place, setPlace] = useState('')
  const [skips, setSkips] = useState(true)
  const [leftOutCount, setLeftOutCount] = useState(0)

  // Times are kept free round the planned talks of everybody, so those are read first.
  const { view } = useListedHere()
  const everybody = useMemo(
    () => view.roster.entries.filter(({ pupil }) => !hasLeft(pupil, today)).map(({ pupil }) => pupil.id),
    [view.roster, today],
  )
  const { facts, missingCount: unreadCount } = useFactsOf(everybody, talkFacts)

  const isPlanned = (id: Id): boolean => (facts.get(id)?.talks?.nextPlannedAt ?? null) !== null
  const plannedCount = chosen.filter(({ pupil }) => isPlanned(pupil.id)).length
  const toPlan = skips ? chosen.filter(({ pupil }) => !isPlanned(pupil.id)) : chosen
  const count = toPlan.length
  const slots =
    firstDay === null
      ? undefined
      : slotsFor(count, { firstDay, from, until, minutes, pauseMinutes }, plannedOf(facts.values()))
  const problem =
    firstDay === null
      ? 'day-missing'
      : isTooLong(place)
        ? 'place-too-long'
        : count === 0
          ? 'nobody-left'
          : slots?.ok === false
            ? slots.code
            : null

  const apply = async (): Promise<void> => {
    if (problem !== null || slots?.ok !== true || form.current?.checkValidity() === false) return
    const slotOf = new Map<Id, Slot>(
      toPlan.flatMap(({ pupil }, index) => (slots.value[index] ? [[pupil.id, slots.value[index]]] : [])),
    )
    let leftOut = 0
    const rowsFor = async (id: Id): Promise<Put[]> => {
      const slot = slotOf.get(id)
      const pupil = await vault.get('pupils', id)
      if (slot === undefined || pupil === undefined) return []
      const [enrolments, trajectories, relations] = await Promise.all([
        vault.list('enrolments', 'pupilId', id),
        vault.list('trajectories', 'pupilId', id),
        vault.list('relations', 'pupilId', id),
      ])
      const guardians = await Promise.all(relations.map(({ guardianId }) => vault.get('guardians', guardianId)))
      const planned = planTalk(
        { pupil, enrolments, trajectories, relations, guardians: guardians.filter((each) => each !== undefined) },
        slot,
        { guide: guideFor(guideId, language), choice, phase, place, counsellor, roleWords, clock },
      )
      if (planned.leftOut.length > 0) leftOut += 1
      const talk: Conversation = planned.conversation
      return [
        ...(planned.newTrajectory === null ? [] : [{ table: 'trajectories' as const, row: planned.newTrajectory }]),
        { table: 'conversations', row: talk },
      ]
    }
    const done = await bulk.run(
      {
        label: 'lists:undo.talks',
        pupilIds: [...slotOf.keys()],
        putsFor: async (ids) => (await Promise.all(ids.map(rowsFor))).flat(),
      },
      (doneCount) => t('talks.done', { count: doneCount }),
    )
    if (done > 0) setLeftOutCount(leftOut)
  }

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void apply()
      }}
    >
      <Stack gap="md">
        <Group gap="md" align="flex-start">
          <NativeSelect
            size="md"
            label={t('talks.guide')}
            value={guideId}
            data={guideIds.map((id) => ({ value: id, label: tc(`guides.${id}`) }))}
            onChange={(event) => setGuideId(guideIds.find((id) => id === event.currentTarget.value) ?? guideId)}
          />
          <NativeSelect
            size="md"
            label={t('talks.choice')}
            value={choice}
            data={choices.map((value) => ({ value, label: t(`common:choices.${value}`) }))}
            onChange={(event) => setChoice(choices.find((each) => each === event.currentTarget.value) ?? choice)}
          />
          <NativeSelect
            size="md"
            label={t('talks.phase')}
            value={phase}
            data={[
              { value: 'now', label: t('talks.phaseNow') },
              ...phases.map((value) => ({ value, label: t(`common:phases.${value}`) })),
            ]}
            onChange={(event) => setPhase(phases.find((each) => each === event.currentTarget.value) ?? 'now')}
          />
        </Group>
        <Group gap="md" align="flex-start">
          <DayField label={t('talks.firstDay')} value={firstDay} onChange={setFirstDay} />
          <TimeField label={t('talks.from')} value={from} onChange={(time) => time !== null && setFrom(time)} />
          <TimeField label={t('talks.until')} value={until} onChange={(time) => time !== null && setUntil(time)} />
          <MinutesField label={t('talks.minutes')} value={minutes} min={5} onChange={setMinutes} />
          <MinutesField label={t('talks.pause')} value={pauseMinutes} min={0} onChange={setPause} />
          <TextInput
            label={t('talks.place')}
            value={place}
            autoComplete="off"
            onChange={(event) => setPlace(event.currentTarget.value)}
          />
        </Group>
        {plannedCount > 0 && (
          <Checkbox
            checked={skips}
            label={t('talks.skipPlanned', { count: plannedCount })}
            onChange={(event) => setSkips(event.currentTarget.checked)}
          />
        )}
        <div aria-live="polite">
          {unreadCount > 0 ? (
            <Text c="var(--ink-second)">
              {t('talks.reading')}:{' '}
              {t('bar.readingOf', { done: everybody.length - unreadCount, total: everybody.length })}
            </Text>
          ) : problem !== null ? (
            <Text c={problem === 'nobody-left' ? 'var(--ink-second)' : 'var(--late)'}>
              {t(`talks.problems.${problem}`)}
            </Text>
          ) : (
            slots?.ok === true && <SlotDays slots={slots.value} />
          )}
        </div>
        <Text c="var(--ink-second)">{t('talks.invites')}</Text>
        <BulkFoot
          bulk={bulk}
          label={t('talks.apply', { count })}
          isDisabled={problem !== null || unreadCount > 0}
          hint={leftOutCount > 0 ? t('talks.leftOut', { count: leftOutCount }) : undefined}
        />
      </Stack>
    </form>
  )
}

function MinutesField({
  label,
  value,
  min,
  onChange,
}: {
  label: string
  value: number
  min: number
  onChange: (minutes: number) => void
}) {
  return (
    <NumberInput
      size="md"
      w={130}
      label={label}
      value={value}
      min={min}
      max={240}
      step={5}
      clampBehavior="blur"
      allowDecimal={false}
      allowNegative={false}
      onChange={(next) => typeof next === 'number' && next >= min && onChange(next)}
    />
  )
}
