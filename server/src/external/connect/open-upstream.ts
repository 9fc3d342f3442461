import type { LdapClient, PresentedCertificate, SearchResultEntry } from '@doorward/ldap'
import { say, type Secret } from '#ground'
import { Attributes } from './attributes.ts'
import { changePasswordAs } from './change-password.ts'
import { type Doing, explainError } from './explain-error.ts'
import { Links } from './links.ts'
import { joinRanges } from './range.ts'
import { beginTrail, planStep, type Trail } from './reference.ts'
import { type Found, searchServer } from './search-server.ts'
import { openLink, openServiceLink, type ServerLink, serverOf } from './server-link.ts'
import { ofServer, UpstreamError } from './upstream-error.ts'
import type { Question, Upstream, UpstreamEntry } from './upstream.ts'

/** Told how it went each time the server was waited for: with nothing when it answered. */
export type Outcome = (error?: unknown) => void

/** The upstream over connections to one server; the first of them stands. */
export class OpenUpstream implements Upstream {
  readonly url: string
  readonly encrypted: boolean
  readonly certificate: PresentedCertificate | undefined
  readonly #link: ServerLink
  readonly #links: Links
  readonly #as: 'service' | 'nobody'
  readonly #outcome: Outcome
  readonly #closed: () => void

  constructor(
    first: LdapClient,
    link: ServerLink,
    hooks: { as: 'service' | 'nobody'; outcome: Outcome; closed: () => void },
  ) {
    this.url = link.address.url
    this.encrypted = first.encrypted
    this.certificate = first.certificate
    this.#link = { ...link, remoteAddress: first.remoteAddress }
    this.#links = new Links(first, this.#link, hooks.as)
    this.#as = hooks.as
    this.#outcome = hooks.outcome
    this.#closed = hooks.closed
  }

  search(question: Question): AsyncGenerator<UpstreamEntry, void> {
    return this.#search(question, beginTrail(this.#link, question))
  }

  async *#search(question: Question, trail: Trail): AsyncGenerator<UpstreamEntry, void> {
    const references: (readonly string[])[] = []
    const { referrals } = this.#link.settings
    try {
      for await (const found of searchServer(this.#links, this.#link, question)) {
        if ('entry' in found) yield await this.#complete(found, question)
        else if (referrals === 'follow') references.push(found.uris)
        else if (referrals === 'fail')
          throw new UpstreamError(
            'referral',
            ofServer(this.url, say('A part of it is at {urls}.', { urls: found.uris.join(' ') })),
          )
      }
    } catch (error) {
      throw this.#explain(error, 'search')
    }
    this.#outcome()
    for (const uris of references) yield* this.#follow(uris, question, trail)
  }

  /** What another server has of an answer. Where it cannot be read the answer is not whole, and that is an error. */
  async *#follow(uris: readonly string[], question: Question, trail: Trail): AsyncGenerator<UpstreamEntry, void> {
    const step = planStep(uris, { link: this.#link, encrypted: this.encrypted, as: this.#as }, question, trail)
    if (step === undefined) return
    let other: OpenUpstream | undefined
    try {
      const client = await (step.as === 'service' ? openServiceLink(step.link) : openLink(step.link))
      other = new OpenUpstream(client, step.link, { as: step.as, outcome: () => {}, closed: () => {} })
      yield* other.#search(step.question, step.trail)
    } catch (error) {
      if (!(error instanceof UpstreamError) || error.kind === 'referral') throw error
      const words = say('{url} refers to another server. {why}', { url: this.url, why: error.said })
      throw new UpstreamError('referral', words, { url: this.url, cause: error })
    } finally {
      other?.close()
    }
  }

  async bindAs(dn: string, password: Secret): Promise<void> {
    const client = await this.#bound(dn, password)
    client.close()
  }

  async changePassword(dn: string, change: { from: Secret; to: Secret }): Promise<void> {
    const { url } = this
    if (!this.encrypted)
      throw new UpstreamError('needs-tls', ofServer(url, 'Passwords are changed under TLS only.'), { url })
    const client = await this.#bound(dn, change.from)
    try {
      await changePasswordAs(client, dn, { ...change, provider: this.#link.settings.provider }, this.#link.signal)
      this.#outcome()
    } catch (error) {
      throw this.#explain(error, 'change')
    } finally {
      client.close()
    }
  }

  async rootDse(): Promise<UpstreamEntry> {
    // AD and others tell most of it only to those who ask for it by name; `+` are the operational ones.
    const question = { base: '', scope: 'base', filter: '(objectClass=*)', attributes: ['*', '+'] } as const
    for await (const entry of this.search(question)) return entry
    throw new UpstreamError(
      'refused',
      ofServer(this.url, 'The server says nothing of itself (its root DSE cannot be read).'),
    )
  }

  close(): void {
    this.#links.close()
    this.#closed()
  }

  async #bound(dn: string, password: Secret): Promise<LdapClient> {
    const secret = password.reveal()
    // RFC 4513 §5.1.2: servers answer it with success, and nobody has proven anything. Behind a NUL some see nothing.
    if (/^[\s\0]*$/.test(secret) || secret.includes('\0') || /^[\s\0]*$/.test(dn))
      throw new UpstreamError('refused', 'A name and a password are needed.', { url: this.url })
    let client: LdapClient | undefined
    try {
      client = await openLink(this.#link)
      await client.bind(dn, secret, this.#link.signal)
      this.#outcome()
      return client
    } catch (error) {
      client?.close()
      throw this.#explain(error, 'bind')
    }
  }

  async #complete({ entry, controls }: Found, { signal }: Question): Promise<UpstreamEntry> {
    const attributes = await joinRanges(entry.attributes, description => this.#readAgain(entry, description, signal))
    return { dn: entry.objectName, attributes: new Attributes(attributes, entry.objectName), controls }
  }

  /** One description of an entry, on another connection: on the first one entries are under way. */
  async #readAgain(
    { objectName }: SearchResultEntry,
    description: string,
    signal: AbortSignal | undefined,
  ): Promise<SearchResultEntry['attributes']> {
    const question = {
      base: objectName,
      scope: 'base',
      filter: '(objectClass=*)',
      attributes: [description],
      ...(signal && { signal }),
    } as const
    for await (const found of searchServer(this.#links, this.#link, question))
      if ('entry' in found) return found.entry.attributes
    throw new UpstreamError(
      'protocol',
      ofServer(this.url, say('{dn} went away while it was read.', { dn: objectName })),
      { url: this.url },
    )
  }

  #explain(error: unknown, doing: Doing): unknown {
    const explained =
      error instanceof RangeError
        ? new UpstreamError(
            'protocol',
            ofServer(this.url, say('What comes is not as LDAP has it: “{said}”', { said: error.message })),
            { url: this.url, cause: error },
          )
        : explainError(error, doing, serverOf(this.#link))
    this.#outcome(explained)
    return explained
  }
}
