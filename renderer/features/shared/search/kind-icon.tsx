/** One shape per kind of hit; the word always stands beside it. */
import {
  IconCalendarEvent,
  IconChecklist,
  IconFileText,
  IconLock,
  IconMessages,
  IconNote,
  IconPaperclip,
  IconRoute,
  IconSchool,
  IconUsers,
} from '@tabler/icons-react'
import type { SearchKind } from '#domain/search/question.ts'

const icons = {
  pupil: IconSchool,
  guardian: IconUsers,
  conversation: IconMessages,
  agreement: IconChecklist,
  activity: IconCalendarEvent,
  trajectory: IconRoute,
  summary: IconFileText,
  document: IconLock,
  attachment: IconPaperclip,
  'working-note': IconNote,
} satisfies Record<SearchKind, unknown>

export function KindIcon({ kind, size = 18 }: { kind: SearchKind; size?: number }) {
  const Icon = icons[kind]
  return <Icon size={size} stroke={1.75} aria-hidden />
}
