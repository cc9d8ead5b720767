/** What the parts of an open vault share. It ends at lock; nothing in it is ever stored. */
import type { Dexie } from 'dexie'
import type { Clock } from '#domain/shared/row.ts'
import type { Sodium } from './crypto/sodium.ts'
import type { VaultHeader } from './header.ts'
import type { Keyring } from './storage/keyring.ts'
import type { RowCache } from './storage/row-cache.ts'
import type { RowSealer } from './storage/row-sealer.ts'
import type { VaultInfo } from './vault.ts'
import type { UndoableChange } from './writing/undo.ts'

export interface VaultSession {
  readonly db: Dexie
  readonly sodium: Sodium
  readonly info: VaultInfo
  readonly clock: Clock
  readonly keyring: Keyring
  readonly rows: RowSealer
  /** Emptied at lock. */
  readonly cache: RowCache
  /** The header that counts now; replaced when the master key changes. */
  header: VaultHeader
  /** Derived from the passphrase: wraps the next master key when a pupil is erased. Zeroed at lock. */
  readonly wrappingKey: Uint8Array
  /** This session's changes that can be taken back, oldest first; the rows themselves are in the sealed journal. */
  readonly undoable: UndoableChange[]
}
