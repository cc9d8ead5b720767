/** One window holds a vault: a Web Lock, given back by the browser itself when the window ends, however it ends. */

/** Gives the lock back; settles when the next one can have it. */
export type ReleaseLock = () => Promise<void>

/** Null when another window (or this one) holds the vault. */
export async function holdVaultLock(vaultId: string): Promise<ReleaseLock | null> {
  const ended = Promise.withResolvers<void>()
  return await new Promise((resolve, reject) => {
    const held = navigator.locks.request(`driehoek-vault-${vaultId}`, { ifAvailable: true }, async (lock) => {
      if (lock === null) {
        resolve(null)
        return
      }
      resolve(async () => {
        ended.resolve()
        await held
      })
      await ended.promise
    })
    held.catch(reject)
  })
}
