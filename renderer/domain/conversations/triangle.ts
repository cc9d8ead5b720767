/**
 * The small triangle pupil – home – school (TB2): in how many held talks of a school year both ends of a side took
 * part, at the table or by telephone. Who was there counts, not who said most.
 */
import { dayOf, type SchoolYear, schoolYearOf } from '../shared/dates.ts'
import type { Conversation } from './conversation.ts'
import type { Voice } from './guide.ts'

export interface Triangle {
  pupilHome: number
  pupilSchool: number
  homeSchool: number
}

export function triangleOf(conversations: readonly Conversation[], year: SchoolYear): Triangle {
  const held = conversations.filter(
    (conversation) => conversation.state === 'held' && schoolYearOf(dayOf(conversation.startsAt)) === year,
  )
  const both = (left: Voice, right: Voice): number =>
    held.filter((conversation) => wasThere(conversation, left) && wasThere(conversation, right)).length
  return { pupilHome: both('pupil', 'home'), pupilSchool: both('pupil', 'school'), homeSchool: both('home', 'school') }
}

const wasThere = (conversation: Conversation, voice: Voice): boolean =>
  conversation.participants.some((participant) => participant.voice === voice)
