/** The copies of this document: one per household and the school's, all with the same text. */
import { ActionIcon, Text, UnstyledButton } from '@mantine/core'
import { IconDownload, IconFileText, IconPrinter } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Rendition } from '#documents/issue/renditions.ts'
import type { IssuedDocument } from '#domain/reports/issued-document.ts'
import { useText } from '#i18n/use-text.ts'
import classes from './rendition-list.module.css'

export interface RenditionListProps {
  renditions: readonly Rendition[]
  sheets: readonly IssuedDocument[]
  shown: string
  onShow: (filePart: string) => void
  onSave: (rendition: Rendition) => void
  onPrint: (rendition: Rendition) => void
}

export function RenditionList({ renditions, sheets, shown, onShow, onSave, onPrint }: RenditionListProps) {
  const { t } = useText('reports')
  const nameOf = (rendition: Rendition): string =>
    rendition.key === 'school' ? t('renditions.school') : rendition.label
  return (
    <section aria-labelledby="renditions-head" className={classes['section']}>
      <h2 id="renditions-head" className={classes['head']}>
        {t('renditions.title')}
      </h2>
      <ul className={classes['list']}>
        {renditions.map((rendition) => (
          <li key={rendition.filePart} className={classes['row']}>
            <UnstyledButton
              className={classes['name'] ?? ''}
              aria-pressed={rendition.filePart === shown}
              onClick={() => onShow(rendition.filePart)}
            >
              <IconFileText size={20} stroke={1.75} aria-hidden />
              <span>
                {nameOf(rendition)}
                <Text span display="block" size="sm" c="var(--ink-second)">
                  {t('renditions.signatures', { count: rendition.signedCount })}
                  {rendition.filePart === shown && ` · ${t('renditions.shown')}`}
                </Text>
              </span>
            </UnstyledButton>
            <ActionIcon
              variant="subtle"
              size={36}
              c="var(--ink)"
              aria-label={t('renditions.print', { name: nameOf(rendition) })}
              title={t('renditions.print', { name: nameOf(rendition) })}
              onClick={() => onPrint(rendition)}
            >
              <IconPrinter size={20} stroke={1.75} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              size={36}
              c="var(--ink)"
              aria-label={t('renditions.save', { name: nameOf(rendition) })}
              title={t('renditions.save', { name: nameOf(rendition) })}
              onClick={() => onSave(rendition)}
            >
              <IconDownload size={20} stroke={1.75} aria-hidden />
            </ActionIcon>
          </li>
        ))}
        {sheets.map((sheet) => (
          <li key={sheet.id} className={classes['row']}>
            <Link to={`/reports/${sheet.id}`} className={classes['name'] ?? ''}>
              <IconFileText size={20} stroke={1.75} aria-hidden />
              <span>
                {t('renditions.sheet', { number: sheet.number })}
                {sheet.model.kind === 'remarks-sheet' && (
                  <Text span display="block" size="sm" c="var(--ink-second)">
                    {sheet.model.writtenBy}
                  </Text>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <Text size="sm" c="var(--ink-second)" mt={6}>
        {t('renditions.text')}
      </Text>
    </section>
  )
}
