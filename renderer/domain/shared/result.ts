/** An expected refusal is a value with a literal code; only bugs throw. */
export type Result<Value, Code extends string> = { ok: true; value: Value } | { ok: false; code: Code }

export const ok = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value })
export const refuse = <Code extends string>(code: Code): { ok: false; code: Code } => ({ ok: false, code })

/** Makes the compiler name a forgotten case of a union. */
export function missingCase(value: never): never {
  throw new MissingCaseError(value)
}

export class MissingCaseError extends Error {
  readonly code = 'missing-case'
  constructor(value: unknown) {
    super(`no case for ${typeof value === 'string' ? value : typeof value}`)
  }
}
