import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { isLinkLocal } from '#ground'
import type { ExternalTexts } from '../texts/index.ts'

/** The addresses of a host; the system's unless a test has its own. */
export type Resolve = (host: string) => Promise<string[]>

export const resolveHost: Resolve = async host => (await lookup(host, { all: true })).map(({ address }) => address)

/** Where an address of a directory leads, or in words why nothing is sent there. */
export type Resolved = { addresses: string[] } | { trouble: string; hint: string; forbidden?: true }

/**
 * Looks a host up once, so that the connection goes to what was looked at. Directories stand on private networks, and on
 * this machine, so such addresses are allowed; link-local and metadata ones are not (see `isLinkLocal`), and one of them
 * among several refuses the whole name.
 */
export async function resolveName(host: string, resolve: Resolve, { name }: ExternalTexts): Promise<Resolved> {
  let addresses: string[]
  try {
    addresses = isIP(host) === 0 ? await resolve(host) : [host]
  } catch {
    addresses = []
  }
  if (addresses.length === 0) return { trouble: name.unknown(host), hint: name.unknownHint }
  if (addresses.some(isLinkLocal)) return { trouble: name.forbidden(host), forbidden: true, hint: name.forbiddenHint }
  return { addresses }
}
