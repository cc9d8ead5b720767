/** What is still needed before freezing; each is a step to its place. */
import { Text } from '@mantine/core'
import type { TransferHindrance } from '#domain/transfer/transfer-draft.ts'
import { useText } from '#i18n/use-text.ts'
import classes from './transfer-screen.module.css'

const placeOf: Record<TransferHindrance, string> = {
  'receiver-missing': '#transfer-school',
  'pupil-has-not-applied': '#transfer-applied input',
  'nothing-chosen': '#transfer-choices-head',
  'reason-missing': '[aria-labelledby="transfer-choices-head"] input[aria-invalid="true"]',
  'not-inspected': '[aria-labelledby="transfer-inspection-head"] input',
  'text-too-long': '[aria-labelledby="transfer-views-head"] textarea[aria-invalid="true"]',
}

export function Hindrances({
  hindrances,
  calledName,
}: {
  hindrances: readonly TransferHindrance[]
  calledName: string
}) {
  const { t } = useText('transfer')
  if (hindrances.length === 0) return <Text c="var(--ink-second)">{t('hindrances.none')}</Text>
  return (
    <div id="transfer-hindrances">
      <Text fw={600}>{t('hindrances.title')}</Text>
      <ul className={classes['hindrances']}>
        {hindrances.map((code) => (
          <li key={code}>
            <button
              type="button"
              className={classes['step']}
              onClick={() => document.querySelector<HTMLElement>(placeOf[code])?.focus()}
            >
              {t(`hindrances.${code}`, { name: calledName })}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
