import { invalidField, limits, type Words } from '#ground'
import ipaddr from 'ipaddr.js'

/**
 * Addresses at which no app is: link-local ones (RFC 3927, RFC 4291 §2.5.6), where clouds tell a machine its own
 * credentials, as at AWS's of IPv6, and those that are no machine's.
 */
export function isNoUpstream(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  if (!ipaddr.isValid(bare)) return false
  const parsed = ipaddr.process(bare)
  return (
    ['linkLocal', 'multicast', 'broadcast', 'unspecified'].includes(parsed.range()) || parsed.toString() === awsOfIpv6
  )
}

const awsOfIpv6 = 'fd00:ec2::254'

/**
 * An upstream as it is kept, `http://127.0.0.1:3000`. People reach us under `names` on the port of `home`: an app there
 * would be ourselves. Throws Problem `invalid`.
 */
export function parseUpstream(text: string, names: readonly (string | undefined)[], home: URL | null): string {
  const wrong = (message: Words) => invalidField('gateway.upstream', message)
  const url = text.length > limits.app.uriLengthMax ? null : URL.parse(text.trim())
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '')
    throw wrong('Give the address the app listens at, like http://127.0.0.1:3000.')
  if (url.username !== '' || url.password !== '')
    throw wrong('No name and password in it: an app behind the gateway is told who somebody is.')
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || /[?#]/.test(text))
    throw wrong('Scheme, name and port alone: an app has the same paths there that people ask for.')
  if (isNoUpstream(url.hostname)) throw wrong('No app is at this address: it leads to this machine’s surroundings.')
  if (home !== null && names.includes(url.hostname) && portOf(url) === portOf(home))
    throw wrong('This leads back here. Give the address the app itself listens at.')
  return url.origin
}

const portOf = ({ protocol, port }: URL): string => port || (protocol === 'https:' ? '443' : '80')
