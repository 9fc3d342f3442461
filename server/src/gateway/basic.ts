import { Secret } from '#ground'

/** Name and password of RFC 7617; undefined where there are none of that form. */
export function parseBasic(authorization: string | undefined): { name: string; password: Secret } | undefined {
  const encoded = /^basic +([a-z0-9+/]+={0,2})$/i.exec(authorization ?? '')?.[1]
  if (encoded === undefined) return undefined
  const text = Buffer.from(encoded, 'base64').toString()
  const at = text.indexOf(':')
  return at < 0 ? undefined : { name: text.slice(0, at), password: new Secret(text.slice(at + 1)) }
}
