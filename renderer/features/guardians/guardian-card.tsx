/** One guardian of one pupil: how to reach them, authority with its source, a restriction, and what follows from it. */
import { ActionIcon, Button, Group, Menu, Text } from '@mantine/core'
import { IconDots, IconMail, IconPhone, IconUnlink } from '@tabler/icons-react'
import { Link } from 'react-router'
import { type Guardian, isRestrictedOn } from '#domain/pupils/guardian.ts'
import { householdsWithout } from '#domain/pupils/guardian-form.ts'
import { guardianStandingOn } from '#domain/pupils/guardian-standing.ts'
import type { RelatedGuardian } from '#domain/pupils/homes.ts'
import { fullName } from '#domain/pupils/person-name.ts'
import { useToday } from '#features/shared/session.tsx'
import { useCommit } from '#features/shared/use-commit.tsx'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import { StateShape } from '#ui/shapes.tsx'
import classes from './guardians-tab.module.css'
import { RelationHistory } from './relation-history.tsx'
import { type PupilHome, pupilPlace } from './use-pupil-home.ts'

export function GuardianCard({ related, all }: { related: RelatedGuardian; all: PupilHome }) {
  const { t } = useText('guardians')
  const { guardian, relation } = related
  const name = fullName(guardian)
  const others = all.otherChildren.get(guardian.id) ?? []
  return (
    <article className={classes['guardian']} aria-label={name}>
      <div className={classes['guardianHead']}>
        <div className={classes['grow']}>
          <h4>
            <Link to={`/guardians/${guardian.id}`} className={classes['link'] ?? ''}>
              {name}
            </Link>
          </h4>
          <Text size="sm" c="var(--ink-second)">
            {t(`common:relationKinds.${relation.kind}`)}
          </Text>
        </div>
        <Group gap={4} wrap="nowrap">
          <Button
            component={Link}
            to={`/pupils/${all.pupil.id}/guardians/${relation.id}`}
            variant="subtle"
            size="compact-md"
            aria-label={t('card.editOf', { name })}
          >
            {t('common:edit')}
          </Button>
          <MoreMenu related={related} all={all} />
        </Group>
      </div>
      {guardian.deceased === null ? (
        <>
          <Contact guardian={guardian} />
          <Authority related={related} all={all} />
        </>
      ) : (
        <>
          <Deceased guardian={guardian} />
          <Text size="sm" c="var(--ink-second)">
            {t('card.leftOut.deceased')}
          </Text>
        </>
      )}
      {others.length > 0 && (
        <Text size="sm" c="var(--ink-second)">
          {t('card.alsoOf')}{' '}
          {others.map(({ pupil, className }, index) => (
            <span key={pupil.id}>
              {index > 0 && ', '}
              <Link to={`/pupils/${pupil.id}/guardians`} className={classes['link'] ?? ''}>
                {fullName(pupil)}
              </Link>
              {className !== '' && ` (${className})`}
            </span>
          ))}
        </Text>
      )}
      {guardian.remarks.trim() !== '' && (
        <Text size="sm" className={classes['remarks'] ?? ''}>
          {guardian.remarks}
        </Text>
      )}
    </article>
  )
}

export function Deceased({ guardian }: { guardian: Guardian }) {
  const { t } = useText('families')
  const { day } = useDates()
  const { deceased } = guardian
  if (deceased === null) return null
  return (
    <Text fw={550}>
      {deceased.day === null ? t('person.deceased') : t('person.deceasedOn', { day: day(deceased.day, 'numeric') })}
    </Text>
  )
}

