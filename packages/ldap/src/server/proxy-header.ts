import { isIPv4, isIPv6 } from 'node:net'
import { malformed } from '../error.ts'
import { plainAddress } from './address.ts'

/** Who a proxy says is at the other end, and where they came to. */
export interface Announced {
  readonly remoteAddress: string
  readonly remotePort: number
  readonly localAddress: string
  readonly localPort: number
}

/** A whole header of the PROXY protocol. */
export interface ProxyHeader {
  /** Octets of it; what follows is the client's. */
  readonly length: number
  /** Undefined where the proxy speaks for itself, as it does to see whether a server lives (LOCAL), or does not know (UNKNOWN). */
  readonly announced: Announced | undefined
}

/** Spec §2.1: the longest first version, CRLF included. */
const firstBytesMax = 107
const first = Buffer.from('PROXY ')
const second = Buffer.from('0d0a0d0a000d0a515549540a', 'hex')
const secondFixed = 16

/**
 * Reads the header a connection begins with, PROXY protocol version 1 or 2 (the text of HAProxy's specification, §2).
 * Undefined while more of it is needed. Throws when it can be none, or is longer than `bytesMax`.
 */
export function readProxyHeader(bytes: Uint8Array, bytesMax: number): ProxyHeader | undefined {
  if (startsLike(bytes, second)) return bytes.length < secondFixed ? undefined : readSecond(bytes, bytesMax)
  if (startsLike(bytes, first)) return readFirst(bytes)
  throw malformed('The connection does not begin with a PROXY header.')
}

/** Whether the octets are the signature's, as far as both go. */
function startsLike(bytes: Uint8Array, signature: Uint8Array): boolean {
  const length = Math.min(bytes.length, signature.length)
  for (let i = 0; i < length; i++) if (bytes[i] !== signature[i]) return false
  return true
}

/** Spec §2.1: `PROXY TCP4 192.0.2.1 198.51.100.7 56324 389` CRLF. */
function readFirst(bytes: Uint8Array): ProxyHeader | undefined {
  const text = Buffer.from(bytes.subarray(0, firstBytesMax)).toString('latin1')
  const end = text.indexOf('\r\n')
  if (end < 0) {
    if (bytes.length >= firstBytesMax) throw malformed('The PROXY header has no end.')
    return undefined
  }
  const [, family, remoteAddress = '', localAddress = '', remotePort, localPort, ...more] = text
    .slice(0, end)
    .split(' ')
  const length = end + 2
  // Spec §2.1: after UNKNOWN everything up to the end is to be ignored.
  if (family === 'UNKNOWN') return { length, announced: undefined }
  const isOfFamily = family === 'TCP4' ? isIPv4 : family === 'TCP6' ? isBareIPv6 : undefined
  if (isOfFamily?.(remoteAddress) !== true || !isOfFamily(localAddress) || more.length > 0)
    throw malformed('The PROXY header names no addresses.')
  return {
    length,
    announced: {
      remoteAddress: plainAddress(remoteAddress),
      remotePort: parsePort(remotePort),
      localAddress: plainAddress(localAddress),
      localPort: parsePort(localPort),
    },
  }
}

function isBareIPv6(text: string): boolean {
  return isIPv6(text) && !text.includes('%')
}

function parsePort(text: string | undefined): number {
  const port = text !== undefined && /^(?:0|[1-9]\d{0,4})$/.test(text) ? Number(text) : 65_536
  if (port > 65_535) throw malformed('The PROXY header names no port.')
  return port
}

/** Octets of an address, by family (spec §2.2): AF_UNSPEC, AF_INET, AF_INET6, AF_UNIX. */
const addressBytes = [0, 4, 16, 108]

/** Spec §2.2: signature, version and command, family and transport, length, addresses; then TLVs, which are passed over. */
function readSecond(bytes: Uint8Array, bytesMax: number): ProxyHeader | undefined {
  const command = bytes[12] as number
  const family = (bytes[13] as number) >> 4
  const transport = (bytes[13] as number) & 15
  const content = uint16(bytes, 14)
  const length = secondFixed + content
  if (length > bytesMax) throw malformed(`The PROXY header is larger than ${bytesMax} bytes.`)
  if (command !== 0x20 && command !== 0x21) throw malformed('The PROXY header is of no known version or command.')
  const size = addressBytes[family]
  if (size === undefined || transport > 2) throw malformed('The PROXY header is of no known family.')
  if (bytes.length < length) return undefined
  const isLocal = command === 0x20
  if (isLocal || family === 0 || transport === 0) return { length, announced: undefined }
  if (transport !== 1) throw malformed('The PROXY header is not of a stream.')
  if (content < (family === 3 ? 2 * size : 2 * size + 4))
    throw malformed('The PROXY header is too short for its addresses.')
  // A socket in a file system has no address that anything here could go by.
  if (family === 3) return { length, announced: undefined }
  const at = secondFixed
  return {
    length,
    announced: {
      remoteAddress: printAddress(bytes.subarray(at, at + size)),
      localAddress: printAddress(bytes.subarray(at + size, at + 2 * size)),
      remotePort: uint16(bytes, at + 2 * size),
      localPort: uint16(bytes, at + 2 * size + 2),
    },
  }
}

function printAddress(octets: Uint8Array): string {
  if (octets.length === 4) return octets.join('.')
  const groups = Array.from({ length: 8 }, (_, i) => uint16(octets, 2 * i).toString(16))
  return plainAddress(groups.join(':'))
}

function uint16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) << 8) | (bytes[at + 1] as number)
}
