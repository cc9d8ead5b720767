/** Fills a vault at the app's own address, for the app to open. */
import '#app/trusted-types.ts'
import { confirmRecovery } from '#vault/open-vault.ts'
import { passphrase } from '../integration/vault/vault-fixtures.ts'
import { filledVault } from './filled-school.ts'

const schoolPage = {
  /** Answers the passphrase. */
  fill: async (pupilCount: number, talksEach: number): Promise<string> => {
    const { vault, recoveryCode } = await filledVault(pupilCount, talksEach)
    await vault.lock()
    if (!(await confirmRecovery(vault.info.id, recoveryCode))) throw new Error('the recovery code was refused')
    return passphrase
  },
}
export type SchoolPage = typeof schoolPage

Object.assign(globalThis, { schoolPage })
