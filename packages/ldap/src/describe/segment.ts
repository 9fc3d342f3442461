import { Tag } from '../ber/tag.ts'

const tcp = 6

/**
 * What the TCP segment of a packet carries, when the octets are one of Ethernet, IPv4 or IPv6, cut short or not;
 * otherwise the octets as they are. An LDAP message begins as no IP packet does. It may begin as an Ethernet frame, but
 * no message has the headers of IP and TCP where a frame has them.
 */
export function findSegment(bytes: Uint8Array): Uint8Array {
  return findInternet(bytes) ?? (isEthernet(bytes) ? findInternet(bytes.subarray(14)) : undefined) ?? bytes
}

function isEthernet(bytes: Uint8Array): boolean {
  const type = number(bytes, 12)
  return type === 0x0800 || type === 0x86dd
}

/** Undefined when this is no IP packet with TCP in it. */
function findInternet(bytes: Uint8Array): Uint8Array | undefined {
  const [first = 0] = bytes
  if (first === Tag.sequence) return undefined
  if (first >> 4 === 4) {
    const header = (first & 15) * 4
    const length = number(bytes, 2)
    if (header < 20 || length < header || bytes[9] !== tcp) return undefined
    return findPayload(bytes.subarray(header, length))
  }
  if (first >> 4 !== 6 || bytes[6] !== tcp || bytes.length < 40) return undefined
  return findPayload(bytes.subarray(40, 40 + number(bytes, 4)))
}

function findPayload(segment: Uint8Array): Uint8Array | undefined {
  const header = ((segment[12] ?? 0) >> 4) * 4
  return header < 20 || header > segment.length ? undefined : segment.subarray(header)
}

function number(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
}
