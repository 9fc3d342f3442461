import { BlockList, isIP } from 'node:net'
import { isLinkLocal } from './link-local.ts'

/** What is not anybody's on the internet: IANA's special-purpose IPv4 addresses (RFC 6890), and multicast. */
const special = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  special.addSubnet(net, bits, 'ipv4')

/** Of IPv6 one block is given out (RFC 4291 §2.4), less what is inside it for protocols, tunnels and examples. */
const given = new BlockList()
given.addSubnet('2000::', 3, 'ipv6')
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  special.addSubnet(net, bits, 'ipv6')

/** Whether an IP address is a public one. IPv4 inside IPv6 is judged as what it is where it is written so (`::ffff:`). */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 0 || isLinkLocal(address)) return false
  if (family === 4) return !special.check(address, 'ipv4')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return isPublicAddress(mapped)
  return given.check(address, 'ipv6') && !special.check(address, 'ipv6')
}

/** False for a host of a URL that is an address and not public, or this machine's name. Of other names nothing is known. */
export function isPublicHost(hostname: string): boolean {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1')
  if (isIP(bare) !== 0) return isPublicAddress(bare)
  return !/(?:^|\.)localhost\.?$/i.test(bare)
}
