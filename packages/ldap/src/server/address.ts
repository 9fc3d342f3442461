import { isIPv6, SocketAddress } from 'node:net'

/**
 * An address as people write it: IPv6 in its short form, and an IPv4 address that arrived mapped into IPv6 without its
 * prefix. What is no address stays as it is.
 */
export function plainAddress(address: string): string {
  if (!isIPv6(address)) return address
  const [bare = '', zone] = address.split('%')
  const short = new SocketAddress({ address: bare, family: 'ipv6' }).address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(short)
  return mapped?.[1] ?? (zone === undefined ? short : `${short}%${zone}`)
}

/** What counts as one address: an IPv4 address, or an IPv6 /64, which is what one host can have at least. */
export function addressKey(address: string): string {
  const bare = address.replace(/%.*$/, '')
  if (!isIPv6(bare)) return bare
  const [head = '', tail] = bare.split('::')
  const first = head === '' ? [] : head.split(':')
  const last = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups =
    tail === undefined
      ? first
      : [...first, ...Array.from({ length: 8 - first.length - last.length }, () => '0'), ...last]
  return groups
    .slice(0, 4)
    .map(group => parseInt(group, 16).toString(16))
    .join(':')
}
