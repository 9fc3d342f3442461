import { appTestTextsIn, type AppTestTexts } from './texts/index.ts'

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
export function tellMismatch(
  title: string,
  sent: string,
  allowed: readonly string[],
  setting: string,
  { redirect }: AppTestTexts = appTestTextsIn('en'),
): RedirectWords {
  const lines = [redirect.asked(title), sent === '' ? redirect.noAddress : sent, redirect.allowed]
  const detail = [...lines, ...allowed].join('\n')
  const url = URL.parse(sent)
  const nearest = url === null ? undefined : findNearest(url, allowed)
  if (url === null || nearest === undefined) return { detail, fix: redirect.whole(setting) }
  return { detail, fix: fixOf(title, url, sent, nearest, setting, redirect) }
}

function fixOf(
  title: string,
  sent: URL,
  text: string,
  { address, url, differs }: NonNullable<ReturnType<typeof findNearest>>,
  setting: string,
  said: AppTestTexts['redirect'],
): string {
  const set = said.set(setting, url.origin, title)
  const addHere = said.addHere(text)
  if (differs.includes('protocol') && sent.protocol === 'http:' && !differs.includes('hostname'))
    return `${said.http} ${set} ${said.httpDanger}`
  if (differs.includes('protocol') && sent.protocol === 'https:' && !differs.includes('hostname'))
    return said.https(address, text)
  if (differs.includes('hostname'))
    return `${said.host(sent.hostname, url.hostname)} ${said.hostFix(title, url.hostname, setting, url.origin)} ${addHere}`
  if (differs.includes('port')) return `${said.port(portOf(sent), portOf(url))} ${set} ${addHere}`
  if (differs.includes('pathname')) return `${pathWords(sent.pathname, url.pathname, said)} ${addHere}`
  if (differs.includes('search')) return `${said.query} ${addHere}`
  if (differs.includes('hash')) return said.hash
  return `${said.spelling} ${addHere}`
}

const portOf = ({ port, protocol }: URL): string => port || (protocol === 'https:' ? '443' : '80')

function pathWords(sent: string, allowed: string, said: AppTestTexts['redirect']): string {
  if (sent === `${allowed}/`) return said.slash
  if (`${sent}/` === allowed) return said.noSlash
  return sent.toLowerCase() === allowed.toLowerCase() ? said.letters : said.path(sent, allowed)
}
