/** Puts the handlers on their IPC channels. A call from any frame but our own top frame is refused before parsing. */
import { ipcMain } from 'electron'
import { channelOf, desktopMethods } from '#contract/desktop-api.ts'
import { isTrustedSender } from '#main/security/sender.ts'
import type { ErrorLog } from '#main/services/error-log.ts'
import type { Handlers } from './handlers.ts'
import { BadRequestError } from './requests.ts'

export const registerHandlers = (handlers: Handlers, log: ErrorLog): void => {
  for (const method of desktopMethods) {
    ipcMain.handle(channelOf(method), async (event, ...args: unknown[]) => {
      if (!isTrustedSender(event.senderFrame)) {
        await log('foreign-sender', method)
        throw new Error('foreign-sender')
      }
      try {
        if (args.length > 1) throw new BadRequestError('bad-request')
        return await handlers[method](args[0])
      } catch (error) {
        const code = error instanceof BadRequestError ? error.code : 'handler-failed'
        await log(code, method)
        // Only the code crosses over: a message or stack could hold a path or a name.
        throw new Error(code, { cause: error })
      }
    })
  }
}
