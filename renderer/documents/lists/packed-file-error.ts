/** What is wrong with a packed file. Thrown inside the readers, a refusal at their edge. */
export type PackedFault = 'is-damaged' | 'inflates-too-much' | 'is-encrypted' | 'too-many-rows' | 'too-many-columns'

export class PackedFileError extends Error {
  override readonly name = 'PackedFileError'
  readonly code: PackedFault
  constructor(code: PackedFault, message: string) {
    super(`${code}: ${message}`)
    this.code = code
  }
}
