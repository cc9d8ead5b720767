/** Name, what signing means, the pad, and the ways out: a remark, paper, not signing. "u" to guardians, "je" to pupils. */
import { Button, Checkbox, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { IconArrowBackUp, IconFileText, IconKeyboard, IconPencil, IconSignature } from '@tabler/icons-react'
import { useState } from 'react'
import { padRatio } from '#documents/issue/record-signatures.ts'
import type { Signatory } from '#domain/reports/document-model.ts'
import type { IssuedDocument } from '#domain/reports/issued-document.ts'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { useRefusalText } from '../use-refusal-text.ts'
import classes from './sign-screen.module.css'
import { SignaturePad } from './signature-pad.tsx'
import { type SigningOutcome, useSignForm } from './use-sign-form.ts'

export type { SigningOutcome } from './use-sign-form.ts'

/** What opens below the fold would go unseen. */
const intoView = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' })

export function SignForm({
  document,
  signatory,
  onOutcome,
}: {
  document: IssuedDocument
  signatory: Signatory
  onOutcome: (outcome: SigningOutcome) => void
}) {
  const { t } = useText('reports')
  const { day } = useDates()
  const refusalText = useRefusalText()
  const form = useSignForm(document, signatory, onOutcome)
  const [isDeclining, setDeclining] = useState(false)
  const who = signatory.kind
  const { problem } = form
  return (
    <Stack gap="lg" className={classes['form'] ?? ''}>
      <div>
        <PageHeading>{signatory.name}</PageHeading>
        <Text size="xl" c="var(--ink-second)">
          {who === 'pupil'
            ? signatory.role
            : t('sign.roleOf', { role: signatory.role, pupil: document.model.pupil.name })}
        </Text>
      </div>
      <Text className={classes['large'] ?? ''}>{t(`sign.meaning.${who}`)}</Text>

      {form.way === 'draw' ? (
        <div>
          <Group justify="space-between" mb={6}>
            <Text size="lg" fw={600}>
              {t(`sign.signature.${who}`)}
            </Text>
            <Button
              variant="subtle"
              h={44}
              leftSection={<IconArrowBackUp size={20} stroke={1.75} aria-hidden />}
              className={classes['again'] ?? ''}
              disabled={form.strokes.length === 0}
              onClick={() => form.draw(() => [])}
            >
              {t('sign.again')}
            </Button>
          </Group>
          <SignaturePad
            strokes={form.strokes}
            onChange={form.draw}
            ratio={padRatio}
            label={t(form.strokes.length === 0 ? 'sign.padEmpty' : 'sign.padDrawn')}
            caption={day(form.today, 'long')}
          />
        </div>
      ) : (
        <TextInput
          size="lg"
          label={t(`sign.typedName.${who}`)}
          description={t('sign.typedMeans')}
          value={form.typedName}
          onChange={(event) => form.setTypedName(event.currentTarget.value)}
          autoComplete="off"
          maxLength={200}
          autoFocus
        />
      )}
      <Checkbox
        size="md"
        classNames={{ body: classes['agree'] ?? '', input: classes['box'] ?? '' }}
        label={t(`sign.agrees.${who}`)}
        description={form.hasRemark ? t('sign.agreesWithRemark') : undefined}
        disabled={form.hasRemark}
        checked={form.agrees && !form.hasRemark}
        onChange={(event) => form.setAgrees(event.currentTarget.checked)}
      />
      {form.remark !== null && (
        <Textarea
          size="lg"
          label={t(`sign.remark.${who}`)}
          description={form.needsSheet ? t('sign.remarkSheet') : t('sign.remarkBox')}
          value={form.remark}
          onChange={(event) => form.setRemark(event.currentTarget.value)}
          minRows={3}
          maxRows={10}
          maxLength={100_000}
          autoFocus
        />
      )}
      {problem !== null && (
        <Notice
          kind="error"
          title={
            problem === 'nothing-drawn' || problem === 'nothing-typed'
              ? t(`sign.problems.${problem}.${who}`)
              : refusalText(problem)
          }
        />
      )}

      <Button h={56} size="lg" loading={form.isBusy} onClick={() => void form.sign()}>
        {t(form.way === 'draw' ? 'sign.done' : 'sign.doneTyped')}
      </Button>
      <div className={classes['ways']}>
        <Button
          variant="default"
          h={52}
          leftSection={<IconPencil size={20} stroke={1.75} aria-hidden />}
          aria-expanded={form.remark !== null}
          onClick={() => form.setRemark(form.remark === null ? '' : null)}
        >
          {t(form.remark === null ? 'sign.addRemark' : 'sign.dropRemark')}
        </Button>
        <Button
          variant="default"
          h={52}
          leftSection={<IconFileText size={20} stroke={1.75} aria-hidden />}
          disabled={form.isBusy}
          onClick={() => void form.preferPaper()}
        >
          {t('sign.onPaper')}
        </Button>
        <Button
          variant="default"
          h={52}
          leftSection={
            form.way === 'draw' ? (
              <IconKeyboard size={20} stroke={1.75} aria-hidden />
            ) : (
              <IconSignature size={20} stroke={1.75} aria-hidden />
            )
          }
          onClick={() => form.setWay(form.way === 'draw' ? 'type' : 'draw')}
        >
          {t(form.way === 'draw' ? 'sign.type' : 'sign.draw')}
        </Button>
        <Button variant="default" h={52} aria-expanded={isDeclining} onClick={() => setDeclining(!isDeclining)}>
          {t(`sign.decline.${who}`)}
        </Button>
      </div>
      {isDeclining && (
        <div ref={intoView}>
          <Notice
            title={t(`sign.declineTitle.${who}`)}
            action={
              <Button variant="default" h={44} mt="sm" disabled={form.isBusy} onClick={() => void form.decline()}>
                {t('sign.declineConfirm')}
              </Button>
            }
          >
            {t(`sign.declineText.${who}`)}
          </Notice>
        </div>
      )}
      <div className={classes['foot']}>
        <Button variant="subtle" h={44} onClick={() => onOutcome('left')}>
          {t('sign.leave')}
        </Button>
      </div>
    </Stack>
  )
}