export function Contact({ guardian }: { guardian: Guardian }) {
  const { t } = useText('guardians')
  const hasContact = guardian.phone !== '' || guardian.email !== ''
  const channel = guardian.preferredChannel
  return (
    <div className={classes['contact']}>
      {guardian.phone !== '' && (
        <span>
          <IconPhone size={18} stroke={1.75} role="img" aria-label={t('form.fields.phone')} /> {guardian.phone}
        </span>
      )}
      {guardian.email !== '' && (
        <span>
          <IconMail size={18} stroke={1.75} role="img" aria-label={t('form.fields.email')} /> {guardian.email}
        </span>
      )}
      {!hasContact && <Text c="var(--ink-second)">{t('card.noContact')}</Text>}
      {(channel !== null || guardian.language !== '') && (
        <Text size="sm" c="var(--ink-second)">
          {[
            channel === null ? '' : t(`card.prefers.${channel}`),
            guardian.language === '' ? '' : t('card.speaks', { language: guardian.language }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      )}
    </div>
  )
}

function Authority({ related, all }: { related: RelatedGuardian; all: PupilHome }) {
  const { t } = useText('guardians')
  const { day } = useDates()
  const today = useToday()
  const { relation } = related
  const standing = guardianStandingOn(all.pupil, related, today)
  const source = [
    relation.authoritySource,
    relation.authorityDay === null ? '' : day(relation.authorityDay, 'numeric'),
  ].filter(Boolean)
  const { restriction } = relation
  return (
    <div className={classes['standing']}>
      <Text>
        {t('card.authority')} <strong>{t(`common:${relation.authority}`)}</strong>
        {source.length > 0 && <span className={classes['second']}> · {source.join(', ')}</span>}
      </Text>
      {restriction !== null && (
        <div className={classes['restriction']}>
          <StateShape name="alert" size={16} />
          <div>
            <Text fw={600}>
              {isRestrictedOn(relation, today) ? t('card.restriction') : t('card.restrictionNotNow')}:{' '}
              {restriction.what}
            </Text>
            {restriction.why !== '' && <Text size="sm">{restriction.why}</Text>}
            <Text size="sm" c="var(--ink-second)">
              {restriction.untilDay === null
                ? t('card.restrictionFrom', { from: day(restriction.fromDay, 'numeric') })
                : t('card.restrictionFromUntil', {
                    from: day(restriction.fromDay, 'numeric'),
                    until: day(restriction.untilDay, 'numeric'),
                  })}
              {restriction.source !== '' && ` · ${restriction.source}`}
            </Text>
          </div>
        </div>
      )}
      <RelationHistory relation={relation} />
      <Text size="sm" className={classes['follows'] ?? ''}>
        <StateShape name={standing.asked ? (standing.check === null ? 'done' : 'open') : 'not-yet'} size={16} />
        <span>
          {standing.asked
            ? t(standing.check === null ? 'card.asked' : 'card.askedToCheck')
            : relation.kind === 'family-guardian' && standing.reason !== 'restricted'
              ? t('card.besideFamily')
              : t(`card.leftOut.${standing.reason}`)}
        </span>
      </Text>
    </div>
  )
}

function MoreMenu({ related, all }: { related: RelatedGuardian; all: PupilHome }) {
  const { t } = useText('guardians')
  const commit = useCommit()
  const { guardian, relation } = related
  const name = fullName(guardian)
  const staysFor = (all.otherChildren.get(guardian.id) ?? []).length > 0

  const unlink = async (): Promise<void> => {
    const { changed, emptied } = staysFor
      ? { changed: [], emptied: [] }
      : householdsWithout(guardian.id, all.households)
    await commit(
      {
        label: 'guardians:undo.unlinked',
        undoPlace: pupilPlace(all.pupil.id),
        put: changed.map((row) => ({ table: 'households', row }) as const),
        remove: [
          { table: 'relations', id: relation.id },
          ...(staysFor ? [] : [{ table: 'guardians', id: guardian.id } as const]),
          ...emptied.map(({ id }) => ({ table: 'households', id }) as const),
        ],
      },
      t(staysFor ? 'card.unlinkedStays' : 'card.unlinkedGone', { name }),
    )
  }
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" size={28} aria-label={t('card.moreOf', { name })}>
          <IconDots size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconUnlink size={18} stroke={1.75} aria-hidden />} onClick={() => void unlink()}>
          {t(staysFor ? 'card.unlink' : 'card.unlinkAndRemove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
