/** All that the summary of one phase is made of. */
import type { Agreement, Conversation } from '#domain/conversations/conversation.ts'
import { summaryOf } from '#domain/phases/phase-progress.ts'
import {
  type Activity,
  type Phase,
  type PhaseSummary,
  phaseSchema,
  type Trajectory,
} from '#domain/phases/trajectory.ts'
import type { Guardian, Household, Relation } from '#domain/pupils/guardian.ts'
import type { Enrolment, Pupil } from '#domain/pupils/pupil.ts'
import type { IssuedDocument } from '#domain/reports/issued-document.ts'
import type { Id } from '#domain/shared/row.ts'
import type { VaultReader } from '#vault/vault.ts'

export interface SummaryMaterial {
  trajectory: Trajectory
  phase: Phase
  /** Null when this phase was never summarised. */
  stored: PhaseSummary | null
  /** The version in force, which a new one would replace. */
  issued: IssuedDocument | null
  conversations: Conversation[]
  activities: Activity[]
  agreements: Agreement[]
  pupil: Pupil
  enrolments: Enrolment[]
  relations: Relation[]
  guardians: Guardian[]
  households: Household[]
}

export async function loadSummary(
  reader: VaultReader,
  trajectoryId: Id,
  phaseInAddress: string,
): Promise<SummaryMaterial | 'not-found'> {
  const phase = phaseSchema.safeParse(phaseInAddress)
  const trajectory = await reader.get('trajectories', trajectoryId)
  if (trajectory === undefined || !phase.success) return 'not-found'
  const { pupilId } = trajectory
  const [pupil, summaries, documents, conversations, activities, agreements, enrolments, relations, households] =
    await Promise.all([
      reader.get('pupils', pupilId),
      reader.list('phaseSummaries', 'trajectoryId', trajectoryId),
      reader.list('issuedDocuments', 'pupilId', pupilId),
      reader.list('conversations', 'pupilId', pupilId),
      reader.list('activities', 'pupilId', pupilId),
      reader.list('agreements', 'pupilId', pupilId),
      reader.list('enrolments', 'pupilId', pupilId),
      reader.list('relations', 'pupilId', pupilId),
      reader.all('households'),
    ])
  if (pupil === undefined) return 'not-found'
  const guardians = await Promise.all(relations.map(({ guardianId }) => reader.get('guardians', guardianId)))
  return {
    trajectory,
    phase: phase.data,
    stored: summaries.find((summary) => summary.phase === phase.data) ?? null,
    issued: summaryOf(trajectory, phase.data, { summaries, documents }) ?? null,
    conversations,
    activities,
    agreements,
    pupil,
    enrolments,
    relations,
    guardians: guardians.filter((guardian) => guardian !== undefined),
    households,
  }
}
