/**
 * The documents of one pupil: in force first, older versions under the one that replaced them, remarks sheets too; and
 * below them what was added from elsewhere.
 */
import { Text } from '@mantine/core'
import { Link, useParams } from 'react-router'
import { documentTitle } from '#documents/pages/define-pages.ts'
import { type IssuedDocument, roundProgress } from '#domain/reports/issued-document.ts'
import type { Id } from '#domain/shared/row.ts'
import { DossierAttachments } from '#features/shared/attachments/dossier-attachments.tsx'
import { useQuery } from '#features/shared/session.tsx'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { StateShape } from '#ui/shapes.tsx'
import type { VaultReader } from '#vault/vault.ts'
import classes from './documents-tab.module.css'

interface Listed {
  document: IssuedDocument
  signed: number
  asked: number
  older: IssuedDocument[]
}

async function loadDocuments(reader: VaultReader, pupilId: Id): Promise<Listed[]> {
  const [documents, entries] = await Promise.all([
    reader.list('issuedDocuments', 'pupilId', pupilId),
    reader.list('roundEntries', 'pupilId', pupilId),
  ])
  const entriesOf = Map.groupBy(entries, ({ issuedDocumentId }) => issuedDocumentId)
  return documents
    .filter(({ replacedById }) => replacedById === null)
    .map((document) => ({
      document,
      ...roundProgress(document.model, entriesOf.get(document.id) ?? []),
      older: documents
        .filter(({ number, id }) => number === document.number && id !== document.id)
        .sort((left, right) => right.version - left.version),
    }))
    .sort((left, right) => right.document.frozenAtUtc.localeCompare(left.document.frozenAtUtc))
}

export function DocumentsTab() {
  const { pupilId = '' } = useParams()
  return (
    <>
      <Documents pupilId={pupilId} />
      <DossierAttachments key={pupilId} pupilId={pupilId} />
    </>
  )
}

function Documents({ pupilId }: { pupilId: Id }) {
  const { t } = useText('reports')
  const { moment } = useDates()
  const documents = useQuery((reader) => loadDocuments(reader, pupilId), [pupilId])
  if (documents === undefined) return null
  if (documents.length === 0) {
    return (
      <div className={classes['tab']}>
        <EmptyState title={t('tab.empty')} text={t('tab.emptyText')} isBelowHeading />
      </div>
    )
  }
  return (
    <section className={classes['tab']} aria-labelledby="documents-head">
      <h2 id="documents-head" className={classes['head']}>
        {t('tab.title')}
      </h2>
      <ul className={classes['list']}>
        {documents.map(({ document, signed, asked, older }) => (
          <li key={document.id} className={classes['item']}>
            <StateShape name={asked > 0 && signed === asked ? 'done' : 'frozen'} />
            <div className={classes['what']}>
              <Link to={`/reports/${document.id}`} className={classes['link'] ?? ''}>
                {documentTitle(document.model)}
              </Link>
              <Text c="var(--ink-second)">
                {[
                  document.number,
                  t('document.versionShort', { version: document.version }),
                  t('document.frozenOn', { moment: moment(document.model.frozenAt) }),
                ].join(' · ')}
              </Text>
              {asked > 0 && <Text>{t('document.signed', { signed, asked })}</Text>}
              {older.map((version) => (
                <Text key={version.id} c="var(--ink-second)">
                  <Link to={`/reports/${version.id}`} className={classes['link'] ?? ''}>
                    {t('document.versionShort', { version: version.version })}
                  </Link>{' '}
                  {t('tab.replaced')}
                </Text>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
