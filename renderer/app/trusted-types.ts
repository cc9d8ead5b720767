/**
 * The one Trusted Types policy of the app; imported first in main.tsx. The CSP demands a policy for every string
 * that could become markup or code, and allows no other than this default one.
 *
 * - createHTML lets pure text and CSS through (Mantine writes its variables with `<style dangerouslySetInnerHTML>`);
 *   a string with `<` never becomes markup.
 * - createScriptURL lets the app's own built files through: `new Worker(new URL('…', import.meta.url))`.
 * - There is no createScript: a string never becomes code.
 */

interface TrustedTypesFactory {
  createPolicy(
    name: 'default',
    rules: {
      createHTML: (input: string) => string | null
      createScriptURL: (input: string) => string | null
    },
  ): unknown
}

/** Returns the text if no markup can come of it, else null, which the browser turns into a TypeError. */
export const htmlIfPlainText = (input: string): string | null => (input.includes('<') ? null : input)

/** Returns the address if it is a script of ours, else null. `baseUrl` is the page's own address. */
export const scriptUrlIfOurs = (input: string, baseUrl: string): string | null => {
  const base = new URL(baseUrl)
  const url = URL.parse(input, base)
  return url !== null && url.protocol === base.protocol && url.host === base.host ? input : null
}

const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes
factory?.createPolicy('default', {
  createHTML: htmlIfPlainText,
  createScriptURL: (input) => scriptUrlIfOurs(input, globalThis.location.href),
})
