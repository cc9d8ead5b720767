/** Refusals of sealing and recording. All of them are the caller's to prevent, so they are thrown, each with a code. */
export type SigningCode =
  | 'base-has-xref-stream'
  | 'field-not-found'
  | 'field-not-empty'
  | 'already-sealed'
  | 'not-sealed'
  | 'changes-forbidden'
  | 'contents-too-small'
  | 'time-malformed'
  | 'certificate-malformed'
  | 'certificate-subject-empty'
  | 'certificate-term-malformed'
  | 'key-unsupported'
  | 'key-does-not-fit-certificate'
  | 'field-has-no-room'
  | 'strokes-empty'
  | 'strokes-malformed'
  | 'words-empty'
  | 'field-entered-twice'

export class SigningError extends Error {
  readonly code: SigningCode

  constructor(code: SigningCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'SigningError'
    this.code = code
  }
}
