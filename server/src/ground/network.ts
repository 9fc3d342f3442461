import { isIP } from 'node:net'

/** The sixteen-bit groups of an IPv6 address without its zone; `::` stands for those left out (RFC 4291 §2.2). */
function readGroups(address: string): string[] {
  const [head = '', tail] = address.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  if (tail === undefined) return before
  return [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after]
}

/**
 * The network an address is most likely of, for telling a place from another: the first three bytes of IPv4, and the
 * first 64 bits of IPv6, which is what one household or office is given (RFC 6177). What is no address stands for itself.
 */
export function findNetwork(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  const bare = mapped ?? address.split('%', 1)[0] ?? ''
  if (isIP(bare) === 4) return `${bare.split('.').slice(0, 3).join('.')}.0/24`
  if (isIP(bare) !== 6) return address
  const groups = readGroups(bare.toLowerCase()).slice(0, 4)
  return `${groups.map(group => group.replace(/^0+(?=.)/, '')).join(':')}::/64`
}
