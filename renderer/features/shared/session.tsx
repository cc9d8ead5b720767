/**
 * The open vault, its settings and today, for every screen inside the frame. Outside it (welcome, unlock) there is
 * no session, and these hooks throw.
 */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { newSettings, type Settings, settingsId } from '#domain/school/settings.ts'
import type { Day } from '#domain/shared/dates.ts'
import type { Vault, VaultReader } from '#vault/vault.ts'
import { todayHere } from './clock.ts'
import { UnsavedCover } from './unsaved-cover.tsx'

interface Session {
  vault: Vault
  settings: Settings
  today: Day
  /** Stores what is being typed, locks the vault and reloads the window. */
  lock: () => Promise<void>
}

const SessionContext = createContext<Session | null>(null)

class NoSessionError extends Error {
  readonly code = 'no-session'
}

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new NoSessionError('this screen needs an open vault')
  return session
}

export const useVault = (): Vault => useSession().vault
export const useSettings = (): Settings => useSession().settings
export const useToday = (): Day => useSession().today

/** Answers whether nothing is left unsaved. */
type Flush = () => Promise<boolean>
const flushes = new Set<Flush>()

/** Anything that holds unsaved typing registers here; it is awaited before the vault locks. */
export function registerFlush(flush: Flush): () => void {
  flushes.add(flush)
  return () => flushes.delete(flush)
}

/** True when everything that was typed is stored. A draft whose save breaks is not, and holds up no other. */
export async function flushAll(): Promise<boolean> {
  const answers = await Promise.allSettled([...flushes].map((flush) => flush()))
  return answers.every((answer) => answer.status === 'fulfilled' && answer.value)
}

export function SessionProvider({ vault, children }: { vault: Vault; children: ReactNode }) {
  const settings = useWatched(vault, (reader) => reader.get('settings', settingsId), [])
  const [today, setToday] = useState(() => todayHere())

  useEffect(() => {
    const timer = setInterval(() => setToday(todayHere()), 30_000)
    return () => clearInterval(timer)
  }, [])

  const [isUnsaved, setUnsaved] = useState(false)
  const lockNow = useCallback(async () => {
    await vault.lock()
    window.location.reload()
  }, [vault])

  const loaded = settings !== undefined
  const session = useMemo<Session>(
    () => ({
      vault,
      settings: settings?.value ?? newSettings(),
      today,
      lock: async () => {
        if (await flushAll()) await lockNow()
        else setUnsaved(true)
      },
    }),
    [vault, settings, today, lockNow],
  )
  if (!loaded) return null
  return (
    <SessionContext.Provider value={session}>
      {children}
      {isUnsaved && <UnsavedCover info={vault.info} onBack={() => setUnsaved(false)} onLock={() => void lockNow()} />}
    </SessionContext.Provider>
  )
}

function useWatched<Value>(
  vault: Vault,
  query: (reader: VaultReader) => Promise<Value>,
  deps: readonly unknown[],
): { value: Value } | undefined {
  const [result, setResult] = useState<{ value: Value } | { error: unknown }>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller names what its query depends on
  useEffect(() => {
    setResult(undefined)
    const watch = vault.watch(query, {
      next: (value) => setResult({ value }),
      failed: (error) => setResult({ error }),
    })
    return watch.stop
  }, [vault, ...deps])
  if (result !== undefined && 'error' in result) throw result.error
  return result
}

/**
 * The query's answer, kept current; `undefined` while it is first read. `deps` as in `useEffect`: what the query
 * closes over.
 */
export function useQuery<Value>(
  query: (reader: VaultReader) => Promise<Value>,
  deps: readonly unknown[],
): Value | undefined {
  return useWatched(useVault(), query, deps)?.value
}
