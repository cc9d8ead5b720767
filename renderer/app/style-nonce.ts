/** The nonce of this load, for Mantine's `getStyleNonce`: the CSP lets no <style> through without it. */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
