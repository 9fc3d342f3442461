import ipaddr from 'ipaddr.js'
import { webLimits } from './limits.ts'

type Address = ipaddr.IPv4 | ipaddr.IPv6
type Range = [Address, number]

/** Whether a socket's address belongs to a proxy whose forwarded headers count. */
export type IsTrustedProxy = (address: string) => boolean

function parseAddress(text: string): Address | undefined {
  const bare = text.replace(/%.*$/, '')
  // ipaddr.js also reads `0x7f.1`, `127.1` and plain numbers, which are no addresses in a header.
  if (!bare.includes(':') && !ipaddr.IPv4.isValidFourPartDecimal(bare)) return undefined
  return ipaddr.isValid(bare) ? ipaddr.process(bare) : undefined
}

/** Proxies, and the visitors behind them, come again with each request. */
function remembering<T>(find: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return text => {
    const before = known.get(text)
    if (before !== undefined) return before
    const found = find(text)
    if (known.size >= webLimits.rememberedAddressesMax) known.clear()
    // A longer one is no address, and somebody’s to make up.
    if (text.length <= webLimits.addressLengthMax) known.set(text, found)
    return found
  }
}

/** Throws on the first entry that is neither an address nor a range, naming it. */
export function parseTrustedProxies(entries: readonly string[]): IsTrustedProxy {
  const ranges = entries.map((entry): Range => {
    const text = entry.trim()
    const address = parseAddress(text)
    if (address) return [address, address.kind() === 'ipv4' ? 32 : 128]
    if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text)
    throw new Error(`trustedProxies: "${entry}" is neither an address nor a range such as 10.0.0.0/8`)
  })
  return remembering(text => {
    const address = parseAddress(text)
    return address !== undefined && ranges.some(range => address.kind() === range[0].kind() && address.match(range))
  })
}

const printSocketAddress = remembering(text => parseAddress(text)?.toString() ?? '0.0.0.0')

const readHop = remembering((text: string) => {
  const bracketed = /^\[([0-9a-f:.]+)\](?::\d{1,5})?$/i.exec(text)?.[1]
  const withPort = /^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$/.exec(text)?.[1]
  return parseAddress(bracketed ?? withPort ?? text)?.toString()
})

/** An entry of X-Forwarded-For: an address, perhaps with a port (`192.0.2.1:4711`, `[2001:db8::1]:4711`). */
const parseHop = (entry: string): string | undefined => readHop(entry.trim())

/**
 * Who is at the other end: the socket's address, or, when that is a trusted proxy, the nearest address of
 * X-Forwarded-For, read from the right, that is not one. What a visitor writes there himself stands further left and
 * is never reached; an entry that is no address ends the walk at the last one that was.
 */
export function resolveClientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  isTrusted: IsTrustedProxy,
): string {
  let nearest = printSocketAddress(socketAddress ?? '')
  if (!forwardedFor) return nearest
  for (const entry of forwardedFor.split(',').reverse().slice(0, webLimits.forwardedHopsMax)) {
    if (!isTrusted(nearest)) return nearest
    const hop = parseHop(entry)
    if (!hop) return nearest
    nearest = hop
  }
  return nearest
}
