import type { Control, Filter, IntermediateResponse, PresentedCertificate } from '@doorward/ldap'
import type { ExternalId, ExternalSettings, SearchScope } from '#directory'
import type { Secret } from '#ground'
import type { Attributes } from './attributes.ts'

export interface UpstreamSecrets {
  bindPassword: Secret | null
  clientKey: Secret | null
}

export interface UpstreamEntry {
  dn: string
  attributes: Attributes
  /** What came with the entry, for those who asked with a control. */
  controls: readonly Control[]
}

export interface Question {
  /** A DN; empty for the root DSE. */
  base: string
  scope: SearchScope
  filter: string | Filter
  attributes: readonly string[]
  /** One more ends the search with `limit`. Up to a page there are no pages. */
  sizeLimit?: number
  /** Go with the search; what the server says to them is told to `told`. */
  controls?: readonly Control[]
  told?: (answer: IntermediateResponse | readonly Control[]) => void
  /** Not by pages, which do not go with some controls. */
  isWhole?: boolean
  signal?: AbortSignal
}

/** One server of somebody else's directory, being spoken to. Everything throws UpstreamError, or what a signal was aborted with. */
export interface Upstream {
  /** The one of the settings' addresses that was reached. */
  readonly url: string
  readonly encrypted: boolean
  /** What the server presented; undefined without TLS. */
  readonly certificate: PresentedCertificate | undefined
  /** As they come, ranges joined. An iteration that ends without throwing was complete; it may be left early. */
  search(question: Question): AsyncIterable<UpstreamEntry>
  /** Throws `refused` unless the password is theirs. On a connection of its own; nothing is sent for an empty name or password. */
  bindAs(dn: string, password: Secret): Promise<void>
  /** As the person themselves, under TLS only. `refused`: the old one is wrong, or the new one is not good enough. */
  changePassword(dn: string, change: { from: Secret; to: Secret }): Promise<void>
  /** What the server says of itself. */
  rootDse(): Promise<UpstreamEntry>
  close(): void
}

export interface ConnectOptions {
  /** Ends whatever is being done, also later. */
  signal?: AbortSignal
  /** `nobody`: without the service account, to look at what everybody may see or to try a password. */
  as?: 'service' | 'nobody'
  /**
   * Somebody waits to be signed in, with this directory: all together takes 3 s at most, and a directory that did not
   * answer a few times in a row is not waited for again at once.
   */
  signIn?: ExternalId
}

/** The first server that can be reached, under TLS as the settings say, bound as the service account. */
export type Connect = (
  settings: ExternalSettings,
  secrets: UpstreamSecrets,
  options?: ConnectOptions,
) => Promise<Upstream>
