/** One row of the preview: who, what becomes of it, and why or field by field. */
import { Text } from '@mantine/core'
import { useText } from '#i18n/use-text.ts'
import { StateShape, type StateShapeName } from '#ui/shapes.tsx'
import type { PreviewRow } from '../class-list-messages.ts'
import classes from '../import-screen.module.css'
import { useChangeText, useNoteText, useWhyText } from './import-texts.ts'

const shapeOf = (group: PreviewRow['group']): StateShapeName => {
  switch (group) {
    case 'new':
      return 'none'
    case 'unchanged':
      return 'not-yet'
    case 'refused':
      return 'alert'
    default:
      return 'open'
  }
}

export function PreviewCells({ row }: { row: PreviewRow }) {
  const { t } = useText('imports')
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
        <StateShape name={shapeOf(row.group)} size={16} /> {t(`groups.${row.group}`)}
      </td>
      <td className={classes['what']}>
        {row.why !== null && <Text>{whyText(row.why)}</Text>}
        {row.group === 'new' ? <NewFacts row={row} /> : <Changes row={row} />}
        {row.notes.map((note) => (
          <Text key={`${note.code} ${note.heading}`} size="sm" c="var(--ink-second)">
            {noteText(note)}
          </Text>
        ))}
      </td>
    </>
  )
}

/** Of somebody new there is nothing to compare with: what will be stored, on one line. */
function NewFacts({ row }: { row: PreviewRow }) {
  const changeText = useChangeText()
  if (row.changes.length === 0) return null
  return (
    <Text>
      {row.changes.map((change, index) => {
        const { label, to } = changeText(change)
        return (
          <span key={`${change.about} ${change.whose} ${change.field}`}>
            {index > 0 && ' · '}
            <span className={classes['second']}>{label} </span>
            {to}
          </span>
        )
      })}
    </Text>
  )
}

function Changes({ row }: { row: PreviewRow }) {
  const changeText = useChangeText()
  return row.changes.map((change) => {
    const { label, from, to } = changeText(change)
    return (
      <Text key={`${change.about} ${change.whose} ${change.field}`}>
        <span className={classes['second']}>{label}: </span>
        <del>{from}</del> <span aria-hidden>→</span> <ins>{to}</ins>
      </Text>
    )
  })
}
