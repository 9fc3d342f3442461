import { minutes, seconds } from '#ground'

/** The web listener's limits, each with its unit and reason. Reaching one is a defined answer: 408, 413, 414, 431. */
export const webLimits = {
  /** The largest request of ours is a people import; its route raises this for itself. */
  bodyBytesMax: 64 * 1024,
  /** Forms of the sign-in pages are a few hundred bytes. */
  formBytesMax: 16 * 1024,
  /** What a browser puts around the one file of a form: a boundary, and what the file is called. */
  filePaddingBytesMax: 4 * 1024,
  headerBytesMax: 16 * 1024,
  /** Room for a pushed-out authorization request; browsers and proxies cut at about this length too. */
  urlLengthMax: 8_000,
  paramLengthMax: 256,
  /** A browser sends its headers in one packet; ten seconds is a very bad line, more is an attack. */
  headersMs: seconds(10),
  requestMs: seconds(30),
  /** Longer than the 60 s that proxies keep idle connections, so that the proxy closes first and no request is lost. */
  keepAliveMs: seconds(75),
  /** A socket on which nothing moves in either direction, which also ends readers that stopped reading. */
  silentMs: minutes(2),
  sweepMs: seconds(2),
  connectionsMax: 10_000,
  forwardedHopsMax: 16,
  /** Of proxies and visitors, parsed. An IPv6 address with a zone, brackets and a port has some seventy characters. */
  rememberedAddressesMax: 2_000,
  addressLengthMax: 80,
  userAgentLengthMax: 400,
  /** Browsers send a handful of ranges of some ten characters. */
  acceptLanguageLengthMax: 1_000,
} as const
