/**
 * Two dossiers of one pupil made one. Which dossier may stay, and what becomes of frozen documents, is said before
 * anything happens (domain: merge-pupils.ts).
 */
import { Button, Center, Loader, Text } from '@mantine/core'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { chosenSides, type MergeChoices, mergeLine } from '#domain/pupils/families/merge-choices.ts'
import {
  mergedPupil,
  type PupilMergeField,
  planPupilMerge,
  pupilMergeFields,
} from '#domain/pupils/families/merge-pupils.ts'
import { fullName } from '#domain/pupils/person-name.ts'
import type { Pupil } from '#domain/pupils/pupil.ts'
import { schoolYearLabel } from '#domain/shared/dates.ts'
import { clock } from '#features/shared/clock.ts'
import { useToday, useVault } from '#features/shared/session.tsx'
import { useCommit } from '#features/shared/use-commit.tsx'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import { pupilPlace } from '../use-pupil-home.ts'
import { copyFiles } from './copy-files.ts'
import { MergeFrame } from './merge-frame.tsx'
import { MergeGone } from './merge-gone.tsx'
import { MergeTable, type ShownLine } from './merge-table.tsx'
import { type PupilPair, usePupilPair } from './use-pupil-pair.ts'

export function MergePupilsScreen() {
  const { t } = useText('families')
  const { pupilId: keptId = '', otherPupilId: otherId = '' } = useParams()
  const pair = usePupilPair(keptId, otherId)
  if (pair === undefined) {
    return (
      <Center h="100%">
        <Loader aria-label={t('common:loading')} />
      </Center>
    )
  }
  if (pair === null || pair.kept.doubleOfId !== null || pair.other.doubleOfId !== null) {
    return <MergeGone isSame={keptId === otherId} back="/doubles" />
  }
  return <MergePupils key={`${keptId} ${otherId}`} pair={pair} />
}

type EnrolmentField = `enrolment-${number}`
type Field = PupilMergeField | EnrolmentField

function MergePupils({ pair }: { pair: PupilPair }) {
  const { t } = useText('families')
  const navigate = useNavigate()
  const [own, setOwn] = useState<MergeChoices<Field>>({})
  const { kept, other, otherRows, manner } = pair
  const lines = usePupilLines(pair)
  const choices = chosenSides(lines, own)
  const { merge, isStoring, isFileTrouble } = useMergePupils(pair, choices)
  const isArchive = manner.ok && manner.manner === 'archive'
  const stays = isArchive ? 0 : 1
  return (
    <MergeFrame
      name={fullName(kept)}
      swapTo={`/doubles/pupils/${other.id}/${kept.id}`}
      table={
        <MergeTable
          lines={lines}
          keptName={named(kept)}
          otherName={named(other)}
          sideOf={({ field, proposed }) => choices[field] ?? proposed}
          onChoose={(field, side) => setOwn((all) => ({ ...all, [field]: side }))}
        />
      }
      moved={{
        years: otherRows.enrolments.length,
        guardians: otherRows.relations.length,
        trajectories: otherRows.trajectories.length * stays,
        talks: otherRows.conversations.length * stays,
        agreements: otherRows.agreements.length * stays,
        activities: otherRows.activities.length * stays,
        files: otherRows.attachments.length * stays,
        notes: otherRows.workingNotes.length * stays,
      }}
      notes={
        <>
          {!manner.ok && (
            <Notice shape="alert" title={t('merge.swapFirst.title')}>
              {t('merge.swapFirst.text')}
            </Notice>
          )}
          {isArchive && (
            <Notice shape="frozen" title={t('merge.archive.title')}>
              {t('merge.archive.text')}
            </Notice>
          )}
          {manner.ok && !isArchive && (
            <Text size="sm" c="var(--ink-second)">
              {t('merge.pupilWhole', { name: kept.calledName || fullName(kept) })} {t('merge.relations')}
            </Text>
          )}
          {isFileTrouble && (
            <Notice kind="error" title={t('common:errors.title')}>
              {t('merge.fileTrouble')}
            </Notice>
          )}
        </>
      }
      action={
        <Button disabled={!manner.ok} loading={isStoring} onClick={() => void merge()}>
          {t(isArchive ? 'merge.archive.action' : 'merge.action')}
        </Button>
      }
      onCancel={() => void navigate(-1)}
    />
  )
}

