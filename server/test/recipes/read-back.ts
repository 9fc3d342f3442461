import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { parse as parseYaml } from 'yaml'
import type { DialectName } from '../../src/recipes/fill/dialects.ts'

const asLines = (text: string): unknown => text.split('\n').map(line => line.trimEnd())

const readers: Partial<Record<DialectName, (text: string) => unknown>> = {
  json: text => deeper(JSON.parse(text)),
  yaml: text => deeper(parseYaml(text)),
  compose: text => deeper(mapTexts(parseYaml(text), readVariables)),
  shell: readShell,
  goIni: readGoIni,
  dovecot: text => readLines(text, readDovecot),
  ini: text => readLines(text, value => value),
  apache: text => readQuoted(text, value => (/^ldaps?:/.test(value) ? readAddress(value) : value)),
  freeradius: text => readQuoted(text, value => value.replaceAll('%%', '%')),
}

/** What a program makes of a file: as this kind of file is read, and not as we wrote it. */
export const readBack = (dialect: DialectName, text: string): unknown => (readers[dialect] ?? asLines)(text)

const mapTexts = (value: unknown, map: (text: string) => unknown): unknown => {
  if (typeof value === 'string') return map(value)
  if (Array.isArray(value)) return value.map(one => mapTexts(one, map))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, map)]))
}

/** JSON within a value, as Paperless has it, is read too. */
const deeper = (value: unknown): unknown =>
  mapTexts(value, text => (/^\{\s*"openid_connect"/.test(text) ? (JSON.parse(text) as unknown) : text))

/** Compose's interpolation: `$$` is a dollar sign, and anything else after one is a variable. */
function readVariables(text: string): string {
  assert.doesNotMatch(text.replaceAll('$$', ''), /\$/, 'a variable of Compose')
  return text.replaceAll('$$', '$')
}

/** A real shell: the words each command is called with. */
function readShell(text: string): string[][] {
  const say = `{ printf '%s\\0' "$0-call" "$@"; }`
  const script = `occ() ${say}\ngitea() ${say}\nforgejo() ${say}\n${text}`
  const words = execFileSync('/bin/sh', ['-c', script, 'a'], { encoding: 'utf8', env: {} }).split('\0')
  return words
    .join('\0')
    .split('a-call\0')
    .map(call => call.split('\0').filter((word, i, all) => i < all.length - 1 || word !== ''))
}

/** gopkg.in/ini.v1 as Grafana and Gitea use it: `#` and `;` end a value unless it stands between backquotes. */
function readGoIni(text: string): Record<string, string> {
  const values: Record<string, string> = {}
  let section = ''
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#') || line.startsWith(';')) continue
    const header = /^\[(.+)\]$/.exec(line)?.[1]
    if (header !== undefined) {
      section = header
      continue
    }
    const at = line.indexOf('=')
    assert.ok(at > 0, `no key in ${line}`)
    const rest = line.slice(at + 1).trim()
    const end = rest.lastIndexOf('`')
    const value = rest.startsWith('`') && end > 0 ? rest.slice(1, end) : (rest.split(/[#;]/)[0] ?? '').trim()
    assert.doesNotMatch(value, /%\(|\$[{_]/, 'a variable')
    values[`${section}.${line.slice(0, at).trim()}`] = value
  }
  return values
}

/** Key and value, where a value is the rest of its line. */
function readLines(text: string, read: (value: string) => string): string[][] {
  return text.split('\n').map(line => {
    const at = line.indexOf(' = ')
    return at === -1 ? [line.trim()] : [line.slice(0, at).trim(), read(line.slice(at + 3).trim())]
  })
}

/** An address within a line: what is escaped in it needs none of the changes a line has to make. */
const readAddress = (value: string): string =>
  decodeURIComponent(value)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll('${', '$ {')

/** Lines, and what stands in each between double quotes, where a backslash keeps the next sign. */
function readQuoted(text: string, read: (value: string) => string): string[][] {
  return text.split('\n').map(line => {
    const [whole = '', value] = /"((?:\\.|[^"\\])*)"/.exec(line) ?? []
    if (value === undefined) return [line]
    const [before = '', after = ''] = [
      line.slice(0, line.indexOf(whole)),
      line.slice(line.indexOf(whole) + whole.length),
    ]
    return [before, read(value.replace(/\\(.)/g, '$1')), after]
  })
}

/** Dovecot 2.3, `settings_read_nofail`: a comment needs a space before it, and quotes are taken away from both ends. */
function readDovecot(value: string): string {
  const quoted = /^"(.*)"$/.exec(value)?.[1]
  const text = quoted === undefined ? (value.split(/\s#/)[0] ?? '') : quoted.replace(/\\(.)/g, '$1')
  return text.replaceAll('%%', '%')
}
