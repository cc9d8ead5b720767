/** Who gets which photo, by what happens; ticks decide, one button keeps them. */
import { Button, Checkbox, Text } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import { sortedName } from '#domain/pupils/person-name.ts'
import { foldForSearch } from '#domain/shared/text.ts'
import { useText } from '#i18n/use-text.ts'
import classes from '../import/import-screen.module.css'
import own from './photos.module.css'
import { type PhotoGroup, type PhotoImport, type PhotoRow, type PhotoStep, photoGroups } from './use-photo-import.ts'

const rowPx = 68

const isStorable = ({ photo }: PhotoRow): boolean => photo !== null

export function PhotoPreview({ step, photos }: { step: Extract<PhotoStep, { kind: 'preview' }>; photos: PhotoImport }) {
  const { t } = useText('attachments')
  const { rows } = step
  const byGroup = useMemo(() => Map.groupBy(rows, ({ group }) => group), [rows])
  const [shown, setShown] = useState<PhotoGroup>(() => photoGroups.find((group) => byGroup.has(group)) ?? 'new')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const accepted = rows.filter((row) => isStorable(row) && !left.has(row.key))
  const listed = useMemo(
    () =>
      (byGroup.get(shown) ?? []).toSorted((one, other) =>
        sortKey(one).localeCompare(sortKey(other), 'nl', { numeric: true }),
      ),
    [byGroup, shown],
  )
  const storable = listed.filter(isStorable)
  const takenCount = storable.filter(({ key }) => !left.has(key)).length
  const take = (keys: readonly string[], isTaken: boolean): void =>
    setLeft((before) => {
      const next = new Set(before)
      for (const key of keys) {
        if (isTaken) next.delete(key)
        else next.add(key)
      }
      return next
    })

  return (
    <>
      <div className={classes['controls']}>
        <Text className={classes['file'] ?? ''} fw={550}>
          {step.fileName}
        </Text>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a set of toggles, not form fields */}
      <div className={classes['counts']} role="group" aria-label={t('photos.preview')}>
        {photoGroups
          .filter((group) => byGroup.has(group))
          .map((group) => (
            <button
              key={group}
              type="button"
              className={classes['count']}
              aria-pressed={shown === group}
              onClick={() => setShown(group)}
            >
              <strong>{byGroup.get(group)?.length ?? 0}</strong> {t(`photos.groups.${group}`)}
            </button>
          ))}
      </div>
      <div className={own['groupHead']}>
        <Text c="var(--ink-second)">{t(`photos.groupTexts.${shown}`)}</Text>
        {storable.length > 0 && (
          <Checkbox
            label={t('photos.takeAll', { count: storable.length })}
            checked={takenCount === storable.length}
            indeterminate={takenCount > 0 && takenCount < storable.length}
            onChange={(event) =>
              take(
                storable.map(({ key }) => key),
                event.currentTarget.checked,
              )
            }
          />
        )}
      </div>
      <Rows
        rows={listed}
        left={left}
        onTake={(key, isTaken) => take([key], isTaken)}
        label={t(`photos.groups.${shown}`)}
      />
      <div className={classes['foot']}>
        <Button disabled={accepted.length === 0} onClick={() => void photos.store(accepted)}>
          {t('photos.store', { count: accepted.length })}
        </Button>
        <Button variant="subtle" onClick={photos.startOver}>
          {t('photos.another')}
        </Button>
      </div>
    </>
  )
}

const sortKey = ({ pupil, fileName }: PhotoRow): string =>
  pupil === null ? foldForSearch(fileName) : foldForSearch(sortedName(pupil))

function Rows({
  rows,
  left,
  onTake,
  label,
}: {
  rows: readonly PhotoRow[]
  left: ReadonlySet<string>
  onTake: (key: string, isTaken: boolean) => void
  label: string
}) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 6,
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section ref={scroller} className={classes['scroller']} aria-label={label} tabIndex={0}>
      <ul className={own['rows']} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index]
          return row === undefined ? null : (
            <Row
              key={key}
              row={row}
              topPx={start}
              position={index + 1}
              count={rows.length}
              isTaken={!left.has(row.key)}
              onTake={(isTaken) => onTake(row.key, isTaken)}
            />
          )
        })}
      </ul>
    </section>
  )
}

function Row({
  row: { pupil, photo, fileName, reason },
  topPx,
  position,
  count,
  isTaken,
  onTake,
}: {
  row: PhotoRow
  topPx: number
  position: number
  count: number
  isTaken: boolean
  onTake: (isTaken: boolean) => void
}) {
  const { t } = useText('attachments')
  const name = pupil === null ? fileName : sortedName(pupil)
  return (
    <li
      className={own['row']}
      style={{ transform: `translateY(${topPx}px)`, height: rowPx }}
      aria-posinset={position}
      aria-setsize={count}
    >
      {photo === null ? (
        <span />
      ) : (
        <Checkbox
          checked={isTaken}
          aria-label={t('photos.takeOne', { name })}
          onChange={(event) => onTake(event.currentTarget.checked)}
        />
      )}
      {photo === null ? (
        <span className={own['noPhoto']} />
      ) : (
        <img
          className={own['photo']}
          src={`data:image/jpeg;base64,${photo.thumbnail}`}
          alt={t('photos.picture', { name })}
        />
      )}
      <span className={own['name']}>{name}</span>
      <span className={own['second']}>
        {pupil !== null && [pupil.number, fileName].filter((part) => part !== '').join(' · ')}
        {reason !== null && ` ${t(`photos.unusable.${reason}`)}`}
      </span>
    </li>
  )
}
