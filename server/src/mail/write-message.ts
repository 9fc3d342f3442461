import { visible, type Language, type Millis } from '#ground'
import type { Around, Block, Facts, Letter } from './letter.ts'
import { printHtml, printText } from './markup.ts'
import type { MailKind, Message } from './message.ts'
import { de } from './texts/de.ts'
import { en } from './texts/en.ts'
import { es } from './texts/es.ts'
import { fr } from './texts/fr.ts'

const texts = { en, de, fr, es }
/** Of names: longer ones are cut. */
const nameLengthMax = 200
/** Of what somebody says to another, by the facts it is in. */
const saidLengthMax = 500
const said: readonly string[] = ['why', 'word']

/** Facts as the caller has them: where a link leads on this server, moments as moments, and no address as null. */
export type GivenFacts<K extends MailKind> = K extends 'email-changed'
  ? { before: string | null; after: string | null }
  : Facts[K] extends { link: string }
    ? Omit<Facts[K], 'link' | 'until'> & { path: string; until: Millis }
    : Facts[K] extends { until: string | null }
      ? Omit<Facts[K], 'until'> & { until: Millis | (null extends Facts[K]['until'] ? null : never) }
      : Facts[K]

/** Who reads it, and from whom it is. */
export interface Reader {
  to: string
  /** As others call them; empty for nobody knows yet. */
  name: string
  language: Language
  /** Such as `Europe/Berlin`; UTC without one. */
  timeZone: string | null
}

export interface Letterhead {
  organisation: string
  contact: string
  /** The configured one: no link comes from anywhere else. */
  publicUrl: URL
}

/** What a notice tells of. */
export interface Occasion {
  at: Millis
  /** Such as “Firefox on Linux”. */
  browser: string | null
  address: string | null
}

/** One line in which nothing is hidden. */
const line = (text: string, lengthMax = nameLengthMax): string =>
  visible(text.replaceAll(/\s+/g, ' ').trim()).slice(0, lengthMax)

/** Writes a message. Everything that somebody may have typed is text in it, in both its forms. */
export function writeMessage<K extends MailKind>(
  kind: K,
  facts: GivenFacts<K>,
  reader: Reader,
  { organisation, contact, publicUrl }: Letterhead,
  occasion: Occasion | null = null,
): Message {
  const { to, name, language, timeZone } = reader
  const words = texts[language]
  const around: Around = { organisation: line(organisation), contact: line(contact), home: publicUrl.origin }
  const write = words[kind] as (facts: Facts[K] & Around) => Letter
  const { subject, blocks } = write({ ...readable(facts, { language, timeZone, publicUrl }), ...around } as Facts[K] &
    Around)
  const [first = '', ...rest] = blocks
  const known: Block[] = occasion === null ? [] : [{ known: printOccasion(occasion, reader) }]
  const all = [words.greeting(line(name)), first, ...known, ...rest]
  const footer = words.footer(around)
  return {
    kind,
    to,
    language,
    subject: line(subject),
    text: printText(all, footer),
    html: printHtml(language, line(subject), all, footer),
  }
}

/** Facts as the texts take them. */
function readable(
  facts: object,
  { language, timeZone, publicUrl }: Pick<Reader, 'language' | 'timeZone'> & { publicUrl: URL },
): Record<string, unknown> {
  const read: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(facts) as [string, unknown][]) {
    if (key === 'path') read['link'] = linkTo(publicUrl, String(value))
    else if (key === 'until' && value !== null) read['until'] = printMoment(Number(value), language, timeZone)
    else if (value === null && (key === 'before' || key === 'after')) read[key] = texts[language].known.nobody
    else read[key] = typeof value === 'string' ? line(value, said.includes(key) ? saidLengthMax : nameLengthMax) : value
  }
  return read
}

/** On this server and nowhere else. */
function linkTo(publicUrl: URL, path: string): string {
  const link = new URL(path, publicUrl)
  if (link.origin !== publicUrl.origin) throw new Error('A link in mail leads to this server.')
  return link.href
}

function printOccasion(
  { at, browser, address }: Occasion,
  { language, timeZone }: Reader,
): readonly (readonly [string, string])[] {
  const { known } = texts[language]
  return [
    [known.at, printMoment(at, language, timeZone)],
    ...(browser === null ? [] : [[known.browser, line(browser)] as const]),
    ...(address === null ? [] : [[known.address, line(address)] as const]),
  ]
}

/** In the reader's words and zone, which is named. A zone nobody knows is UTC. */
function printMoment(at: Millis, language: Language, timeZone: string | null): string {
  const form = { dateStyle: 'long', timeStyle: 'short' } as const
  const print = (zone: string): string =>
    `${new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...form, timeZone: zone }).format(at)} (${zone})`
  try {
    return print(timeZone ?? 'UTC')
  } catch {
    return print('UTC')
  }
}
