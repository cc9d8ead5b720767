/** Where in the import one is: four steps, the present one named for those who can't see it. */
import { useText } from '#i18n/use-text.ts'
import classes from './import-steps.module.css'
import type { ImportStep } from './use-list-import.ts'

const steps = ['file', 'columns', 'preview', 'store'] as const
type Stage = (typeof steps)[number]

const stageOf: Record<ImportStep['kind'], Stage> = {
  choose: 'file',
  reading: 'file',
  columns: 'columns',
  preview: 'preview',
  storing: 'store',
  done: 'store',
  halted: 'store',
}

export function ImportSteps({ kind }: { kind: ImportStep['kind'] }) {
  const { t } = useText('imports')
  const now = stageOf[kind]
  return (
    <ol className={classes['steps']} aria-label={t('steps.label')}>
      {steps.map((step, index) => (
        <li key={step} aria-current={step === now ? 'step' : undefined}>
          {index + 1} {t(`steps.${step}`)}
        </li>
      ))}
    </ol>
  )
}
