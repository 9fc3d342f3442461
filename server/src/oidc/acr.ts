/** How somebody signed in, as `acr` (OIDC Core §2): with one factor or with two. */
export const acrValues = ['urn:doorward:acr:1fa', 'urn:doorward:acr:2fa'] as const

/** `mfa` is in `amr` when two different factors were proven (RFC 8176 §2). */
export const acrOf = (amr: readonly string[]): string => acrValues[amr.includes('mfa') ? 1 : 0]

/** The values a request wishes `acr` to be, the best first: essential ones (OIDC Core §5.5.1.1), or `acr_values`. */
function listWishes({ claims, acr_values: wished }: Record<string, unknown>): unknown[] {
  const asked = typeof claims === 'string' ? (parseObject(claims)['id_token'] ?? {}) : {}
  const acr = (asked as { acr?: { essential?: unknown; value?: unknown; values?: unknown } | null }).acr
  if (acr?.essential === true) return [acr.value, ...(Array.isArray(acr.values) ? (acr.values as unknown[]) : [])]
  return typeof wished === 'string' ? wished.split(' ') : []
}

function parseObject(text: string): Record<string, unknown> {
  try {
    return (JSON.parse(text) ?? {}) as Record<string, unknown>
  } catch {
    return {}
  }
}

/** Whether an authorization request wants two factors before anything else that we know of. */
export const wantsSecondFactor = (params: Record<string, unknown>): boolean =>
  listWishes(params).find(value => (acrValues as readonly unknown[]).includes(value)) === acrValues[1]
