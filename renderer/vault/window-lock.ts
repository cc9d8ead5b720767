/** One window holds a vault: a Web Lock, given back by the browser itself when the window ends, however it ends. */

/** Answers how to give the lock back, or null when another window (or this one) holds it. */
export async function holdVaultLock(vaultId: string): Promise<(() => void) | null> {
  return await new Promise((resolve, reject) => {
    navigator.locks
      .request(`driehoek-vault-${vaultId}`, { ifAvailable: true }, async (lock) => {
        if (lock === null) {
          resolve(null)
          return
        }
        await new Promise<void>((release) => resolve(release))
      })
      .catch(reject)
  })
}
