/**
 * Everything a page could ask of Electron beyond showing our own files is refused: other addresses, new windows,
 * webviews, permissions, devices, downloads. The network is closed at three heights: the CSP in the page, a request
 * filter on the session, and a resolver that resolves nothing (Chromium's own services pass by the filter).
 */
import { type App, app, type Session, type WebContents } from 'electron'
import { isOwnUrl } from './sender.ts'

/** To be called before the app is ready. */
export const closeNetwork = (target: App): void => {
  target.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  target.commandLine.appendSwitch('disable-background-networking')
  target.commandLine.appendSwitch('disable-component-update')
  target.commandLine.appendSwitch('no-pings')
}

/** Chromium's PDF viewer is a built-in extension with this fixed id; it lives in a frame of the print window. */
export const pdfViewerOrigin = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/'

/** Returns whether the session may load this address. DevTools are only there while developing. */
export const mayRequest = (url: string, isPackaged: boolean): boolean =>
  isOwnUrl(url) ||
  url.startsWith('blob:app://main/') ||
  url.startsWith('data:') ||
  (!isPackaged && url.startsWith('devtools://'))

export const lockSession = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayRequest(details.url, app.isPackaged) }))
  session.setSpellCheckerEnabled(false)
}

export const lockContents = (contents: WebContents): void => {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => {
    if (!isOwnUrl(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    const isAllowed = event.isMainFrame ? isOwnUrl(event.url) : event.url.startsWith(pdfViewerOrigin)
    if (!isAllowed) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}
