/**
 * Locks after a time without key, pointer or touch. Something that must not be broken off (a talk in progress) may
 * put it off, but never for more than `longestDeferralMs`: a laptop left open in a meeting room still locks.
 */
import { useEffect, useRef } from 'react'

export const longestDeferralMs = 2 * 3_600_000
const lookEveryMs = 5_000

const deferrals = new Set<symbol>()

/** Puts the idle lock off while `active`. */
export function useDeferLock(active: boolean): void {
  useEffect(() => {
    if (!active) return
    const mark = Symbol('deferral')
    deferrals.add(mark)
    return () => {
      deferrals.delete(mark)
    }
  }, [active])
}

/** Puts the idle lock off until the work is over, also when the screen that began it is left. */
export async function deferLockDuring<Answer>(work: Promise<Answer>): Promise<Answer> {
  const mark = Symbol('deferral')
  deferrals.add(mark)
  try {
    return await work
  } finally {
    deferrals.delete(mark)
  }
}

/** Whether to lock now; times in milliseconds of one clock. A clock that was put back far counts as time gone by. */
export function shouldLock(now: number, lastUsedAt: number, lockAfterMs: number, deferred: boolean): boolean {
  return Math.abs(now - lastUsedAt) >= (deferred ? Math.max(lockAfterMs, longestDeferralMs) : lockAfterMs)
}

export function useIdleLock(lockAfterMinutes: number, lock: () => Promise<void>): void {
  const newest = useRef(lock)
  newest.current = lock
  useEffect(() => {
    // Date, not performance.now(): the latter may stand still while the computer sleeps.
    let lastUsedAt = Date.now()
    const used = () => {
      lastUsedAt = Date.now()
    }
    const events = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const
    for (const event of events) window.addEventListener(event, used, { passive: true, capture: true })
    const timer = window.setInterval(() => {
      if (!shouldLock(Date.now(), lastUsedAt, lockAfterMinutes * 60_000, deferrals.size > 0)) return
      // Locking can be put off to save what was refused; then the time runs again.
      used()
      void newest.current()
    }, lookEveryMs)
    return () => {
      window.clearInterval(timer)
      for (const event of events) window.removeEventListener(event, used, { capture: true })
    }
  }, [lockAfterMinutes])
}
