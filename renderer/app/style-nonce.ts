/** The nonce of this load, for Mantine's `getStyleNonce`: the CSP lets no <style> through without it. */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

/**
 * Hands the nonce to react-remove-scroll, which writes a <style> while a dialog is open and asks for a nonce under
 * this name only (the get-nonce package).
 */
export function shareStyleNonce(): void {
  Object.assign(globalThis, { __webpack_nonce__: styleNonce() })
}
