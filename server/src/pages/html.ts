/** Markup that is safe to send: made by `html`, or vouched for with `trusted`. Nothing else is put on a page unescaped. */
export class Html {
  readonly #markup: string

  constructor(markup: string) {
    this.#markup = markup
  }

  toString(): string {
    return this.#markup
  }
}

/** What may stand in a template: text is escaped, lists are joined, and what is absent or `false` leaves nothing. */
export type Part = Html | string | number | false | null | undefined | readonly Part[]

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string): string => text.replace(/[&<>"']/g, character => escapes[character] ?? character)

function print(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (part instanceof Html) return part.toString()
  return Array.isArray(part) ? part.map(print).join('') : escape(String(part))
}

/** A template whose values are escaped for text and for attributes in quotes; attributes are always written in quotes. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html =>
  new Html(strings.reduce((before, after, at) => before + print(parts[at - 1]) + after))

/** For markup from our own files only. */
export const trusted = (markup: string): Html => new Html(markup)

/** ` name="value"`, or nothing when there is no value; `true` gives the bare attribute. */
export const attribute = (name: string, value: string | true | undefined): Html | undefined =>
  value === undefined ? undefined : value === true ? trusted(` ${name}`) : html`${trusted(` ${name}`)}="${value}"`

/** An address an app or admin gave us, when a link to it can only open a web page: never `javascript:` and the like. */
export function webAddress(address: string | null | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined
  const { protocol, href } = new URL(address)
  return protocol === 'https:' || protocol === 'http:' ? href : undefined
}
