/**
 * Who should be on this list and is not. The list may be wrong: for each pupil the counsellor says what is the matter,
 * and what is not said changes nothing. Saying "left" never happens by itself.
 */
import { Button, NativeSelect, Text, TextInput, VisuallyHidden } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import type { MissingPupil } from '#domain/pupils/rollover/leaving.ts'
import { schoolYearLabel } from '#domain/shared/dates.ts'
import { foldForSearch, matchesWords } from '#domain/shared/text.ts'
import { DayField } from '#features/shared/day-field.tsx'
import { useText } from '#i18n/use-text.ts'
import type { Preview } from '../class-list-messages.ts'
import shared from '../import-screen.module.css'
import type { ListImport } from '../use-list-import.ts'
import { CoverageChoice } from './coverage-choice.tsx'
import classes from './missing-pupils.module.css'
import type { MissingChoices } from './use-missing-choices.ts'

const choiceKinds = ['later', 'left', 'stays'] as const

export function MissingPupils({
  preview,
  query,
  missing,
  list,
}: {
  preview: Preview
  query: string
  missing: MissingChoices
  list: ListImport
}) {
  const { t } = useText('imports')
  const pupils = useMemo(() => {
    if (query.trim() === '') return preview.notOnList
    return preview.notOnList.filter(({ name, className, number }) => {
      return matchesWords(foldForSearch(`${name} ${className} ${number}`), query)
    })
  }, [preview, query])
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: pupils.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 56,
    overscan: 8,
    getItemKey: (index) => pupils[index]?.pupilId ?? index,
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section ref={scroller} className={shared['scroller']} tabIndex={0} aria-label={t('missing.title')}>
      <div className={classes['intro']}>
        <Text maw={760}>{preview.notOnList.length === 0 ? t('missing.none') : t('missing.intro')}</Text>
        <CoverageChoice preview={preview} list={list} />
        {pupils.length > 1 && <ForAllShown pupils={pupils} missing={missing} />}
      </div>
      {pupils.length > 0 && (
        <table className={shared['table']} aria-label={t('missing.table')} aria-rowcount={pupils.length + 1}>
          <thead>
            <tr className={classes['headRow']} aria-rowindex={1}>
              <th>{t('head.pupil')}</th>
              <th>{t('missing.lastClass')}</th>
              <th>{t('missing.choice')}</th>
            </tr>
          </thead>
          <tbody className={shared['rows']} style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, key, start }) => {
              const pupil = pupils[index]
              if (!pupil) return null
              return (
                <tr
                  key={key}
                  ref={virtual.measureElement}
                  data-index={index}
                  aria-rowindex={index + 2}
                  className={classes['row']}
                  // Rows are measured from the start of the table's body.
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <MissingCells pupil={pupil} missing={missing} />
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </section>
  )
}

function MissingCells({ pupil, missing }: { pupil: MissingPupil; missing: MissingChoices }) {
  const { t } = useText('imports')
  const { pupilId, name, number, className, schoolYear, isFinalYear } = pupil
  const choice = missing.choices.get(pupilId)
  const kind = choice?.kind ?? 'later'
  return (
    <>
      <td>
        <span className={shared['name']}>{name}</span>
        {number !== '' && <span className={shared['second']}> · {number}</span>}
      </td>
      <td>
        {t('missing.inYear', { className: className || '–', year: schoolYearLabel(schoolYear) })}
        {isFinalYear && (
          <Text size="sm" c="var(--ink-second)">
            {t('missing.finalYear')}
          </Text>
        )}
      </td>
      <td className={classes['choice']}>
        <NativeSelect
          size="md"
          w={180}
          aria-label={t('missing.choiceOf', { name })}
          value={kind}
          data={choiceKinds.map((each) => ({ value: each, label: t(`missing.choices.${each}`) }))}
          onChange={(event) => {
            const wanted = choiceKinds.find((each) => each === event.currentTarget.value)
            if (wanted) missing.choose([pupil], wanted)
          }}
        />
        {choice?.kind === 'left' && (
          <>
            <DayField
              label={
                <>
                  {t('missing.lastDay')}
                  <VisuallyHidden> {name}</VisuallyHidden>
                </>
              }
              maw={150}
              value={choice.day}
              error={choice.day === null ? t('missing.dayMissing') : undefined}
              onChange={(day) => missing.edit(pupilId, { day })}
            />
            <TextInput
              label={
                <>
                  {t('missing.reason')}
                  <VisuallyHidden> {name}</VisuallyHidden>
                </>
              }
              placeholder={t('missing.reasonHint')}
              flex={1}
              miw={140}
              maxLength={500}
              value={choice.reason}
              onChange={(event) => missing.edit(pupilId, { reason: event.currentTarget.value })}
            />
          </>
        )}
        {choice?.kind === 'stays' && (
          <Text size="sm" c="var(--ink-second)">
            {t('missing.staysText')}
          </Text>
        )}
      </td>
    </>
  )
}

/** The same choice for everybody in sight: 120 exam pupils leave on one day. */
function ForAllShown({ pupils, missing }: { pupils: readonly MissingPupil[]; missing: MissingChoices }) {
  const { t } = useText('imports')
  const [reason, setReason] = useState('')
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons that act, not one form field
    <div className={classes['forAll']} role="group" aria-label={t('missing.forShown', { count: pupils.length })}>
      <Text>{t('missing.forShown', { count: pupils.length })}</Text>
      <TextInput
        aria-label={t('missing.reason')}
        placeholder={t('missing.reason')}
        w={220}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {(['left', 'stays', 'later'] as const).map((kind) => (
        <Button key={kind} variant="default" onClick={() => missing.choose(pupils, kind, reason)}>
          {t(`missing.choices.${kind}`)}
        </Button>
      ))}
    </div>
  )
}
