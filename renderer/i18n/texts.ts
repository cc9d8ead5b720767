/** All texts by language and area. A screen reads its own area; `common` holds what is shared. */
import { attachments as enAttachments } from './en/attachments.ts'
import { common as enCommon } from './en/common.ts'
import { conversations as enConversations } from './en/conversations.ts'
import { families as enFamilies } from './en/families.ts'
import { guardians as enGuardians } from './en/guardians.ts'
import { imports as enImports } from './en/imports.ts'
import { lists as enLists } from './en/lists.ts'
import { phases as enPhases } from './en/phases.ts'
import { pupils as enPupils } from './en/pupils.ts'
import { reports as enReports } from './en/reports.ts'
import { search as enSearch } from './en/search.ts'
import { settings as enSettings } from './en/settings.ts'
import { start as enStart } from './en/start.ts'
import { today as enToday } from './en/today.ts'
import { transfer as enTransfer } from './en/transfer.ts'
import { attachments } from './nl/attachments.ts'
import { common } from './nl/common.ts'
import { conversations } from './nl/conversations.ts'
import { families } from './nl/families.ts'
import { guardians } from './nl/guardians.ts'
import { imports } from './nl/imports.ts'
import { lists } from './nl/lists.ts'
import { phases } from './nl/phases.ts'
import { pupils } from './nl/pupils.ts'
import { reports } from './nl/reports.ts'
import { search } from './nl/search.ts'
import { settings } from './nl/settings.ts'
import { start } from './nl/start.ts'
import { today } from './nl/today.ts'
import { transfer } from './nl/transfer.ts'
import type { SameKeys } from './same-keys.ts'

const nl = {
  attachments,
  common,
  conversations,
  families,
  guardians,
  imports,
  lists,
  phases,
  pupils,
  reports,
  search,
  settings,
  start,
  today,
  transfer,
}

const en: SameKeys<typeof nl> = {
  attachments: enAttachments,
  common: enCommon,
  conversations: enConversations,
  families: enFamilies,
  guardians: enGuardians,
  imports: enImports,
  lists: enLists,
  phases: enPhases,
  pupils: enPupils,
  reports: enReports,
  search: enSearch,
  settings: enSettings,
  start: enStart,
  today: enToday,
  transfer: enTransfer,
}

export const texts = { nl, en }
export type Texts = typeof nl
