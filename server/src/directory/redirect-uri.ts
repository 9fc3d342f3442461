import { invalidField, limits, say, type Words } from '#ground'

const dangerous = new Set(['javascript:', 'data:', 'vbscript:', 'file:', 'blob:', 'about:'])

/**
 * An address an app may be returned to: absolute, no fragment (RFC 6749 §3.1.2), no credentials, no wildcard; https, an
 * app's own scheme, or http to this machine (RFC 8252 §7.3) and to names and addresses of private networks. It is
 * compared exactly, so it is kept as typed. Throws Problem `invalid`.
 */
export function parseRedirectUri(path: string, text: string): string {
  const uri = text.trim()
  const wrong = (message: Words) => invalidField(path, message)
  if (uri.length > limits.app.uriLengthMax)
    throw wrong(say('At most {max} characters.', { max: limits.app.uriLengthMax }))
  const url = URL.parse(uri)
  if (url === null || /[\s\\]/.test(uri)) throw wrong('Give a whole address, such as https://app.example.com/callback.')
  if (dangerous.has(url.protocol)) throw wrong('This kind of address is not safe to return to.')
  if (uri.includes('#')) throw wrong('Leave out # and what follows it.')
  if (uri.includes('*')) throw wrong('Write each address out; patterns are not matched.')
  if (url.username !== '' || url.password !== '') throw wrong('Leave out the name and password before @.')
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && !isPrivateName(url.hostname))
    throw wrong('Use https; http is for addresses on this machine or in a private network.')
  return uri
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)

/** Self-hosters run apps at http://nas.lan: a warning's case, not a refusal's. Public names need https. */
const isPrivateName = (host: string): boolean =>
  !host.includes('.') ||
  /\.(?:lan|local|internal|home\.arpa|test)$/.test(host) ||
  /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(host)
