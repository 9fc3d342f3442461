/** How somebody signed in, as `acr` (OIDC Core §2): with one factor or with two. */
export const acrValues = ['urn:doorward:acr:1fa', 'urn:doorward:acr:2fa'] as const

/** `mfa` is in `amr` when two different factors were proven (RFC 8176 §2). */
export const acrOf = (amr: readonly string[]): string => acrValues[amr.includes('mfa') ? 1 : 0]
