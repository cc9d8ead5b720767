/**
 * The headers of every answer that carries the app, over app:// and in browser mode alike; the one place where the
 * Content Security Policy is written. Source: security-design.md, "Threats and tests".
 *
 * - 'wasm-unsafe-eval' is for libsodium (Argon2id); it lets no JavaScript text run.
 * - <style> elements need the nonce of this load; style attributes set by React go through the CSSOM and need none.
 * - Trusted Types: no string becomes markup or code unless the app's one default policy lets it through.
 */

/** Stands in renderer/index.html wherever the nonce of the load belongs. */
export const noncePlaceholder = '__CSP_NONCE__'

export interface PolicyChoices {
  nonce: string
  /** Browser mode prints a PDF the page itself made through a frame (renderer/bridge). Electron needs no frame. */
  pdfFrames: boolean
}

export const contentSecurityPolicy = ({ nonce, pdfFrames }: PolicyChoices): string =>
  [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    `frame-src ${pdfFrames ? 'blob:' : "'none'"}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ')

const refusedFeatures = [
  'accelerometer',
  'bluetooth',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'serial',
  'usb',
  'xr-spatial-tracking',
]

export const securityHeaders = (choices: PolicyChoices): Record<string, string> => ({
  'Content-Security-Policy': contentSecurityPolicy(choices),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': refusedFeatures.map((feature) => `${feature}=()`).join(', '),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
})
