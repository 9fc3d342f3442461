/** What the decoder refuses. Reached: the defined answer named beside each, never a shorter truth. */
export interface CodecLimits {
  /** Levels of and, or, not in one filter. Reached: protocolError and the session ends, as in slapd; recursion stays shallow. */
  filterDepthMax: number
  /** Items in one filter. Reached: adminLimitExceeded. Apps send a few; SSSD some hundreds when it looks up groups. */
  filterItemsMax: number
}

/** What the decoder refuses unless it is told otherwise. */
export const codecLimits: CodecLimits = {
  filterDepthMax: 32,
  filterItemsMax: 4096,
}

/** Levels of nested elements in one message, whatever they are: envelope, operation and the deepest permitted filter fit well. */
export const berDepthMax = 256

/** What the server loop permits. Sizes in bytes, times in milliseconds. */
export interface ServerLimits extends CodecLimits {
  /** Connections at once. Reached: `unavailable` and close. Stays below the usual 1,024 file descriptors, with room for the rest of the process. */
  connectionsMax: number
  /** Connections at once from one IPv4 address or one IPv6 /64. Reached: `unavailable` and close. One host with a pool per worker uses dozens. */
  connectionsPerAddressMax: number
  /** One message before a successful bind: nothing legitimate is larger than a SASL token. Reached: protocolError and close. */
  pduBytesUnboundMax: number
  /** One message after a bind: an entry with a photo. Reached: protocolError and close. */
  pduBytesMax: number
  /** From the first byte of a message to its last. A half message must not hold a connection. Reached: close. */
  pduMs: number
  /** From the connection of a trusted proxy to the end of its PROXY header. Reached: close. */
  proxyHeaderMs: number
  /** A PROXY header of version 2, with what the proxy adds to the addresses. Reached: close. */
  proxyHeaderBytesMax: number
  /** TLS handshake. Reached: close. */
  handshakeMs: number
  /** A bound connection without requests, 15 minutes as in Active Directory: pools keep theirs. Reached: `unavailable` and close. */
  idleMs: number
  /** Without a successful bind, however busy. Reached: `unavailable` and close. */
  unboundMs: number
  /** Output that the peer does not take. Reached: close. */
  drainMs: number
  /** From our last word to the end of the socket: long enough for the peer to read the notice. */
  closeMs: number
  /** Handling one connection's messages without a pause. Reached: the other connections have a turn first. */
  turnMs: number
  /** Operations running at once on one connection. Reached: the next ones wait in order. */
  runningMax: number
  /** Operations running and waiting on one connection. Reached: `unavailable` and close. A client library's parallel searches stay far below. */
  outstandingMax: number
  /** Bytes of waiting operations on one connection. Reached: no more is read until some have run. */
  waitingBytesMax: number
  /** Unsent output above which nothing more is read and searches wait in `ready()`. */
  outputHighWaterBytes: number
  /** Unsent output of a handler that does not wait. Reached: close: memory comes first. */
  outputBytesMax: number
}

/** What the server loop permits unless it is told otherwise. */
export const serverLimits: ServerLimits = {
  ...codecLimits,
  connectionsMax: 900,
  connectionsPerAddressMax: 200,
  pduBytesUnboundMax: 64 * 1024,
  pduBytesMax: 4 * 1024 * 1024,
  pduMs: 30_000,
  proxyHeaderMs: 5_000,
  proxyHeaderBytesMax: 8 * 1024,
  handshakeMs: 10_000,
  idleMs: 15 * 60_000,
  unboundMs: 60_000,
  drainMs: 60_000,
  closeMs: 2_000,
  turnMs: 5,
  runningMax: 32,
  outstandingMax: 1_000,
  waitingBytesMax: 4 * 1024 * 1024,
  outputHighWaterBytes: 256 * 1024,
  outputBytesMax: 32 * 1024 * 1024,
}

/** What a client waits for and holds. Sizes in bytes, times in milliseconds. */
export interface ClientLimits {
  /** Until a connection stands, with TLS where it is asked for. Reached: unavailable. */
  connectMs: number
  /** One bind. Reached: unavailable, and the connection ends, as for the others below. */
  bindMs: number
  /** One search, all its pages together; of a stream each page, or 500 entries where there are no pages. */
  searchMs: number
  /** One operation of another kind. */
  operationMs: number
  /** One answer. Reached: protocolError. */
  messageBytesMax: number
  /** Entries and references of one search. Reached: adminLimitExceeded. */
  entriesMax: number
  /** All answers of one search. Reached: adminLimitExceeded. */
  searchBytesMax: number
}

export const clientLimits: ClientLimits = {
  connectMs: 5_000,
  bindMs: 5_000,
  searchMs: 30_000,
  operationMs: 10_000,
  messageBytesMax: 16_777_216,
  entriesMax: 100_000,
  searchBytesMax: 268_435_456,
}
