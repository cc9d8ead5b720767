/** For whom it is, and since when the pupil applied there: nothing goes to another school before that. */
import { Group, Radio, SimpleGrid, Text, TextInput } from '@mantine/core'
import { lineLimit } from '#domain/shared/text.ts'
import { isToOtherSchool, receiverKinds, type TransferDraft } from '#domain/transfer/transfer-draft.ts'
import { DayField } from '#features/shared/day-field.tsx'
import { useToday } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import type { ChangeDraft } from './change-draft.ts'
import { Section } from './section.tsx'

export function ReceiverSection({
  draft,
  calledName,
  change,
}: {
  draft: TransferDraft
  calledName: string
  change: ChangeDraft
}) {
  const { t } = useText('transfer')
  const today = useToday()
  const { kind, school, town } = draft.receiver
  const set = (patch: Partial<TransferDraft['receiver']>) =>
    change((before) => ({ ...before, receiver: { ...before.receiver, ...patch } }))
  const leaves = isToOtherSchool(kind)
  const isInFuture = draft.appliedOnDay !== null && draft.appliedOnDay > today
  return (
    <Section id="receiver" title={t('receiver.title')}>
      <Radio.Group
        value={kind}
        label={t('receiver.kind')}
        onChange={(value) => {
          const chosen = receiverKinds.find((known) => known === value)
          if (chosen !== undefined) set({ kind: chosen })
        }}
      >
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm" mt={6}>
          {receiverKinds.map((value) => (
            <Radio
              key={value}
              value={value}
              label={<Text span>{t(`receiver.kinds.${value}`)}</Text>}
              description={
                <Text span size="sm">
                  {t(`receiver.hints.${value}`)}
                </Text>
              }
            />
          ))}
        </SimpleGrid>
      </Radio.Group>
      {kind !== 'own-copy' && (
        <Group align="flex-start" gap="md">
          <TextInput
            id="transfer-school"
            flex="2 1 220px"
            label={t(leaves ? 'receiver.school' : 'receiver.withinSchool')}
            maxLength={lineLimit}
            value={school}
            onChange={(event) => set({ school: event.currentTarget.value })}
          />
          {leaves && (
            <TextInput
              flex="1 1 140px"
              label={t('receiver.town')}
              maxLength={lineLimit}
              value={town}
              onChange={(event) => set({ town: event.currentTarget.value })}
            />
          )}
        </Group>
      )}
      {leaves && (
        <>
          <div id="transfer-applied">
            <DayField
              maw={360}
              label={t('receiver.applied', { name: calledName })}
              value={draft.appliedOnDay}
              error={isInFuture ? t('receiver.appliedInFuture') : undefined}
              onChange={(appliedOnDay) => change((before) => ({ ...before, appliedOnDay }))}
            />
          </div>
          {(draft.appliedOnDay === null || isInFuture) && (
            <Notice shape="alert" title={t('receiver.notApplied', { name: calledName })}>
              {t('receiver.notAppliedText')}
            </Notice>
          )}
        </>
      )}
    </Section>
  )
}
