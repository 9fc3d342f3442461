import { isIP } from 'node:net'

/** Whether a text is an IPv4 or IPv6 address, or a range of them in CIDR form (RFC 4632 §3.1, RFC 4291 §2.3). */
export function isAddressRange(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0 || address.includes('%')) return false
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128))
}
