/**
 * Commands come from the menu, the keyboard or Ctrl+K; the screen mounted last answers. A screen registers with
 * `useCommand`; the shell calls `runCommand`.
 */
import { useEffect, useRef } from 'react'
import type { ShellCommand } from '#bridge/desktop.ts'

export type AppCommand = ShellCommand

const handlers = new Map<AppCommand, (() => void)[]>()

/** Answers whether a screen took the command. */
export function runCommand(command: AppCommand): boolean {
  const handler = handlers.get(command)?.at(-1)
  handler?.()
  return handler !== undefined
}

export function useCommand(command: AppCommand, handler: () => void): void {
  const newest = useRef(handler)
  newest.current = handler
  useEffect(() => {
    const call = () => newest.current()
    handlers.set(command, [...(handlers.get(command) ?? []), call])
    return () => {
      handlers.set(
        command,
        (handlers.get(command) ?? []).filter((other) => other !== call),
      )
    }
  }, [command])
}
