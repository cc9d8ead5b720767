/** Class list, photo page, labels or letter list of the chosen pupils: the real pages, to keep as PDF or to print. */
import { Button, SegmentedControl, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect, useMemo, useState } from 'react'
import { getDesktop } from '#bridge/desktop.ts'
import type { ListPaper } from '#documents/pages/list-papers.ts'
import { type Column, factKindsOfColumns } from '#domain/pupils/lists/columns.ts'
import type { RosterEntry } from '#domain/pupils/roster.ts'
import { letterheadOf } from '#domain/reports/freeze.ts'
import { schoolYearLabel } from '#domain/shared/dates.ts'
import type { Id } from '#domain/shared/row.ts'
import { PagePanel } from '#features/shared/documents/page-panel.tsx'
import { useLaidOut } from '#features/shared/documents/use-laid-out.ts'
import { useLogo } from '#features/shared/documents/use-logo.ts'
import { useSettings, useToday, useVault } from '#features/shared/session.tsx'
import { useLanguage } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import { useCellText } from '../use-cell-text.ts'
import { useFactsOf } from '../use-facts.ts'
import { useListedHere } from '../use-listed.ts'
import { usePlaceName } from '../use-place-name.ts'
import classes from './acts.module.css'
import { composeClassList, composeLabels, composeLetterList, composePhotoSheet } from './compose-papers.ts'
import { NotWrittenNotice } from './not-written-notice.tsx'
import { type PaperChoice, PaperFields, paperKinds } from './paper-fields.tsx'
import { type LetterTo, useAddressees } from './use-addressees.ts'

/** What fits upright beside the name. */
const columnsAtFirst: readonly Column[] = ['class', 'level', 'mentor']
const nothingAsked: readonly Column[] = []

export function PaperAct({ chosen }: { chosen: readonly RosterEntry[] }) {
  const { t } = useText('lists')
  const place = usePaperPlace(chosen)
  const [choice, setChoice] = useState<PaperChoice>({
    kind: 'class-list',
    title: null,
    columns: columnsAtFirst,
    tickCount: 4,
    perRow: 5,
    letter: 'general',
    perWhom: 'households',
    layout: '3x8',
    startAt: 1,
  })
  const change = (patch: Partial<PaperChoice>): void => setChoice((before) => ({ ...before, ...patch }))
  const { kind } = choice
  const title = choice.title ?? [t(`paper.kinds.${kind}`), place].filter(Boolean).join(' ')
  const { paper, isReading, notWritten } = usePaper(chosen, choice, title)
  const laidOut = useLaidOut(paper)

  return (
    <Stack gap="md">
      <SegmentedControl
        className={classes['kinds'] ?? ''}
        value={kind}
        aria-label={t('paper.what')}
        data={paperKinds.map((each) => ({ value: each, label: t(`paper.kinds.${each}`) }))}
        onChange={(value) => change({ kind: paperKinds.find((each) => each === value) ?? kind })}
      />
      <Text c="var(--ink-second)">{t(`paper.hints.${kind}`)}</Text>
      <PaperFields choice={choice} title={title} onChange={change} />
      {notWritten.length > 0 && <NotWrittenNotice notWritten={notWritten} />}
      {paper === null ? (
        <Text c="var(--ink-second)" role="status">
          {isReading ? t('paper.making') : t('paper.nobody')}
        </Text>
      ) : (
        <div className={classes['pages']}>
          <PagePanel
            bytes={laidOut.bytes}
            label={title}
            placeholder={t('paper.making')}
            notice={laidOut.isFailed ? <Notice kind="error" title={t('paper.failed')} /> : undefined}
            actions={<PaperButtons bytes={laidOut.bytes} title={title} />}
          />
        </div>
      )}
    </Stack>
  )
}

