import { inTurn, Problem, say, type Saying } from '#ground'
import ipaddr from 'ipaddr.js'

/** Who may connect, by address. Parsed once, asked at every accept. */
export interface AllowList {
  readonly isEmpty: boolean
  /** `address` as a socket tells it: IPv4, IPv6, IPv4 mapped into IPv6, with or without a zone. */
  allows(address: string): boolean
}

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number]

/** What the comment of the narrowest range calls the network of an address; null where none does. */
export type NameNetwork = (address: string) => string | null

const explanation =
  'Write one address or range a line, like 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32; # starts a comment.'

/**
 * Lines of addresses and ranges (CIDR), IPv4 and IPv6; blank lines and `#` comments are skipped. Throws Problem
 * `invalid` that names every bad line, with the path `<path>.<line from 1>`.
 */
export function parseAllowList(lines: readonly string[], path = 'allowList'): AllowList {
  const ranges: Range[] = []
  const wrong: { path: string; message: Saying }[] = []
  lines.forEach((line, index) => {
    const text = line.replace(/#.*$/s, '').trim()
    if (text === '') return
    const range = parseRange(text)
    if (range !== undefined) ranges.push(range)
    else
      wrong.push({
        path: `${path}.${index + 1}`,
        message: inTurn(
          say('Line {line} is neither an address nor a range: “{text}”.', {
            line: index + 1,
            text: text.slice(0, 60),
          }),
          explanation,
        ),
      })
  })
  if (wrong[0] !== undefined) throw new Problem('invalid', wrong[0].message, { fields: wrong })
  return {
    isEmpty: ranges.length === 0,
    allows(address) {
      const peer = parsePeer(address)
      return peer !== undefined && ranges.some(range => isWithin(peer, range))
    },
  }
}

/** Names of networks from lines such as `10.0.20.0/24 # office`. What is no range, or has no comment, names nothing. */
export function readNetworkNames(lines: Iterable<string>): NameNetwork {
  const named: { range: Range; name: string }[] = []
  for (const line of lines) {
    const [, text = '', name = ''] = /^([^#]*)#(.*)$/s.exec(line) ?? []
    const range = name.trim() === '' ? undefined : parseRange(text.trim())
    if (range !== undefined) named.push({ range, name: name.trim() })
  }
  named.sort((a, b) => b.range[1] - a.range[1])
  return address => {
    const peer = parsePeer(address)
    return (peer && named.find(({ range }) => isWithin(peer, range))?.name) ?? null
  }
}

const isWithin = (peer: Range[0], range: Range): boolean => peer.kind() === range[0].kind() && peer.match(range)

function parsePeer(address: string): Range[0] | undefined {
  const bare = address.replace(/%.*$/s, '')
  return isAddress(bare) ? ipaddr.process(bare) : undefined
}

function parseRange(text: string): Range | undefined {
  const [address = '', prefix, ...rest] = text.split('/')
  if (rest.length > 0 || !isAddress(address) || address.includes('%')) return undefined
  const parsed = ipaddr.parse(address)
  const most = parsed.kind() === 'ipv4' ? 32 : 128
  if (prefix !== undefined && !/^\d{1,3}$/.test(prefix)) return undefined
  const bits = prefix === undefined ? most : Number(prefix)
  if (bits > most) return undefined
  // Peers are compared in their plain form, so `::ffff:10.0.0.0/104` is 10.0.0.0/8.
  return parsed instanceof ipaddr.IPv6 && parsed.isIPv4MappedAddress() && bits >= 96
    ? [parsed.toIPv4Address(), bits - 96]
    : [parsed, bits]
}

/** ipaddr.js also reads `127.1`, `0x7f.1` and plain numbers: an admin who types one has made a slip. */
const isAddress = (text: string): boolean =>
  (text.includes(':') || ipaddr.IPv4.isValidFourPartDecimal(text)) && ipaddr.isValid(text)
