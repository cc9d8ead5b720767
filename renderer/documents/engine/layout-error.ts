/**
 * What the engine refuses. All of these are bugs of a page definition (a figure without a text alternative, a
 * heading level skipped), never something a user did: text of any kind and length is laid out. So they throw.
 */
export type LayoutErrorCode =
  | 'title-missing'
  | 'language-missing'
  | 'alt-missing'
  | 'heading-level-skipped'
  | 'table-without-header'
  | 'untagged-text'
  | 'link-in-artifact'
  | 'signature-in-artifact'
  | 'signature-name-twice'
  | 'attachment-needs-3a'
  | 'image-unreadable'
  | 'image-colour-space'
  | 'unknown-node'
  | 'content-lost'
  | 'font-missing'
  | 'document-unfinished'

export class LayoutError extends Error {
  override readonly name = 'LayoutError'
  readonly code: LayoutErrorCode

  constructor(code: LayoutErrorCode, message: string, options?: ErrorOptions) {
    super(`${code}: ${message}`, options)
    this.code = code
  }
}
