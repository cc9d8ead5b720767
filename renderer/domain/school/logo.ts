/** What the school may use as a logo: small enough to stand in every document. */
export const logoLimitBytes = 200_000
