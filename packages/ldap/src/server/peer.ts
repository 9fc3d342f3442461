/** Who is at the other end, known before a byte of LDAP is read. */
export interface Peer {
  /** IPv4 in dotted form, also when it arrived mapped into IPv6; IPv6 in its short form. Of the client, not of a proxy. */
  readonly remoteAddress: string
  readonly remotePort: number
  readonly localAddress: string
  readonly localPort: number
  /** Whether TLS protects the connection. */
  readonly encrypted: boolean
  /**
   * The address of the trusted proxy between, if there is one: then the addresses above are its word (PROXY protocol).
   * What is loopback there is the proxy's machine: such a peer must never count as one of this machine.
   */
  readonly proxy: string | undefined
}

/** Why a connection ended. `message` is for a log. */
export interface CloseReason {
  readonly cause: 'unbind' | 'peer' | 'malformed' | 'limit' | 'idle' | 'requested' | 'shutdown'
  readonly message: string
}
