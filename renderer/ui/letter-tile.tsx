/** A letter on a coloured tile with its word beside it or read aloud: colour never says anything alone. */
import classes from './letter-tile.module.css'

export function LetterTile({
  letter,
  ground,
  label,
  small = false,
}: {
  letter: string
  ground: 'orienteren' | 'verkennen' | 'verdiepen' | 'beslissen'
  /** Read aloud; leave out where the word stands beside the tile. */
  label?: string
  small?: boolean
}) {
  const spoken = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label }
  return (
    <span className={classes['tile']} data-ground={ground} data-small={small || undefined} {...spoken}>
      {letter}
    </span>
  )
}
