/** Who may call main: the top frame of a page of ours, and nobody else. */

export const appScheme = 'app'
export const appOrigin = 'app://main'
export const appPageUrl = `${appOrigin}/`

export interface SenderFrame {
  readonly url: string
  readonly parent: object | null
}

export const isOwnUrl = (url: string): boolean => url === appOrigin || url.startsWith(appPageUrl)

/** A frame that is gone (null), is not ours, or sits inside another frame is refused. */
export const isTrustedSender = (frame: SenderFrame | null): boolean =>
  frame !== null && frame.parent === null && isOwnUrl(frame.url)
