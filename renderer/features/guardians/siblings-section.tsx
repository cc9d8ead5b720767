/** Brothers and sisters: who is linked, and who might be, with the reason. Linked by a click and never without one. */
import { Button, Group, Text } from '@mantine/core'
import { Link } from 'react-router'
import {
  answerSibling,
  forgetSibling,
  type SiblingReason,
  type Siblings,
  siblingsOf,
} from '#domain/pupils/families/siblings.ts'
import { fullName } from '#domain/pupils/person-name.ts'
import { enrolmentIn, type Pupil } from '#domain/pupils/pupil.ts'
import { schoolYearOf } from '#domain/shared/dates.ts'
import type { Id } from '#domain/shared/row.ts'
import { useQuery, useToday } from '#features/shared/session.tsx'
import { useCommit } from '#features/shared/use-commit.tsx'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import classes from './siblings-section.module.css'
import { pupilPlace } from './use-pupil-home.ts'

export function SiblingsSection({ pupil }: { pupil: Pupil }) {
  const { t } = useText('families')
  const { day } = useDates()
  const family = useSiblings(pupil)
  const answer = useAnswer(pupil)
  if (family === undefined) return null
  const { linked, proposed, classOf } = family
  if (linked.length === 0 && proposed.length === 0) return null
  return (
    <section aria-labelledby="siblings" className={classes['section']}>
      <h3 id="siblings">{t('siblings.title')}</h3>
      {linked.length === 0 && <Text c="var(--ink-second)">{t('siblings.none')}</Text>}
      {linked.length > 0 && (
        <ul className={classes['list']} aria-labelledby="siblings">
          {linked.map(({ pupil: other, day: since }) => (
            <li key={other.id} className={classes['line']}>
              <PupilLink pupil={other} className={classOf(other.id)} />
              <Text size="sm" c="var(--ink-second)">
                {t('siblings.linkedSince', { day: day(since, 'numeric') })}
              </Text>
              <Button
                variant="subtle"
                size="compact-md"
                aria-label={t('siblings.unlinkOf', { name: fullName(other) })}
                onClick={() => void answer(other, null)}
              >
                {t('siblings.unlink')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {proposed.length > 0 && (
        <>
          <h4 id="siblings-maybe">{t('siblings.maybe')}</h4>
          <ul className={classes['list']} aria-labelledby="siblings-maybe">
            {proposed.map(({ pupil: other, reasons }) => (
              <li key={other.id} className={classes['line']}>
                <div>
                  <PupilLink pupil={other} className={classOf(other.id)} />
                  <Text size="sm" c="var(--ink-second)">
                    <Why reasons={reasons} />
                  </Text>
                </div>
                <Group gap={4} wrap="nowrap">
                  <Button
                    variant="default"
                    size="compact-md"
                    aria-label={t('siblings.yesOf', { name: fullName(other) })}
                    onClick={() => void answer(other, true)}
                  >
                    {t('siblings.yes')}
                  </Button>
                  <Button
                    variant="subtle"
                    size="compact-md"
                    aria-label={t('siblings.noOf', { name: fullName(other) })}
                    onClick={() => void answer(other, false)}
                  >
                    {t('siblings.no')}
                  </Button>
                </Group>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function PupilLink({ pupil, className }: { pupil: Pupil; className: string }) {
  return (
    <span>
      <Link to={`/pupils/${pupil.id}/guardians`} className={classes['link'] ?? ''}>
        {fullName(pupil)}
      </Link>
      {className !== '' && ` (${className})`}
    </span>
  )
}

function Why({ reasons }: { reasons: readonly SiblingReason[] }) {
  const { t } = useText('families')
  return reasons.map((reason) => t(`siblings.why.${reason.kind}`, { ...reason })).join('; ')
}

function useSiblings(pupil: Pupil): (Siblings & { classOf: (id: Id) => string }) | undefined {
  const today = useToday()
  return useQuery(
    async (reader) => {
      const [pupils, relations, guardians, households] = await Promise.all([
        reader.all('pupils'),
        reader.all('relations'),
        reader.all('guardians'),
        reader.all('households'),
      ])
      const found = siblingsOf(pupil, { pupils, relations, guardians, households }, today)
      const classes = new Map<Id, string>()
      for (const { pupil: other } of [...found.linked, ...found.proposed]) {
        const enrolments = await reader.list('enrolments', 'pupilId', other.id)
        classes.set(other.id, enrolmentIn(enrolments, schoolYearOf(today))?.className ?? '')
      }
      return { ...found, classOf: (id: Id) => classes.get(id) ?? '' }
    },
    [pupil, today],
  )
}

/** True: brother or sister; false: not; null: no answer any more. */
function useAnswer(pupil: Pupil): (other: Pupil, isSibling: boolean | null) => Promise<void> {
  const { t } = useText('families')
  const commit = useCommit()
  const today = useToday()
  return async (other, isSibling) => {
    const rows = isSibling === null ? forgetSibling(pupil, other) : answerSibling(pupil, other, isSibling, today)
    const name = fullName(other)
    await commit(
      {
        label: 'families:undo.sibling',
        undoPlace: pupilPlace(pupil.id),
        put: rows.map((row) => ({ table: 'pupils', row }) as const),
      },
      t(isSibling === null ? 'siblings.unlinked' : isSibling ? 'siblings.linked' : 'siblings.notAsked', { name }),
    )
  }
}
