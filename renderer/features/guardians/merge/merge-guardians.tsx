/** Two rows of one guardian made one: chosen line by line, everything else pointed at the one who stays. */
import { Button, Center, Loader, Text } from '@mantine/core'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { Conversation } from '#domain/conversations/conversation.ts'
import { householdOnScreen } from '#domain/pupils/families/addresses.ts'
import { chosenSides, type MergeChoices, mergeLine } from '#domain/pupils/families/merge-choices.ts'
import {
  type GuardianMergeField,
  guardianMergeFields,
  mergedGuardian,
  planGuardianMerge,
} from '#domain/pupils/families/merge-guardians.ts'
import { type Guardian, type Household, membersOn, type Relation } from '#domain/pupils/guardian.ts'
import { fullName } from '#domain/pupils/person-name.ts'
import type { TransferDraft } from '#domain/transfer/transfer-draft.ts'
import { useQuery, useToday } from '#features/shared/session.tsx'
import { useCommit } from '#features/shared/use-commit.tsx'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import { guardianPlace } from '../person/use-guardian.ts'
import { MergeFrame } from './merge-frame.tsx'
import { MergeGone } from './merge-gone.tsx'
import { MergeTable, type ShownLine } from './merge-table.tsx'

interface GuardianPair {
  kept: Guardian
  other: Guardian
  relations: Relation[]
  households: Household[]
  conversations: Conversation[]
  transferDrafts: TransferDraft[]
}

export function MergeGuardiansScreen() {
  const { t } = useText('families')
  const { guardianId: keptId = '', otherGuardianId: otherId = '' } = useParams()
  const pair = useGuardianPair(keptId, otherId)
  if (pair === undefined) {
    return (
      <Center h="100%">
        <Loader aria-label={t('common:loading')} />
      </Center>
    )
  }
  if (pair === null) return <MergeGone isSame={keptId === otherId} back="/guardians" />
  return <MergeGuardians key={`${keptId} ${otherId}`} pair={pair} />
}

function useGuardianPair(keptId: string, otherId: string): GuardianPair | null | undefined {
  return useQuery(
    async (reader) => {
      const [kept, other] = await Promise.all([reader.get('guardians', keptId), reader.get('guardians', otherId)])
      if (kept === undefined || other === undefined || keptId === otherId) return null
      const relations = (
        await Promise.all([keptId, otherId].map((id) => reader.list('relations', 'guardianId', id)))
      ).flat()
      const childIds = [...new Set(relations.map(({ pupilId }) => pupilId))]
      const [conversations, transferDrafts, households] = await Promise.all([
        Promise.all(childIds.map((id) => reader.list('conversations', 'pupilId', id))),
        Promise.all(childIds.map((id) => reader.list('transferDrafts', 'pupilId', id))),
        reader.all('households'),
      ])
      return {
        kept,
        other,
        relations,
        households,
        conversations: conversations.flat(),
        transferDrafts: transferDrafts.flat(),
      }
    },
    [keptId, otherId],
  )
}

function MergeGuardians({ pair }: { pair: GuardianPair }) {
  const { t } = useText('families')
  const navigate = useNavigate()
  const commit = useCommit()
  const today = useToday()
  const [own, setOwn] = useState<MergeChoices<GuardianMergeField>>({})
  const [isStoring, setStoring] = useState(false)
  const { kept, other } = pair
  const lines = useGuardianLines(kept, other)
  const choices = chosenSides(lines, own)
  const merge = async (): Promise<void> => {
    setStoring(true)
    const { put, remove } = planGuardianMerge({ ...pair, choices, today })
    const name = fullName(mergedGuardian({ kept, other, choices }))
    const answer = await commit(
      { label: 'families:undo.merged', undoPlace: guardianPlace(kept.id), put, remove },
      t('merge.done', { name }),
    )
    setStoring(false)
    if (answer.ok) void navigate(`/guardians/${kept.id}`, { replace: true })
  }
  const ofOther = (rows: readonly { guardianId: string }[]): number =>
    rows.filter(({ guardianId }) => guardianId === other.id).length
  const isIn = ({ participants }: Conversation): boolean => participants.some(({ personId }) => personId === other.id)
  const livesIn = ({ members }: Household): boolean => members.some(({ personId }) => personId === other.id)
  const homes = pair.households
    .filter((household) => membersOn(household, today).some(({ personId }) => [kept.id, other.id].includes(personId)))
    .map((household) => householdOnScreen(household).name || t('common:secretAddress'))
  return (
    <MergeFrame
      name={fullName(kept)}
      swapTo={`/doubles/guardians/${other.id}/${kept.id}`}
      table={
        <MergeTable
          lines={lines}
          keptName={fullName(kept)}
          otherName={fullName(other)}
          sideOf={({ field, proposed }) => choices[field] ?? proposed}
          onChoose={(field, side) => setOwn((all) => ({ ...all, [field]: side }))}
        />
      }
      moved={{
        children: ofOther(pair.relations),
        homes: pair.households.filter(livesIn).length,
        talks: pair.conversations.filter(isIn).length,
      }}
      notes={
        <>
          {homes.length > 1 && (
            <Notice shape="alert" title={t('merge.homes.title', { count: homes.length })}>
              {t('merge.homes.text', { homes: homes.join(', ') })}
            </Notice>
          )}
          <Text size="sm" c="var(--ink-second)">
            {t('merge.restrictions')} {t('merge.guardianFrozen')}
          </Text>
        </>
      }
      action={
        <Button loading={isStoring} onClick={() => void merge()}>
          {t('merge.action')}
        </Button>
      }
      onCancel={() => void navigate(-1)}
    />
  )
}

function useGuardianLines(kept: Guardian, other: Guardian): ShownLine<GuardianMergeField>[] {
  const { t } = useText('families')
  const { t: g } = useText('guardians')
  const { day } = useDates()
  const textOf = (guardian: Guardian, field: GuardianMergeField): string => {
    switch (field) {
      case 'name':
        return [fullName(guardian), guardian.calledName === '' ? '' : guardian.firstNames].filter(Boolean).join(', ')
      case 'preferredChannel':
        return guardian.preferredChannel === null ? '' : g(`form.channels.${guardian.preferredChannel}`)
      case 'deceased':
        if (guardian.deceased === null) return ''
        return guardian.deceased.day === null
          ? t('person.deceased')
          : t('person.deceasedOn', { day: day(guardian.deceased.day, 'numeric') })
      default:
        return guardian[field]
    }
  }
  return guardianMergeFields.map((field) => ({
    ...mergeLine(field, textOf(kept, field), textOf(other, field)),
    label: t(`merge.fields.${field}`),
    isJoined: field === 'remarks',
  }))
}
