/** One row of the preview: who, what becomes of it, and why or field by field. */
import { Text } from '@mantine/core'
import { useText } from '#i18n/use-text.ts'
import { StateShape, type StateShapeName } from '#ui/shapes.tsx'
import type { PreviewRow } from './class-list-messages.ts'
import classes from './import-screen.module.css'
import { useChangeText, useNoteText, useWhyText } from './import-texts.ts'

const shapeOf: Record<PreviewRow['state'], StateShapeName> = {
  new: 'none',
  changed: 'open',
  unchanged: 'not-yet',
  refused: 'alert',
}

export function ImportCells({ row }: { row: PreviewRow }) {
  const { t } = useText('imports')
  const changeText = useChangeText()
  const noteText = useNoteText()
  const whyText = useWhyText()
  return (
    <>
      <td className={classes['number']}>{row.rowNumber}</td>
      <td>
        <span className={classes['name']}>{row.name || t('noName')}</span>
        {row.className !== '' && <span className={classes['second']}> · {row.className}</span>}
      </td>
      <td className={classes['state']}>
        <StateShape name={shapeOf[row.state]} size={16} /> {t(`state.${row.state}`)}
      </td>
      <td className={classes['what']}>
        {row.why !== null && <Text>{whyText(row.why)}</Text>}
        {row.changes.map((change) => {
          const { label, from, to } = changeText(change)
          return (
            <Text key={`${change.about} ${change.whose} ${change.field}`}>
              <span className={classes['second']}>{label}: </span>
              <del>{from}</del> <span aria-hidden>→</span> <ins>{to}</ins>
            </Text>
          )
        })}
        {row.notes.map((note) => (
          <Text key={`${note.code} ${note.heading}`} size="sm" c="var(--ink-second)">
            {noteText(note)}
          </Text>
        ))}
      </td>
    </>
  )
}
