/**
 * What happened away from the screen: paper went along, came back, or somebody was not reached or does not sign. The
 * entry is added to the round and can't be taken back, only followed by a newer one; the dialog says so.
 */
import { Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useState } from 'react'
import { getDesktop } from '#bridge/desktop.ts'
import type { Signatory } from '#domain/reports/document-model.ts'
import type { IssuedDocument, RoundState } from '#domain/reports/issued-document.ts'
import type { Day } from '#domain/shared/dates.ts'
import { formatSize } from '#domain/shared/format-size.ts'
import { type PreparedFile, prepareFile, storePrepared } from '#features/shared/attachments/prepare-file.ts'
import { DayField } from '#features/shared/day-field.tsx'
import { useSession } from '#features/shared/session.tsx'
import { useLanguage } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import { Dialog } from '#ui/dialog.tsx'
import { Notice } from '#ui/notice.tsx'
import { recordEntry } from '../record-entry.ts'
import { useRefusalText } from '../use-refusal-text.ts'

const ways = ['sent-on-paper', 'returned-on-paper', 'not-reached', 'declined'] as const satisfies readonly RoundState[]
type Way = (typeof ways)[number]

export function OtherWayDialog({
  document,
  signatory,
  onClose,
}: {
  document: IssuedDocument
  signatory: Signatory | null
  onClose: () => void
}) {
  const { t } = useText('reports')
  if (signatory === null) return null
  return (
    <Dialog title={t('paper.title', { name: signatory.name })} closeLabel={t('common:close')} onClose={onClose}>
      <OtherWayForm document={document} signatory={signatory} onClose={onClose} />
    </Dialog>
  )
}

function OtherWayForm({
  document,
  signatory,
  onClose,
}: {
  document: IssuedDocument
  signatory: Signatory
  onClose: () => void
}) {
  const { t } = useText('reports')
  const { t: tFile } = useText('attachments')
  const language = useLanguage()
  const { vault, settings, today } = useSession()
  const refusalText = useRefusalText()
  const [way, setWay] = useState<Way>('returned-on-paper')
  const [onDay, setOnDay] = useState<Day | null>(today)
  const [remark, setRemark] = useState('')
  const [scan, setScan] = useState<PreparedFile | null>(null)
  const [isReading, setReading] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  async function attach(): Promise<void> {
    const answer = await getDesktop().openFile({ kind: 'scan' })
    if (!answer.ok) {
      if (answer.code !== 'cancelled') setProblem(tFile(`refusals.${answer.code}`))
      return
    }
    setReading(true)
    try {
      const prepared = await prepareFile({ name: answer.fileName, bytes: answer.bytes, purpose: 'scan' })
      setProblem(prepared.ok ? null : tFile(`refusals.${prepared.code}`))
      if (prepared.ok) setScan(prepared.value)
    } finally {
      setReading(false)
    }
  }

  async function record(): Promise<void> {
    if (onDay === null) return setProblem(t('paper.dayMissing'))
    setBusy(true)
    setProblem(null)
    try {
      const isReturned = way === 'returned-on-paper'
      const stored = isReturned && scan ? await storePrepared(vault, document.pupilId, scan, null) : null
      if (stored?.ok === false) return setProblem(refusalText(stored.code))
      const answer = await recordEntry(vault, settings, document, signatory, {
        state: way,
        method: way === 'sent-on-paper' || isReturned ? 'paper' : 'none',
        strokes: [],
        typedName: '',
        remark: isReturned || way === 'declined' ? remark : '',
        onDay,
        scan: stored === null ? null : stored.value,
      })
      if (answer.ok) onClose()
      else setProblem(refusalText(answer.code))
    } catch (error) {
      setProblem(refusalText('unexpected'))
      throw error
    } finally {
      setBusy(false)
    }
  }

  const sizeOf = ({ bytes, originalSizeBytes }: PreparedFile): string => {
    const size = formatSize(bytes.length, language)
    return originalSizeBytes === null
      ? size
      : tFile('sizeFrom', { from: formatSize(originalSizeBytes, language), to: size })
  }

  return (
    <Stack gap="md">
      <Radio.Group label={t('paper.way')} value={way} onChange={(value) => setWay(value as Way)}>
        <Stack gap={8} mt={4}>
          {ways.map((value) => (
            <Radio key={value} value={value} label={t(`paper.ways.${value}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <DayField label={t(`paper.day.${way}`)} value={onDay} onChange={setOnDay} />
      {way === 'returned-on-paper' && (
        <div>
          <Button
            variant="default"
            leftSection={<IconPaperclip size={18} stroke={1.75} aria-hidden />}
            loading={isReading}
            onClick={() => void attach()}
          >
            {t(scan === null ? 'paper.scan.attach' : 'paper.scan.other')}
          </Button>
          <Text role="status" mt={4} c="var(--ink-second)">
            {scan === null ? t('paper.scan.none') : t('paper.scan.attached', { name: scan.name, size: sizeOf(scan) })}
          </Text>
        </div>
      )}
      {(way === 'returned-on-paper' || way === 'declined') && (
        <Textarea
          label={t(`paper.remark.${way}`)}
          description={t('common:optional')}
          value={remark}
          onChange={(event) => setRemark(event.currentTarget.value)}
          minRows={2}
          maxRows={8}
          maxLength={100_000}
        />
      )}
      <Text c="var(--ink-second)">{t('paper.stays', { name: settings.counsellor.name })}</Text>
      {problem !== null && <Notice kind="error" title={problem} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} disabled={isBusy}>
          {t('common:cancel')}
        </Button>
        <Button onClick={() => void record()} loading={isBusy}>
          {t('paper.record')}
        </Button>
      </Group>
    </Stack>
  )
}
