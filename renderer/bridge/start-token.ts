/**
 * Browser mode's proof that this page was opened by the launcher: a token made at each start, handed over once in
 * the address's fragment (which is sent to nobody), then kept in this tab's sessionStorage and gone from the address.
 * Taken when this module is first read, before a router looks at the address. Electron has no token; nor has the dev
 * server ask for one.
 */
const storageKey = 'driehoek-start-token'
const fragmentStart = '#token='

const takeToken = (): string | null => {
  if (location.hash.startsWith(fragmentStart)) {
    sessionStorage.setItem(storageKey, location.hash.slice(fragmentStart.length))
    history.replaceState(null, '', location.pathname)
  }
  return sessionStorage.getItem(storageKey)
}

export const startToken = takeToken()
