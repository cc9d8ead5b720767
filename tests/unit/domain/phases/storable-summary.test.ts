import { describe, expect, it } from 'vitest'
import { composePhaseSummary } from '#domain/phases/compose-phase-summary.ts'
import {
  emptyFields,
  recomposed,
  storableSummary,
  summaryFields,
  summaryHindrance,
  tooLongFields,
} from '#domain/phases/storable-summary.ts'
import { phaseSummarySchema } from '#domain/phases/trajectory.ts'
import { sampleSummaryWords } from '#domain/school/sample-school-words.ts'
import { longTextLimit } from '#domain/shared/text.ts'
import { aPupil, aTrajectory, clock } from '../rows.ts'

const trajectory = aTrajectory(aPupil(), { ownReason: 'Omdat ik dat wil.' })
const summary = composePhaseSummary({
  trajectory,
  phase: 'verkennen',
  conversations: [],
  activities: [],
  agreements: [],
  words: sampleSummaryWords('Sanne'),
  clock,
})

describe('summaryFields', () => {
  it('names every text of a summary, so that none is forgotten on the screen', () => {
    const texts = Object.keys(phaseSummarySchema.shape).filter(
      (key) => !['id', 'rev', 'pupilId', 'trajectoryId', 'phase', 'changedAtUtc', 'issuedDocumentId'].includes(key),
    )
    expect([...summaryFields].sort()).toEqual(texts.sort())
  })
})

describe('emptyFields', () => {
  it('names what nobody wrote; spaces are nothing', () => {
    const empty = emptyFields({ ...summary, steps: ' \n' })
    expect(empty).toContain('steps')
    expect(empty).not.toContain('ownReason')
  })
})

describe('storableSummary', () => {
  it('keeps the last version of a text that is too long and stores the others', () => {
    const long = { ...summary, steps: 'x'.repeat(longTextLimit + 1), insights: 'nieuw' }
    expect(tooLongFields(long)).toEqual(['steps'])
    const stored = storableSummary(long, { ...summary, steps: 'eerder' })
    expect(stored).toMatchObject({ steps: 'eerder', insights: 'nieuw' })
    expect(phaseSummarySchema.safeParse(stored).success).toBe(true)
    expect(phaseSummarySchema.safeParse(long).success).toBe(false)
  })
})

describe('recomposed', () => {
  it('takes the fresh texts and stays the same row', () => {
    const fresh = { ...summary, id: clock.newId(), rev: 0, steps: 'vers' }
    const draft = { ...summary, rev: 7, steps: 'oud', homeVoice: 'met de hand' }
    expect(recomposed(draft, fresh)).toEqual({ ...summary, rev: 7, steps: 'vers' })
  })
})

describe('summaryHindrance', () => {
  it('lets a summary with something in it and somebody to sign be frozen', () => {
    expect(summaryHindrance(summary, 2, 0)).toBeNull()
  })

  it.each([
    ['nothing was written', { ...summary, ownReason: '' }, 2, 0, 'nothing-written'],
    ['a text is too long to be stored', { ...summary, steps: 'x'.repeat(longTextLimit + 1) }, 2, 0, 'text-too-long'],
    ['nobody signs', summary, 0, 0, 'nobody-asked-to-sign'],
    ['a change of signatories has no reason', summary, 2, 1, 'reason-missing'],
  ] as const)('says that %s', (_what, draft, asked, withoutReason, code) => {
    expect(summaryHindrance(draft, asked, withoutReason)).toBe(code)
  })
})
