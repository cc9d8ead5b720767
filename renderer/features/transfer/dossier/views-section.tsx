/** The views (zienswijze) of those who may add one; they go along word for word. */
import { Text, Textarea } from '@mantine/core'
import { excessOf } from '#domain/conversations/storable-talk.ts'
import { type TransferDraft, withView } from '#domain/transfer/transfer-draft.ts'
import { printedName, type TransferPeople } from '#domain/transfer/transfer-people.ts'
import { useText } from '#i18n/use-text.ts'
import type { ChangeDraft } from './change-draft.ts'
import { Section } from './section.tsx'
import classes from './transfer-screen.module.css'

export function ViewsSection({
  draft,
  people,
  change,
}: {
  draft: TransferDraft
  people: TransferPeople
  change: ChangeDraft
}) {
  const { t } = useText('transfer')
  return (
    <Section id="views" title={t('views.title')}>
      <Text c="var(--ink-second)">{t('views.text')}</Text>
      {people.mayGiveView.map((person) => {
        const text = draft.views.find(({ personId }) => personId === person.personId)?.text ?? ''
        const excess = excessOf(text)
        return (
          <Textarea
            key={person.personId}
            label={t('views.of', { who: printedName(person) })}
            autosize={false}
            rows={2}
            classNames={{ input: classes['growing'] ?? '' }}
            value={text}
            error={excess > 0 ? t('views.tooLong', { count: excess }) : undefined}
            onChange={(event) => {
              const written = event.currentTarget.value
              change((before) =>
                withView(before, { personId: person.personId, who: printedName(person), text: written }),
              )
            }}
          />
        )
      })}
    </Section>
  )
}
