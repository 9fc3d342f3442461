const base = 'http://local.invalid'

/**
 * A place on this server to go on to, from a value a stranger may have written: `/path?query#part`, or undefined.
 * What a browser would read as another origin is refused: an authority (`//`, `/\`), anything with a scheme, and
 * white space and control characters, some of which URL parsers drop (WHATWG URL §4.4).
 */
export function parseLocalPath(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 2000) return undefined
  if (!/^\/(?![/\\])/.test(value) || /[\p{Cc}\s\\]/u.test(value)) return undefined
  // One round of decoding, since a proxy or router may do one: `/%2f/evil.test` and `/%5cevil.test` are not paths of ours.
  if (/^\/(?:%2f|%5c|%09|%0a|%0d)/i.test(value)) return undefined
  if (!URL.canParse(value, base)) return undefined
  const url = new URL(value, base)
  // `/x/..//evil.test` is a path of ours to the parser and an authority once it is printed.
  return url.origin === base && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : undefined
}
