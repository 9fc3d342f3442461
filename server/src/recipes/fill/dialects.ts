import type { SnippetLanguage } from '@doorward/contract'

/** How a value is written in a kind of file, so that it is read back as what it is and never as more. */
export interface Dialect {
  language: SnippetLanguage
  /** What opens a comment, to the end of its line. */
  comment: string | null
  /** How text reads inside of quotes; a quote that is not named here quotes nothing. */
  quoted: { readonly [Quote in '"' | "'" | '`']?: (text: string) => string }
  /** How a value reads that is all there is up to the end of the line; absent: values somebody typed stand in quotes. */
  restOfLine?: (text: string) => string
}

/** For what has no way to write a line break or a control character. */
const onOneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')

/** JSON (RFC 8259 §7), and the same inside the double quotes of YAML (1.2.2 §5.7), which reads more as a line break. */
const escapeJson = (text: string): string =>
  JSON.stringify(text)
    .slice(1, -1)
    .replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** YAML 1.2.2 §7.3.2: nothing is escaped but the quote, so that it holds one line. */
const escapeYamlSingle = (text: string): string => onOneLine(text).replaceAll("'", "''")

/** Compose reads `$` as the beginning of a variable, also inside of quotes. */
const forCompose = (escape: (text: string) => string) => (text: string) => escape(text).replaceAll('$', '$$$$')

const yaml: Dialect = { language: 'yaml', comment: '#', quoted: { '"': escapeJson, "'": escapeYamlSingle } }

/** Whoever reads the line alone reads values without white space at their ends. */
const plainLine = (text: string): string => onOneLine(text).trim()

const inQuotesOnOneLine = (text: string): string =>
  onOneLine(text)
    .replace(/["\\]/g, '\\$&')
    .replace(/\$(?=\{)/g, '$& ')

export const dialects = {
  yaml,
  compose: { ...yaml, quoted: { '"': forCompose(escapeJson), "'": forCompose(escapeYamlSingle) } },
  json: { language: 'json', comment: null, quoted: { '"': escapeJson } },
  /**
   * The INI of programs written in Go: `#` and `;` begin a comment wherever they stand, but not between backquotes, of
   * which the last one of the line counts. `%(name)s`, `${NAME}` and `$__file{}` are replaced even there, and nothing
   * escapes them: a space goes in between.
   */
  goIni: {
    language: 'ini',
    comment: '#',
    quoted: { '`': text => onOneLine(text).replace(/%(?=\()|\$(?=[{_])/g, '$& ') },
  },
  /** SSSD's: a value is the rest of the line, whatever stands in it. */
  ini: { language: 'ini', comment: null, quoted: {}, restOfLine: plainLine },
  /** A word and a value, apart by a space: that of nslcd. */
  line: { language: 'text', comment: null, quoted: {}, restOfLine: plainLine },
  /** Dovecot's: as it stands, or in double quotes; `%` begins a variable. */
  dovecot: {
    language: 'ini',
    comment: '#',
    quoted: {},
    restOfLine: text => {
      const line = plainLine(text).replaceAll('%', '%%')
      return /^[^\s"'#\\]+(?: [^\s"'#\\]+)*$/.test(line) ? line : `"${line.replace(/["\\]/g, '\\$&')}"`
    },
  },
  nginx: { language: 'nginx', comment: '#', quoted: {} },
  caddy: { language: 'caddy', comment: '#', quoted: {} },
  haproxy: { language: 'haproxy', comment: '#', quoted: {} },
  /** Between double quotes a backslash keeps a quote; `${NAME}` is replaced even there, and a space goes in between. */
  apache: { language: 'apache', comment: '#', quoted: { '"': inQuotesOnOneLine } },
  /** The same of FreeRADIUS, where `%` begins a variable as well. */
  freeradius: {
    language: 'text',
    comment: '#',
    quoted: { '"': text => inQuotesOnOneLine(text).replaceAll('%', '%%') },
  },
  lua: { language: 'lua', comment: '--', quoted: {} },
  /** POSIX.1-2024 §2.2: between single quotes everything is itself, but a single quote. */
  shell: {
    language: 'shell',
    comment: '#',
    quoted: { "'": text => text.replaceAll('\0', '').replaceAll("'", "'\\''") },
  },
  php: { language: 'php', comment: '//', quoted: { "'": text => text.replace(/['\\]/g, '\\$&') } },
  /** For people to read and type: a field's name and what goes into it. */
  text: { language: 'text', comment: null, quoted: {}, restOfLine: plainLine },
} as const satisfies Record<string, Dialect>

export type DialectName = keyof typeof dialects
