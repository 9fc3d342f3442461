import type { Snippet } from '@doorward/contract'
import type { SnippetSource } from '../recipe.ts'
import { dialects, type Dialect } from './dialects.ts'
import { isPlaceholder, placeholders, secretPlaceholder, type Values } from './values.ts'

/** `{{issuer}}`; `{{title|json}}` for a value in JSON that itself stands in quotes; `{{base|url}}` for a DN in an address. */
const placeholder = /\{\{([a-zA-Z]+)(?:\|(json|url))?\}\}/y

const forms = {
  json: dialects.json.quoted['"'],
  // RFC 4516 §2.1: what tells a DN's parts apart may stand as it is.
  url: (text: string) => encodeURIComponent(text).replaceAll('%3D', '=').replaceAll('%2C', ','),
}
type Form = keyof typeof forms

/** What may stand unquoted in any of the languages. */
const plain = /^[\w.:/@[\] -]*$/

/**
 * A snippet with an app's values in it, each written so that it is read back as itself. The secret's placeholder stays.
 * Throws for a source that is wrong, whatever the values: one that names what is no placeholder, or puts what people type
 * where nothing could keep it in.
 */
export function fillSnippet(source: SnippetSource<string>, values: Values): Snippet {
  const dialect: Dialect = dialects[source.dialect]
  const { name, file } = source
  return { name, file, language: dialect.language, text: fillText(source.text, dialect, values, file) }
}

/** A sentence with values in it. */
export const fillSentence = (sentence: string, values: Values): string =>
  fillText(sentence, dialects.text, values, 'a sentence')

function fillText(text: string, dialect: Dialect, values: Values, file: string): string {
  let filled = ''
  let quote: '"' | "'" | '`' | null = null
  for (let i = 0; i < text.length; ) {
    placeholder.lastIndex = i
    const [whole, name = '', form] = placeholder.exec(text) ?? []
    if (whole !== undefined) {
      const write = writerAt(dialect, quote, text.slice(i + whole.length))
      filled += fillOne(name, form as Form | undefined, values, write, file)
      i += whole.length
      continue
    }
    const sign = text[i] ?? ''
    if (quote === null && dialect.comment !== null && text.startsWith(dialect.comment, i)) {
      const end = text.indexOf('\n', i)
      const comment = end === -1 ? text.slice(i) : text.slice(i, end)
      filled += comment
      i += comment.length
      continue
    } else if (quote === sign) quote = null
    else if (quote === null && isQuote(dialect, sign)) quote = sign
    filled += sign
    i += 1
  }
  return filled
}

const isQuote = (dialect: Dialect, sign: string): sign is '"' | "'" | '`' => Object.hasOwn(dialect.quoted, sign)

/** How whatever somebody typed is written at a place; undefined where it cannot be. */
function writerAt(dialect: Dialect, quote: '"' | "'" | '`' | null, rest: string) {
  if (quote !== null) return dialect.quoted[quote]
  return dialect.language === 'text' || /^(?:\n|$)/.test(rest) ? dialect.restOfLine : undefined
}

function fillOne(
  name: string,
  form: Form | undefined,
  values: Values,
  write: ((text: string) => string) | undefined,
  file: string,
): string {
  if (name === secretPlaceholder) return `{{${secretPlaceholder}}}`
  if (!isPlaceholder(name)) throw new Error(`${file}: there is no placeholder ${name}.`)
  const value = values[name]?.toWellFormed()
  if (value === undefined) throw new Error(`${file}: the app gives no ${name}.`)
  const text = form === undefined ? value : forms[form](value)
  if (write !== undefined) return write(text)
  if (placeholders[name] === 'plain' && plain.test(text)) return text
  throw new Error(`${file}: ${name} stands where nothing keeps it in.`)
}
