/** The round: one state per person in words, grouped by household with the same weight; nobody waits for another. */
import { Button, Stack, Text } from '@mantine/core'
import { IconSignature } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { isSettled } from '#domain/reports/awaiting-signatures.ts'
import type { Signatory } from '#domain/reports/document-model.ts'
import { type IssuedDocument, type RoundEntry, roundPerSignatory } from '#domain/reports/issued-document.ts'
import { VoiceMark } from '#features/shared/voice-mark.tsx'
import { useText } from '#i18n/use-text.ts'
import { StateShape } from '#ui/shapes.tsx'
import { roundShape, useRoundWords } from '../round-words.ts'
import { OtherWayDialog } from './other-way-dialog.tsx'
import classes from './signing-round.module.css'

export function SigningRound({ document, entries }: { document: IssuedDocument; entries: readonly RoundEntry[] }) {
  const { t } = useText('reports')
  const [otherWay, setOtherWay] = useState<Signatory | null>(null)
  const round = roundPerSignatory(document.model, entries)
  const isReplaced = document.replacedById !== null
  const next = isReplaced ? undefined : round.find(({ entry }) => !isSettled(entry))?.signatory
  const households = Map.groupBy(round, ({ signatory }) => signatory.householdId ?? '')
  if (round.length === 0) return null
  return (
    <section aria-labelledby="round-head">
      <h2 id="round-head" className={classes['head']}>
        {t('round.title')}
      </h2>
      <Text c="var(--ink-second)">{t('round.text')}</Text>
      {[...households].map(([householdId, people]) => (
        <div key={householdId} className={classes['household']}>
          <h3 className={classes['householdHead']}>
            <VoiceMark voice={householdId === '' ? 'pupil' : 'home'} silent />
            {householdId === ''
              ? t('round.pupil')
              : t('round.household', { label: people[0]?.signatory.householdLabel ?? '' })}
          </h3>
          <ul className={classes['people']}>
            {people.map(({ signatory, entry }) => (
              <PersonRow
                key={signatory.fieldName}
                document={document}
                signatory={signatory}
                entry={entry}
                isOpen={!isReplaced}
                isNext={signatory === next}
                onOtherWay={() => setOtherWay(signatory)}
              />
            ))}
          </ul>
        </div>
      ))}
      {next !== undefined && (
        <Button
          component={Link}
          to={`/reports/${document.id}/sign/${next.fieldName}`}
          fullWidth
          mih={44}
          h="auto"
          py="sm"
          mt="md"
          styles={{ label: { whiteSpace: 'normal' } }}
          leftSection={<IconSignature size={22} stroke={1.75} aria-hidden />}
        >
          {t('round.letSignNow', { name: next.name })}
        </Button>
      )}
      <OtherWayDialog document={document} signatory={otherWay} onClose={() => setOtherWay(null)} />
    </section>
  )
}

function PersonRow({
  document,
  signatory,
  entry,
  isOpen,
  isNext,
  onOtherWay,
}: {
  document: IssuedDocument
  signatory: Signatory
  entry: RoundEntry | undefined
  isOpen: boolean
  isNext: boolean
  onOtherWay: () => void
}) {
  const { t } = useText('reports')
  const words = useRoundWords()
  const otherWay = t(entry?.state === 'sent-on-paper' ? 'round.recordReturn' : 'round.otherWay')
  return (
    <li className={classes['person']}>
      <StateShape name={roundShape(entry)} />
      <Stack gap={2} miw={0} flex={1}>
        <span>
          <span className={classes['name']}>{signatory.name}</span>
          {signatory.role !== '' && <span className={classes['role']}> {signatory.role}</span>}
        </span>
        <span>{words(entry)}</span>
        {entry !== undefined && entry.remark !== '' && (
          <span className={classes['remark']} dir="auto">
            {t('round.remark', { remark: entry.remark })}
          </span>
        )}
        {entry?.remarksSheetId && (
          <Link to={`/reports/${entry.remarksSheetId}`} className={classes['link'] ?? ''}>
            {t('round.sheet')}
          </Link>
        )}
        {entry?.scanAttachmentId && (
          <span className={classes['actions']}>
            <Button
              component={Link}
              to={`/files/${entry.scanAttachmentId}`}
              variant="subtle"
              size="compact-md"
              px={8}
              aria-label={t('round.of', { what: t('round.scan'), name: signatory.name })}
            >
              {t('round.scan')}
            </Button>
          </span>
        )}
        {isOpen && !isSettled(entry) && (
          <span className={classes['actions']}>
            {!isNext && (
              <Button
                component={Link}
                to={`/reports/${document.id}/sign/${signatory.fieldName}`}
                variant="subtle"
                size="compact-md"
                px={8}
                aria-label={t('round.of', { what: t('round.letSign'), name: signatory.name })}
              >
                {t('round.letSign')}
              </Button>
            )}
            <Button
              variant="subtle"
              size="compact-md"
              px={8}
              onClick={onOtherWay}
              aria-label={t('round.of', { what: otherWay, name: signatory.name })}
            >
              {otherWay}
            </Button>
          </span>
        )}
        {isOpen && isSettled(entry) && (
          <span className={classes['actions']}>
            <Button
              variant="subtle"
              size="compact-md"
              px={8}
              onClick={onOtherWay}
              aria-label={t('round.of', { what: t('round.add'), name: signatory.name })}
            >
              {t('round.add')}
            </Button>
          </span>
        )}
      </Stack>
    </li>
  )
}