function PaperButtons({ bytes, title }: { bytes: Uint8Array | null; title: string }) {
  const { t } = useText('lists')
  const vault = useVault()
  const [isBusy, setBusy] = useState(false)
  const hand = async (how: 'save' | 'print'): Promise<void> => {
    if (bytes === null) return
    setBusy(true)
    const closable = { closeButtonProps: { 'aria-label': t('common:close') } }
    try {
      const answer =
        how === 'save'
          ? await getDesktop().saveFile({ suggestedName: `${title}.pdf`, kind: 'pdf', bytes })
          : await getDesktop().printPdf({ bytes })
      if (answer.ok) {
        const event = how === 'save' ? ('document-saved' as const) : ('document-printed' as const)
        await vault.commit({ label: 'lists:undo.handedOut', undoPlace: null, audit: { event, subjectId: null } })
        const message = 'fileName' in answer ? t('paper.saved', { file: answer.fileName }) : t('paper.printed')
        notifications.show({ message, ...closable })
      } else if (answer.code !== 'cancelled') {
        notifications.show({ color: 'red', message: t('paper.failed'), autoClose: false, ...closable })
      }
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button variant="default" disabled={bytes === null || isBusy} onClick={() => void hand('print')}>
        {t('paper.print')}
      </Button>
      <Button disabled={bytes === null} loading={isBusy} onClick={() => void hand('save')}>
        {t('paper.save')}
      </Button>
    </>
  )
}

/** What the chosen pupils are together: one class, or the list that is open; empty when they are some of it. */
function usePaperPlace(chosen: readonly RosterEntry[]): string {
  const listed = useListedHere()
  const name = usePlaceName(listed)
  const classNames = new Set(chosen.map(({ enrolment, isEnrolled }) => (isEnrolled ? enrolment?.className : '')))
  const [only] = classNames
  if (classNames.size === 1 && only) return only
  return chosen.length === listed.entries.length && listed.choice.query === '' ? name : ''
}

/** `paper` is null while something is being read, and when nobody is left to put on it. */
function usePaper(chosen: readonly RosterEntry[], choice: PaperChoice, title: string) {
  const { t } = useText('lists')
  const settings = useSettings()
  const logo = useLogo()
  const language = useLanguage()
  const madeOnDay = useToday()
  const cellText = useCellText()
  const { view } = useListedHere()
  const { kind, columns, tickCount, perRow, layout, startAt } = choice
  const ids = useMemo(() => chosen.map(({ pupil }) => pupil.id), [chosen])
  const kinds = useMemo(() => factKindsOfColumns(kind === 'class-list' ? columns : nothingAsked), [kind, columns])
  const { facts, missingCount } = useFactsOf(ids, kinds)
  const letterTo: LetterTo | null =
    kind === 'letters'
      ? choice.letter
      : kind === 'labels'
        ? choice.perWhom === 'pupils'
          ? 'pupils'
          : choice.letter
        : null
  const letters = useAddressees(chosen, letterTo)
  const portraits = usePortraits(chosen, kind === 'photos')

  // What the class list prints of facts; other facts that arrive meanwhile make no new pages.
  const isWaiting = missingCount > 0
  const rowTexts = useMemo(
    () =>
      isWaiting
        ? null
        : chosen.map((entry) => columns.map((column) => cellText(entry, facts.get(entry.pupil.id), column))),
    [isWaiting, chosen, columns, cellText, facts],
  )
  const rowKey = JSON.stringify(rowTexts)

  // biome-ignore lint/correctness/useExhaustiveDependencies: rowKey stands for rowTexts
  const paper = useMemo((): ListPaper | null => {
    if (logo === undefined || chosen.length === 0) return null
    const count = t('paper.count', { count: chosen.length })
    const head = {
      language,
      letterhead: letterheadOf(settings, logo),
      title,
      subject: `${schoolYearLabel(view.currentYear)} · ${count}`,
      madeOnDay,
    }
    switch (kind) {
      case 'class-list': {
        if (rowTexts === null) return null
        const at = new Map(chosen.map((entry, index) => [entry, index]))
        return composeClassList(
          head,
          chosen,
          columns.map((column) => ({ column, heading: t(`columns.${column}`) })),
          t('columns.name'),
          tickCount,
          (entry, column) => rowTexts[at.get(entry) ?? 0]?.[columns.indexOf(column)] ?? '',
        )
      }
      case 'photos':
        return portraits === null ? null : composePhotoSheet(head, chosen, perRow, portraits)
      case 'labels':
        return letters === undefined || letters.addressees.length === 0
          ? null
          : composeLabels(head, letters.addressees, layout, startAt)
      case 'letters': {
        if (letters === undefined || letters.addressees.length === 0) return null
        const entryOf = new Map(chosen.map((entry) => [entry.pupil.id, entry]))
        const headings = {
          names: t('paper.letterColumns.names'),
          address: t('paper.letterColumns.address'),
          pupils: t('paper.letterColumns.pupils'),
          class: t('paper.letterColumns.class'),
        }
        return composeLetterList(
          head,
          letters.addressees,
          headings,
          (id) => entryOf.get(id)?.enrolment?.className ?? '',
        )
      }
    }
  }, [
    logo,
    chosen,
    language,
    settings,
    title,
    view.currentYear,
    madeOnDay,
    kind,
    rowKey,
    columns,
    tickCount,
    perRow,
    portraits,
    letters,
    layout,
    startAt,
    t,
  ])
  const isReading =
    logo === undefined ||
    isWaiting ||
    (letterTo !== null && letters === undefined) ||
    (kind === 'photos' && portraits === null)
  return { paper, isReading, notWritten: letters?.notWritten ?? [] }
}

/** Null while they are read. Who has none, or one that can't be read, is not in it. */
function usePortraits(chosen: readonly RosterEntry[], isWanted: boolean): ReadonlyMap<Id, Uint8Array> | null {
  const vault = useVault()
  const [portraits, setPortraits] = useState<ReadonlyMap<Id, Uint8Array> | null>(null)
  useEffect(() => {
    if (!isWanted) return
    let isOver = false
    const read = async (): Promise<void> => {
      const found = new Map<Id, Uint8Array>()
      for (const { pupil } of chosen) {
        if (isOver) return
        if (pupil.photoId === null) continue
        const file = await vault.readFile(pupil.photoId)
        if (file.ok) found.set(pupil.id, file.bytes)
      }
      if (!isOver) setPortraits(found)
    }
    void read()
    return () => {
      isOver = true
    }
  }, [vault, chosen, isWanted])
  return portraits
}
