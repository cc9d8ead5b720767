/** Finds a pupil by name or number and opens the transfer, new or under way. */
import { Button, Select } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { compareNames, fullName } from '#domain/pupils/person-name.ts'
import { type Enrolment, enrolmentIn, type Pupil } from '#domain/pupils/pupil.ts'
import { schoolYearOf } from '#domain/shared/dates.ts'
import { foldForSearch, matchesWords } from '#domain/shared/text.ts'
import { useToday } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import classes from './board-screen.module.css'

/** A list of two thousand names helps nobody; a few letters find everybody. */
const shownAtOnce = 40

export function StartTransfer({ pupils, enrolments }: { pupils: readonly Pupil[]; enrolments: readonly Enrolment[] }) {
  const { t } = useText('transfer')
  const navigate = useNavigate()
  const today = useToday()
  const [pupilId, setPupilId] = useState<string | null>(null)
  const options = useMemo(() => {
    const byPupil = Map.groupBy(enrolments, (enrolment) => enrolment.pupilId)
    return pupils.toSorted(compareNames).map((pupil) => {
      const className = enrolmentIn(byPupil.get(pupil.id) ?? [], schoolYearOf(today))?.className ?? ''
      const label = [fullName(pupil), className, pupil.number].filter(Boolean).join(' · ')
      return { value: pupil.id, label, folded: foldForSearch(label) }
    })
  }, [pupils, enrolments, today])
  const foldedOf = useMemo(() => new Map(options.map(({ value, folded }) => [value, folded])), [options])
  return (
    <form
      className={classes['start']}
      onSubmit={(event) => {
        event.preventDefault()
        if (pupilId !== null) void navigate(`/transfer/${pupilId}`)
      }}
    >
      <Select
        flex="1 1 260px"
        maw={420}
        label={t('board.startLabel')}
        placeholder={t('board.startPlaceholder')}
        searchable
        limit={shownAtOnce}
        data={options.map(({ value, label }) => ({ value, label }))}
        filter={({ options: all, search, limit }) =>
          all
            .filter((option) => 'value' in option && matchesWords(foldedOf.get(option.value) ?? '', search))
            .slice(0, limit)
        }
        nothingFoundMessage={t('board.nobodyFound')}
        value={pupilId}
        onChange={setPupilId}
      />
      <Button type="submit" disabled={pupilId === null}>
        {t('board.start')}
      </Button>
    </form>
  )
}
