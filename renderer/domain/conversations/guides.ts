/**
 * The guides the app ships, parsed from `resources/guides`. Their texts name the pupil as `{pupil}`;
 * `guideWithName` fills that in for screens and paper.
 */
import { z } from 'zod'
import careerTalkEn from '#resources/guides/career-talk.en.json' with { type: 'json' }
import careerTalkNl from '#resources/guides/career-talk.nl.json' with { type: 'json' }
import phaseContactEn from '#resources/guides/phase-contact.en.json' with { type: 'json' }
import phaseContactNl from '#resources/guides/phase-contact.nl.json' with { type: 'json' }
import { type Guide, type GuideId, guideSchema } from './guide.ts'

export type GuideLanguage = Guide['language']

const shipped = z.array(guideSchema).parse([careerTalkNl, careerTalkEn, phaseContactNl, phaseContactEn])

/** The guide as shipped, with `{pupil}` still in its texts. */
export function guideFor(id: GuideId, language: GuideLanguage): Guide {
  const guide = shipped.find((candidate) => candidate.id === id && candidate.language === language)
  if (!guide) throw new GuideMissingError(id, language)
  return guide
}

/** The guide with the pupil's called name in every text. */
export function guideWithName(guide: Guide, calledName: string): Guide {
  const named = (text: string): string => text.replaceAll('{pupil}', () => calledName)
  return {
    ...guide,
    title: named(guide.title),
    aim: named(guide.aim),
    preparation: guide.preparation.map(named),
    rows: guide.rows.map((row) => ({
      key: row.key,
      heading: named(row.heading),
      prompts: { pupil: named(row.prompts.pupil), home: named(row.prompts.home), school: named(row.prompts.school) },
    })),
    starters: {
      pupil: guide.starters.pupil.map(named),
      home: guide.starters.home.map(named),
      school: guide.starters.school.map(named),
    },
  }
}

export class GuideMissingError extends Error {
  readonly code = 'guide-missing'
  constructor(id: string, language: string) {
    super(`no guide ${id} in ${language}`)
  }
}
