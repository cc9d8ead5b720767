/** On what ground it goes, who read it before, who was told, and what the pupil thinks: four things kept apart (law). */
import { Button, Group, Radio, Text, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { lineLimit } from '#domain/shared/text.ts'
import {
  agreementAnswers,
  dayOfPerson,
  isToOtherSchool,
  type ToldPerson,
  type TransferDraft,
  withDay,
} from '#domain/transfer/transfer-draft.ts'
import { printedName, type TransferPeople, type TransferPerson } from '#domain/transfer/transfer-people.ts'
import { DayField } from '#features/shared/day-field.tsx'
import { useToday } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import type { ChangeDraft } from './change-draft.ts'
import { Section } from './section.tsx'
import classes from './transfer-screen.module.css'

interface Props {
  draft: TransferDraft
  people: TransferPeople
  calledName: string
  change: ChangeDraft
}

export function InspectionSection({ draft, people, calledName, change }: Props) {
  const { t } = useText('transfer')
  const { kind } = draft.receiver
  return (
    <Section id="inspection" title={t('inspection.title')}>
      <div>
        <h3 className={classes['columnHead']}>{t('inspection.basis')}</h3>
        <Text>{t(`basis.${kind}`)}</Text>
      </div>
      {kind !== 'own-copy' && <Inspection draft={draft} people={people} calledName={calledName} change={change} />}
      <Radio.Group
        label={t('agreement.title', { name: calledName })}
        description={
          isToOtherSchool(kind) ? (
            <Text span size="sm">
              {t('agreement.text')}
            </Text>
          ) : undefined
        }
        value={draft.agreement}
        onChange={(value) => {
          const agreement = agreementAnswers.find((known) => known === value)
          if (agreement !== undefined) change((before) => ({ ...before, agreement }))
        }}
      >
        <Group gap="lg" mt={6}>
          {agreementAnswers.map((value) => (
            <Radio key={value} value={value} label={<Text span>{t(`agreement.answers.${value}`)}</Text>} />
          ))}
        </Group>
      </Radio.Group>
    </Section>
  )
}

function Inspection({ draft, people, calledName, change }: Props) {
  const { t } = useText('transfer')
  const { t: tReports } = useText('reports')
  const today = useToday()
  const setList = (list: 'inspection' | 'told', edit: (told: readonly ToldPerson[]) => ToldPerson[]) =>
    change((before) => ({ ...before, [list]: edit(before[list]) }))

  const personField = (list: 'inspection' | 'told', person: TransferPerson) => {
    const onDay = dayOfPerson(draft[list], person.personId)
    return (
      <div key={person.personId}>
        <DayField
          maw={360}
          label={t(list === 'inspection' ? 'inspection.readOn' : 'inspection.toldOn', { who: printedName(person) })}
          value={onDay}
          error={onDay !== null && onDay > today ? t('inspection.inFuture') : undefined}
          description={
            people.toCheck.includes(person.personId) ? tReports('signatories.toCheck.authority-unknown') : undefined
          }
          onChange={(day) =>
            setList(list, (told) => withDay(told, { personId: person.personId, who: printedName(person), onDay: day }))
          }
        />
      </div>
    )
  }
  return (
    <>
      <fieldset className={classes['part']}>
        <legend className={classes['columnHead']}>{t('inspection.who')}</legend>
        <Text c="var(--ink-second)">{t(`inspection.byAge.${people.ageGroup}`, { name: calledName })}</Text>
        {people.inspect.map((person) => personField('inspection', person))}
        <SomeoneElse draft={draft} onChange={(inspection) => change((before) => ({ ...before, inspection }))} />
        {people.leftOut.map(({ personId, name, role, reasonCode }) => (
          <Text key={personId} size="sm" c="var(--ink-second)">
            {printedName({ name, role })}: {t(`inspection.leftOut.${reasonCode}`)}
          </Text>
        ))}
      </fieldset>
      {people.told.length > 0 && (
        <fieldset className={classes['part']}>
          <legend className={classes['columnHead']}>{t('inspection.told')}</legend>
          {people.told.map((person) => personField('told', person))}
        </fieldset>
      )}
    </>
  )
}

/** Someone who reads it though the proposal does not name them, such as a grown-up sister who helps. */
function SomeoneElse({ draft, onChange }: { draft: TransferDraft; onChange: (inspection: ToldPerson[]) => void }) {
  const { t } = useText('transfer')
  const set = (index: number, patch: Partial<ToldPerson>) =>
    onChange(draft.inspection.map((told, at) => (at === index ? { ...told, ...patch } : told)))
  return (
    <>
      {draft.inspection.map((told, index) =>
        told.personId !== null ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows without an id of their own; only the end grows
          <Group key={index} align="flex-end" gap="sm">
            <TextInput
              flex="1 1 180px"
              label={t('inspection.elseWho')}
              maxLength={lineLimit}
              value={told.who}
              onChange={(event) => set(index, { who: event.currentTarget.value })}
            />
            <DayField label={t('inspection.elseOn')} value={told.onDay} onChange={(onDay) => set(index, { onDay })} />
            <Button
              variant="subtle"
              aria-label={t('inspection.elseRemove', { who: told.who })}
              onClick={() => onChange(draft.inspection.filter((_, at) => at !== index))}
            >
              {t('common:remove')}
            </Button>
          </Group>
        ),
      )}
      <div>
        <Button
          variant="subtle"
          size="compact-md"
          ml={-8}
          leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />}
          onClick={() => onChange([...draft.inspection, { personId: null, who: '', onDay: null }])}
        >
          {t('inspection.else')}
        </Button>
      </div>
    </>
  )
}