const named = (pupil: Pupil): string => [fullName(pupil), pupil.number].filter(Boolean).join(', ')

function useMergePupils(
  pair: PupilPair,
  choices: MergeChoices<Field>,
): { merge: () => Promise<void>; isStoring: boolean; isFileTrouble: boolean } {
  const { t } = useText('families')
  const navigate = useNavigate()
  const commit = useCommit()
  const vault = useVault()
  const today = useToday()
  const [isStoring, setStoring] = useState(false)
  const [isFileTrouble, setFileTrouble] = useState(false)
  const { kept, other, otherRows, manner } = pair

  const merge = async (): Promise<void> => {
    if (!manner.ok) return
    setStoring(true)
    setFileTrouble(false)
    try {
      const isPhotoKept = choices.photo !== 'other'
      const moving = otherRows.attachments.filter(({ id }) => id !== other.photoId || !isPhotoKept)
      const copied =
        manner.manner === 'archive' ? { ok: true as const, value: new Map() } : await copyFiles(vault, kept.id, moving)
      if (!copied.ok) {
        setFileTrouble(true)
        return
      }
      const otherEnrolmentYears = otherRows.enrolments
        .map(({ schoolYear }) => schoolYear)
        .filter((year) => choices[`enrolment-${year}`] === 'other')
      const { put, remove } = planPupilMerge(
        {
          ...pair,
          choices,
          otherEnrolmentYears,
          newFiles: copied.value,
          archiveReason: t('merge.archive.reason'),
          today,
          clock,
        },
        manner.manner,
      )
      const name = fullName(mergedPupil({ kept, other, choices }))
      const answer = await commit(
        { label: 'families:undo.merged', undoPlace: pupilPlace(kept.id), put, remove },
        manner.manner === 'archive' ? t('merge.archive.done') : t('merge.done', { name }),
      )
      if (answer.ok) void navigate(`/pupils/${kept.id}`, { replace: true })
    } finally {
      setStoring(false)
    }
  }
  return { merge, isStoring, isFileTrouble }
}

function usePupilLines({ kept, other, keptRows, otherRows }: PupilPair): ShownLine<Field>[] {
  const { t } = useText('families')
  const { day } = useDates()
  const textOf = (pupil: Pupil, field: PupilMergeField): string => {
    switch (field) {
      case 'name':
        return [fullName(pupil), pupil.calledName === '' ? '' : pupil.firstNames].filter(Boolean).join(', ')
      case 'number':
      case 'email':
        return pupil[field]
      case 'birthDay':
        return pupil.birthDay === null ? '' : day(pupil.birthDay, 'numeric')
      case 'guardiansMayBeLetIn': {
        const since = pupil.letInDay === null ? '' : `, ${day(pupil.letInDay, 'numeric')}`
        return `${t(pupil.guardiansMayBeLetIn ? 'common:yes' : 'common:no')}${since}`
      }
      case 'photo':
        return pupil.photoId === null ? '' : t('merge.hasPhoto')
      default:
        return pupil.context[field]
    }
  }
  const own = pupilMergeFields.map((field): ShownLine<Field> => {
    const line = mergeLine(field, textOf(kept, field), textOf(other, field))
    const bothPhotos = field === 'photo' && kept.photoId !== null && other.photoId !== null
    return { ...line, differs: line.differs || bothPhotos, label: t(`merge.fields.${field}`) }
  })
  const years = otherRows.enrolments.flatMap((enrolment): ShownLine<Field>[] => {
    const same = keptRows.enrolments.find(({ schoolYear }) => schoolYear === enrolment.schoolYear)
    if (same === undefined) return []
    const { schoolYear } = enrolment
    const label = t('merge.fields.enrolment', { year: schoolYearLabel(schoolYear) })
    return [{ ...mergeLine<Field>(`enrolment-${schoolYear}`, same.className, enrolment.className), label }]
  })
  return [...own, ...years]
}
