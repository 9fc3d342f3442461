import type { Millis } from '#ground'

/** A cookie of ours: opaque, HttpOnly, SameSite=Lax, Path=/, host-only. */
export interface Cookie {
  /** Its value in a request's headers; undefined when absent, malformed, or sent with two different values. */
  read(headers: { cookie?: string | undefined }): string | undefined
  /** The value of a `Set-Cookie` header. */
  print(value: string): string
  printCleared(): string
}

export interface CookieOptions {
  /** Without prefix. On https it becomes `__Host-<name>`, which a browser takes only from this host, Secure, Path=/. */
  name: string
  maxAgeMs: Millis
  publicUrl: () => URL
  /** What a value looks like; unless told, a token. */
  wellFormed?: RegExp
}

// What newToken makes, with room: base64url and nothing a header or log could misread.
const tokenForm = /^[A-Za-z0-9_-]{16,128}$/

function readPair(header: string, name: string, wellFormed: RegExp): string | undefined {
  let found: string | undefined
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=')
    if (at < 0 || pair.slice(0, at).trim() !== name) continue
    const value = pair.slice(at + 1).trim()
    if (found !== undefined && found !== value) return undefined
    found = value
  }
  return found !== undefined && wellFormed.test(found) ? found : undefined
}

export function createCookie({ name, maxAgeMs, publicUrl, wellFormed = tokenForm }: CookieOptions): Cookie {
  const secure = () => publicUrl().protocol === 'https:'
  const fullName = () => (secure() ? `__Host-${name}` : name)
  const print = (value: string, maxAgeSeconds: number) =>
    `${fullName()}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure() ? '; Secure' : ''}`
  return {
    read: headers => (headers.cookie ? readPair(headers.cookie, fullName(), wellFormed) : undefined),
    print: value => print(value, Math.floor(maxAgeMs / 1000)),
    printCleared: () => print('', 0),
  }
}
