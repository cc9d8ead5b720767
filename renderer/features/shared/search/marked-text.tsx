/** Text with what was searched for in it marked; text only, never markup. */
import type { ExcerptPart } from '#domain/search/question.ts'
import classes from './marked-text.module.css'

export function MarkedText({ parts }: { parts: readonly ExcerptPart[] }) {
  return parts.map(({ text, isMatch }, index) =>
    isMatch ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, never moved
      <mark key={index} className={classes['mark']}>
        {text}
      </mark>
    ) : (
      text
    ),
  )
}
