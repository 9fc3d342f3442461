import { type Attribute, LdapError, parseDN } from '@doorward/ldap'

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * What an entry has, by attribute descriptions in any letter case. A name without options finds the values without
 * options, and where there are none those with some (`userCertificate;binary`, `cn;lang-de`). Ranges are joined before.
 */
export class Attributes {
  readonly #values = new Map<string, Uint8Array[]>()
  readonly #attributes: readonly Attribute[]
  readonly #dn: string
  #hasOptions = false

  constructor(attributes: readonly Attribute[], dn = '') {
    this.#attributes = attributes
    this.#dn = dn
    for (const { type, values } of attributes) {
      const folded = type.toLowerCase()
      const known = this.#values.get(folded)
      // Servers may send one attribute in two pieces.
      if (known !== undefined) known.push(...values)
      else this.#values.set(folded, [...values])
      if (folded.includes(';')) this.#hasOptions = true
    }
  }

  /** Descriptions as the server writes them, in its order, each once. */
  get names(): readonly string[] {
    const names = new Map<string, string>()
    for (const { type } of this.#attributes) if (!names.has(type.toLowerCase())) names.set(type.toLowerCase(), type)
    return [...names.values()]
  }

  has(name: string): boolean {
    return this.#find(name).length > 0
  }

  /**
   * One value, the same one whatever order the server has them in: the one the entry is named by, the primary one of
   * `proxyAddresses`, else the first in the order of their code units.
   */
  first(name: string): string | undefined {
    const values = this.all(name)
    if (name.toLowerCase() === 'proxyaddresses') return findPrimary(values)
    if (values.length < 2) return values[0]
    return findNaming(this.#dn, name, values) ?? values.toSorted(byCode)[0]
  }

  /** In the server's order. Octets that are no UTF-8 come out as U+FFFD, which no name here may have. */
  all(name: string): string[] {
    return this.#find(name).map(value => utf8.decode(value))
  }

  /** Copies: what an entry was read from is not kept by them. */
  octets(name: string): Uint8Array[] {
    return this.#find(name).map(value => new Uint8Array(value))
  }

  #find(name: string): readonly Uint8Array[] {
    const folded = name.toLowerCase()
    const exact = this.#values.get(folded)
    if (exact !== undefined && exact.length > 0) return exact
    if (!this.#hasOptions) return none
    const withOptions = [...this.#values].filter(([key]) => key.startsWith(`${folded};`))
    return withOptions.toSorted(([a], [b]) => byCode(a, b)).flatMap(([, values]) => values)
  }
}

/** The value that stands in the entry's own part of its DN. */
function findNaming(dn: string, name: string, values: readonly string[]): string | undefined {
  try {
    const [rdn = []] = parseDN(dn)
    const own = rdn.find(({ type }) => type.toLowerCase() === name.toLowerCase())?.value
    return typeof own === 'string' && values.includes(own) ? own : undefined
  } catch (error) {
    // Some servers name entries with what is no DN.
    if (error instanceof LdapError) return undefined
    throw error
  }
}

/** Exchange marks the address mail is sent from with capitals: `SMTP:ann@example.com`. */
function findPrimary(values: readonly string[]): string | undefined {
  const primary = values.filter(value => value.startsWith('SMTP:')).toSorted(byCode)[0]
  return primary?.slice('SMTP:'.length)
}

const none: readonly Uint8Array[] = []

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
