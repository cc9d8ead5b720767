/** A hit in the language of the screen. */
import { guideFor } from '#domain/conversations/guides.ts'
import type { Excerpt, ExcerptPart, FieldRef, Hit, HitSubject } from '#domain/search/question.ts'
import { missingCase } from '#domain/shared/result.ts'
import { useDates, useLanguage } from '#features/shared/use-dates.ts'
import { useTalkTitle } from '#features/shared/use-talk-title.ts'
import { useText } from '#i18n/use-text.ts'

export interface HitWords {
  /** With what was asked for marked, where the title is what was found. */
  title: readonly ExcerptPart[]
  /** Whose, when and how it stands. */
  details: readonly string[]
  excerpts: readonly { label: string; parts: readonly ExcerptPart[] }[]
}

/** The field that the title of a hit shows; its excerpt is not told twice. */
const titleFields: Partial<Record<HitSubject['kind'], FieldRef['name']>> = {
  pupil: 'name',
  guardian: 'name',
  agreement: 'what',
  activity: 'title',
  attachment: 'fileName',
}

export function useHitWords(): (hit: Hit) => HitWords {
  const { t } = useText('search')
  const dates = useDates()
  const language = useLanguage()
  const talkTitle = useTalkTitle()

  const titleOf = (subject: HitSubject): string => {
    switch (subject.kind) {
      case 'pupil':
      case 'guardian':
      case 'attachment':
        return subject.name
      case 'conversation':
        return talkTitle(subject)
      case 'agreement':
        return subject.what
      case 'activity':
        return subject.title
      case 'trajectory':
        return t('hits.trajectory', { choice: t(`common:choices.${subject.choice}`) })
      case 'summary':
        return t('hits.summary', { phase: t(`common:phases.${subject.phase}`) })
      case 'document':
        return subject.documentKind === null
          ? t('hits.remark')
          : t(`hits.documents.${subject.documentKind}`, { number: subject.number })
      case 'working-note':
        return t('hits.note')
      default:
        return missingCase(subject)
    }
  }

  const standingOf = (hit: Hit): string[] => {
    const { subject, day } = hit
    const onDay = day === null ? [] : [dates.day(day, 'short-year')]
    switch (subject.kind) {
      case 'pupil':
        return [subject.number, ...(subject.hasLeft ? [t('hits.left')] : [])]
      case 'guardian':
        return []
      case 'conversation':
        return [dates.moment(subject.startsAt, 'short-year'), t(`hits.states.${subject.state}`)]
      case 'agreement':
        return [
          t(`hits.agreementOf.${subject.ownerVoice}`),
          ...(subject.isDone
            ? [t('hits.done')]
            : subject.dueDay === null
              ? []
              : [t('hits.due', { day: dates.day(subject.dueDay, 'short-year') })]),
        ]
      case 'activity':
      case 'attachment':
        return onDay
      case 'trajectory':
        return [t(`common:phases.${subject.phase}`), ...(subject.chosen === '' ? [] : [subject.chosen])]
      case 'summary':
        return [t(subject.isIssued ? 'hits.issued' : 'hits.draft'), ...onDay]
      case 'document':
        return [...onDay, ...(subject.isReplaced ? [t('hits.replaced')] : [])]
      case 'working-note':
        return [t('hits.noteEnds', { day: dates.day(subject.endsOn, 'short-year') })]
      default:
        return missingCase(subject)
    }
  }

  const whoseOf = (hit: Hit): string[] => {
    if (hit.subject.kind === 'pupil') return hit.pupils.map(({ className }) => className)
    const named = hit.pupils.map(({ name, className }) => [name, className].filter(Boolean).join(' · '))
    if (hit.subject.kind !== 'guardian') return named
    return named.length === 0 ? [] : [t('hits.guardianOf', { names: hit.pupils.map(({ name }) => name).join(', ') })]
  }

  const labelOf = (hit: Hit, { field }: Excerpt): string => {
    const { name, voice, themeKey } = field
    const side = voice === undefined ? [] : [t(`common:voices.${voice}`)]
    if (name === 'answer' && hit.subject.kind === 'conversation') {
      const heading = guideFor(hit.subject.guideId, language).rows.find(({ key }) => key === themeKey)?.heading
      return [...side, heading?.replaceAll('{pupil}', hit.pupils[0]?.name ?? '') ?? ''].filter(Boolean).join(' · ')
    }
    return [...side, t(`fields.${name}`)].join(' · ')
  }

  return (hit) => {
    const titleField = titleFields[hit.subject.kind]
    const found = hit.excerpts.find(({ field }) => field.name === titleField)
    return {
      title: found?.parts ?? [{ text: titleOf(hit.subject), isMatch: false }],
      details: [...whoseOf(hit), ...standingOf(hit)].filter(Boolean),
      excerpts: hit.excerpts
        .filter((excerpt) => excerpt !== found)
        .map((excerpt) => ({ label: labelOf(hit, excerpt), parts: excerpt.parts })),
    }
  }
}
