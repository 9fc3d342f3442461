import type { Handler } from '@doorward/ldap'

/** What the root DSE says the server does (RFC 4512 §5.1): made of what does it, so that nothing is listed twice. */
export interface Offer {
  controls: readonly string[]
  extensions: readonly string[]
  saslMechanisms: readonly string[]
}

/** What is done beside the handler's functions: by the server loop, and within a bind. */
export interface MoreOffered {
  extensions?: readonly string[]
  saslMechanisms?: readonly string[]
}

export function offerOf<S>(
  { controls = {}, extended = {} }: Handler<S>,
  { extensions = [], saslMechanisms = [] }: MoreOffered = {},
): Offer {
  return {
    controls: sorted(Object.values(controls).flat()),
    extensions: sorted([...Object.keys(extended), ...extensions]),
    saslMechanisms: sorted(saslMechanisms),
  }
}

const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort()
