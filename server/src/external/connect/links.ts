import type { LdapClient } from '@doorward/ldap'
import { openLink, openServiceLink, type ServerLink } from './server-link.ts'

/** More searches at once are a loop that asks for each entry of another. */
const linksMax = 8

/** Connections to one server, each lent to one search at a time. More are opened where searches lie within one another. */
export class Links {
  readonly #link: ServerLink
  readonly #as: 'service' | 'nobody'
  readonly #idle: LdapClient[]
  readonly #all: Set<LdapClient>
  readonly #rested = new WeakSet<LdapClient>()
  #isClosed = false

  constructor(first: LdapClient, link: ServerLink, as: 'service' | 'nobody') {
    this.#idle = [first]
    this.#all = new Set([first])
    this.#link = link
    this.#as = as
  }

  async lend(): Promise<LdapClient> {
    if (this.#isClosed) throw new Error('The upstream is closed.')
    for (let idle = this.#idle.pop(); idle !== undefined; idle = this.#idle.pop()) {
      if (idle.isOpen) return idle
      this.#all.delete(idle)
    }
    if (this.#all.size >= linksMax) throw new Error(`More than ${linksMax} searches at once on one upstream.`)
    const client = await (this.#as === 'service' ? openServiceLink(this.#link) : openLink(this.#link))
    this.#all.add(client)
    return client
  }

  /** Whether it lay idle before: servers close what they hear nothing from, and that is noticed when something is asked. */
  hasRested(client: LdapClient): boolean {
    return this.#rested.has(client)
  }

  giveBack(client: LdapClient): void {
    if (client.isOpen && !this.#isClosed) {
      this.#rested.add(client)
      this.#idle.push(client)
    } else {
      client.close()
      this.#all.delete(client)
    }
  }

  close(): void {
    this.#isClosed = true
    for (const client of this.#all) client.close()
    this.#all.clear()
  }
}
