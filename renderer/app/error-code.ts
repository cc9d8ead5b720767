/** The literal code of an error class of ours, else the class's name: never a message, which may hold content. */
export function codeOf(error: unknown): string {
  if (error instanceof Error) return 'code' in error && typeof error.code === 'string' ? error.code : error.name
  return 'unknown'
}
