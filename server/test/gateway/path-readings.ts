/** Paths as visitors and scanners write them: sent as they are. */
export const targets: readonly string[] = [
  '/private', '/private/', '/private/x', '/private?x=/open', '/private/?', '/open?x=/../private', '/open/', '/open',
  '/%70rivate', '/%70%72%69%76%61%74%65/x', '/priv%61te', '/%50rivate', '//private', '///private//x', '/./private',
  '/.//private', '/open/../private', '/open/./../private', '/open/%2e%2e/private', '/open/.%2e/private',
  '/open/%2E%2E/private/x', '/%2e/private', '/%2e%2e/private', '/../private', '/../../private', '/x/y/../../private',
  '/open//../private', '/open/..//private', '/open//..//private', '/open%2f..%2fprivate', '/open%2fprivate',
  '/open/..%2fprivate', '/%2fprivate', '/open%5c..%5cprivate', '/open\\..\\private', '/%5cprivate',
  '/open/..;/private', '/open/..;x=1/private', '/open/%2e%2e;/private', '/open/.;/private', '/;/private', '/;x/private',
  '/private;x=1', '/private;x=1/y', '/private%3bx/y', '/open;/../private', '/open;x/..;y/private',
  '/%252e%252e/private', '/open/%252e%252e/private', '/open%252f..%252fprivate', '/%2570rivate', '/open/%25252e%25252e/private',
  '/private%00', '/private%00.css', '/open%00/../private', '/open/%0a/../private', '/private%20', '/private%09', '/private%7f',
  '/private#open', '/open#/../private', '/private%23open', '/open%23/../private', '/open%3f/../private', '/private%3fopen',
  '/%c0%ae%c0%ae/private', '/open/%c0%af../private', '/priv%c0%a1te', '/%ff/../private', '/%/private', '/%zz/../private', '/%u0070rivate',
  '/\u00c3\u00a9', '/%C3%A9', '/cafe%CC%81', '*', 'private', 'http://wiki.test/private', '/http://wiki.test/private', '/open/x.css', '/100%25',
] // biome-ignore format: a table

const normalise = (path: string): string => {
  const kept: string[] = []
  for (const part of path.split('/'))
    if (part === '..') kept.pop()
    else if (part !== '' && part !== '.') kept.push(part)
  return `/${kept.join('/')}`
}
const decode = (text: string): string => decodeURIComponent(text)

/** How different programs come from a request-target to the path of a file or a route. */
const programs: Record<string, (target: string) => string> = {
  'a browser’s parser, decoded after': target => normalise(decode(new URL(target, 'http://app.test').pathname)),
  'decoded, then normalised (CGI, WSGI)': target => normalise(decode(target.split('?', 1)[0] ?? '')),
  'normalised, then decoded': target => decode(normalise(target.split('?', 1)[0] ?? '')),
  'RFC 3986 without merging slashes': target => {
    const kept: string[] = []
    for (const part of (target.split('?', 1)[0] ?? '').split('/').slice(1))
      if (part === '..') kept.pop()
      else if (part !== '.') kept.push(part)
    return decode(`/${kept.join('/')}`).replace(/\/+/g, '/')
  },
  'a servlet container': target => normalise(decode((target.split('?', 1)[0] ?? '').replace(/;[^/]*/g, ''))),
  'decoded twice': target => normalise(decode(decode(target.split('?', 1)[0] ?? ''))),
  'backslashes as slashes': target => normalise(decode(target.split('?', 1)[0] ?? '').replaceAll('\\', '/')),
  'cut at a fragment': target => normalise(decode(target.split(/[?#]/, 1)[0] ?? '')),
}

/** Under which paths programs would answer this; what a program refuses is no reading. */
export function readAsPrograms(target: string): Map<string, string> {
  const readings = new Map<string, string>()
  for (const [name, read] of Object.entries(programs))
    try {
      readings.set(name, read(target))
    } catch {
      // Not well-formed for this one.
    }
  return readings
}
