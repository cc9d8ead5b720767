/** The frozen text: to read, never to edit. */
import type { DocumentModel } from '#domain/reports/document-model.ts'
import { VoiceMark } from '#features/shared/voice-mark.tsx'
import { DifferenceShape } from '#ui/shapes.tsx'
import { type DocumentSection, documentSections } from './document-sections.ts'
import classes from './frozen-text.module.css'

export function FrozenText({ model }: { model: DocumentModel }) {
  return (
    <div lang={model.language}>
      {documentSections(model).map((section) => (
        <section key={section.heading} className={classes['section']}>
          <h2 className={classes['head']}>
            {section.voice && <VoiceMark voice={section.voice.side} heard={section.voice.heard} size={16} silent />}
            {section.look === 'difference' && <DifferenceShape size={16} />}
            {section.heading}
          </h2>
          <SectionText section={section} />
        </section>
      ))}
    </div>
  )
}

function SectionText({ section: { paragraphs, look } }: { section: DocumentSection }) {
  if (look === 'list') {
    return (
      <ul className={classes['list']}>
        {paragraphs.map((paragraph, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: frozen, so the place is the identity
          <li key={index} dir="auto">
            {paragraph}
          </li>
        ))}
      </ul>
    )
  }
  const text = paragraphs.map((paragraph, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: frozen, so the place is the identity
    <p key={index} dir="auto" className={classes['paragraph']}>
      {paragraph}
    </p>
  ))
  return look === 'quote' ? <blockquote className={classes['quote']}>{text}</blockquote> : text
}
