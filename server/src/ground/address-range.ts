import { isIP } from 'node:net'

/** Whether a text is an IPv4 or IPv6 address, or a range of them in CIDR form (RFC 4632 §3.1, RFC 4291 §2.3). */
export function isAddressRange(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0 || address.includes('%')) return false
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128))
}

/**
 * The lines of an allow-list that cannot be read, from 1. `#` starts a comment, and empty lines mean nothing.
 */
export function findWrongLines(lines: readonly string[]): { line: number; message: string }[] {
  return lines.flatMap((text, i) => {
    const entry = text.replace(/#.*/, '').trim()
    if (entry === '' || isAddressRange(entry)) return []
    return { line: i + 1, message: `“${entry}” is neither an address nor a range such as 10.0.0.0/8 or fd00::/8.` }
  })
}
