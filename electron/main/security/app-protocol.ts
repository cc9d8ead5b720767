/**
 * app://main/ serves the built renderer. A standard, secure scheme, so that the page has an origin of its own:
 * IndexedDB, workers and 'self' in the CSP mean that origin.
 */
import { protocol, type Session } from 'electron'
import { answerForFile } from './renderer-files.ts'
import { appScheme, isOwnUrl } from './sender.ts'

/** To be called before the app is ready. */
export const registerAppScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

export const serveApp = (session: Session, rendererFolder: string): void => {
  session.protocol.handle(appScheme, async (request) => {
    if (request.method !== 'GET') return new Response(null, { status: 405 })
    if (!isOwnUrl(request.url)) return new Response(null, { status: 404 })
    const answer = await answerForFile(rendererFolder, new URL(request.url).pathname, { pdfFrames: false })
    return new Response(answer.body, { status: answer.status, headers: answer.headers })
  })
}
