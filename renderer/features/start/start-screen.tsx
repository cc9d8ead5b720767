/** Welcome, new vault, sample school and unlock: everything before a vault is open. */
import type { Vault } from '#vault/vault.ts'

export function StartScreen(_props: { onOpened: (vault: Vault) => void }) {
  return <h1>Driehoek</h1>
}
