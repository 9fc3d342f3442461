/** What is different between a redirect address as it came and one that is allowed, and what to do about it. */
export interface RedirectWords {
  /** Lines: what the app asked for, and what it may. */
  detail: string
  fix: string
}

/** How far two addresses are from each other, as pieces that differ. */
const pieces = ['protocol', 'hostname', 'port', 'pathname', 'search', 'hash'] as const
type Piece = (typeof pieces)[number]

const differences = (a: URL, b: URL): Piece[] => pieces.filter(piece => a[piece] !== b[piece])

/** The allowed address that is the least different, with what is. */
function findNearest(
  sent: URL,
  allowed: readonly string[],
): { address: string; url: URL; differs: Piece[] } | undefined {
  return allowed
    .flatMap(address => {
      const url = URL.parse(address)
      return url === null ? [] : [{ address, url, differs: differences(sent, url) }]
    })
    .toSorted((a, b) => a.differs.length - b.differs.length)[0]
}

/**
 * `setting`: where the app is told its own address, in its own words. Addresses are shown as they came: they are compared
 * letter by letter (RFC 9700 §2.1).
 */
export function tellMismatch(title: string, sent: string, allowed: readonly string[], setting: string): RedirectWords {
  const lines = [
    `${title} asked to come back to`,
    sent === '' ? '(no address at all)' : sent,
    'but this app allows only',
  ]
  const detail = [...lines, ...allowed].join('\n')
  const url = URL.parse(sent)
  const nearest = url === null ? undefined : findNearest(url, allowed)
  if (url === null || nearest === undefined)
    return { detail, fix: `Give ${setting} as a whole address, with https:// and the host.` }
  return { detail, fix: fixOf(title, url, sent, nearest, setting) }
}

function fixOf(
  title: string,
  sent: URL,
  text: string,
  { address, url, differs }: NonNullable<ReturnType<typeof findNearest>>,
  setting: string,
): string {
  const set = `Set ${setting} to ${url.origin} and restart ${title}.`
  const addHere = `If ${text} is right, add it to the redirect addresses of this app here.`
  if (differs.includes('protocol') && sent.protocol === 'http:' && !differs.includes('hostname'))
    return `It says http where https is allowed. ${set} Don’t allow the http address: the sign-in code would travel unencrypted.`
  if (differs.includes('protocol') && sent.protocol === 'https:' && !differs.includes('hostname'))
    return `It says https where http is allowed. Replace ${address} by ${text} in the redirect addresses of this app here: https is the safer one.`
  if (differs.includes('hostname'))
    return `The host is ${sent.hostname} where ${url.hostname} is allowed. If people open ${title} at ${url.hostname}: ${set.charAt(0).toLowerCase()}${set.slice(1)} ${addHere}`
  if (differs.includes('port')) return `The port is ${portOf(sent)} where ${portOf(url)} is allowed. ${set} ${addHere}`
  if (differs.includes('pathname')) return `${pathWords(sent.pathname, url.pathname)} ${addHere}`
  if (differs.includes('search'))
    return `What comes after the question mark differs; it counts as part of the address. ${addHere}`
  if (differs.includes('hash')) return 'It has a # in it, which no redirect address may have.'
  return `They are the same address in two spellings; letter by letter they differ. ${addHere}`
}

const portOf = ({ port, protocol }: URL): string => port || (protocol === 'https:' ? '443' : '80')

function pathWords(sent: string, allowed: string): string {
  if (sent === `${allowed}/`) return 'It ends in a slash, and the allowed address does not.'
  if (`${sent}/` === allowed) return 'The allowed address ends in a slash, and it does not.'
  if (sent.toLowerCase() === allowed.toLowerCase()) return 'Capital and small letters in the path differ.'
  return `The path is ${sent} where ${allowed} is allowed.`
}
