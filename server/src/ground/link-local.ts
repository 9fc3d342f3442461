import { BlockList, isIP } from 'node:net'

/**
 * Addresses no request of ours goes to, whoever typed them: link-local ones (RFC 3927, RFC 4291 §2.5.6), where machines in
 * a cloud read their own credentials, and the places outside those ranges where some clouds keep them. The same inside
 * IPv6 (RFC 4291 §2.5.5, RFC 6052, RFC 3056): there the IPv4 address is reached through a translator.
 */
const metadata = new BlockList()
metadata.addSubnet('169.254.0.0', 16, 'ipv4')
metadata.addAddress('100.100.100.200', 'ipv4')
metadata.addAddress('168.63.129.16', 'ipv4')
metadata.addSubnet('fe80::', 10, 'ipv6')
metadata.addAddress('fd00:ec2::254', 'ipv6')
metadata.addAddress('fd20:ce::254', 'ipv6')
for (const [high, low, bits] of [
  ['a9fe', '0', 16],
  ['6464', '64c8', 32],
  ['a83f', '8110', 32],
] as const) {
  metadata.addSubnet(`64:ff9b::${high}:${low}`, 96 + bits, 'ipv6')
  metadata.addSubnet(`::${high}:${low}`, 96 + bits, 'ipv6')
  metadata.addSubnet(`2002:${high}:${low}::`, 16 + bits, 'ipv6')
}

/** `address` is an IP address, with or without the brackets and the zone it has in URLs and lists of interfaces. */
export function isLinkLocal(address: string): boolean {
  const bare = address.replace(/^\[(.*)\]$/, '$1').replace(/%.*$/, '')
  const family = isIP(bare)
  return family !== 0 && metadata.check(bare, family === 4 ? 'ipv4' : 'ipv6')
}
