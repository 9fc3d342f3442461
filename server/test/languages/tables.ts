import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages, type Language } from '#ground'

const numbers =
  /^(?:amount|count|minutes|seconds|days|hours|ms|port|size|status|number|\w+(?:Count|Ms|Bytes|Max|Days))$/
const lists = /^(?:names|\w+List)$/
const moment = Date.UTC(2026, 5, 12)

/** What a parameter is tried with, by its name in the English table: its texts stand as ‹name›. */
function valuesFor(name: string): unknown[] {
  if (name === 'at') return [moment]
  if (numbers.test(name)) return [0, 1, 2, 1119]
  if (/^is[A-Z]/.test(name)) return [true, false]
  return lists.test(name) ? [[`‹${name} 1›`, `‹${name} 2›`]] : [`‹${name}›`]
}

type Shape = { names: string[]; isOne: boolean }[]

/** The parameters of a function as its source names them; those of an argument that is taken apart belong together. */
function parametersOf(print: (...values: never[]) => unknown): Shape {
  const source = String(print)
  const bare = /^(\w+)\s*=>/.exec(source)?.[1]
  const head = bare ?? source.slice(source.indexOf('(') + 1, source.indexOf(')'))
  return [...head.matchAll(/\{([^}]*)\}|(\w+)/g)].map(([, apart, one]) => ({
    names: apart === undefined ? [one ?? ''] : [...apart.matchAll(/\w+/g)].map(([name]) => name),
    isOne: apart === undefined,
  }))
}

/** Every way to call it: each value of each parameter. */
function callsOf(shape: Shape): unknown[][] {
  let calls: unknown[][] = [[]]
  for (const { names, isOne } of shape) {
    let apart: Record<string, unknown>[] = [{}]
    for (const name of names) apart = apart.flatMap(one => valuesFor(name).map(value => ({ ...one, [name]: value })))
    const values: unknown[] = isOne ? apart.map(one => one[names[0] ?? '']) : apart
    calls = calls.flatMap(call => values.map(value => [...call, value]))
  }
  return calls
}

/** Every text of a table with its path, called as the English one is to be called. */
function listTexts(english: unknown, of: unknown, path: string): [path: string, text: string][] {
  if (typeof english === 'string') {
    assert.ok(typeof of === 'string', path)
    return [[path, of]]
  }
  if (typeof english === 'function') {
    assert.ok(typeof of === 'function', path)
    const print = of as (...values: unknown[]) => unknown
    return callsOf(parametersOf(english as () => unknown)).map(values => {
      const text = print(...values)
      assert.ok(typeof text === 'string', path)
      return [`${path}(${JSON.stringify(values).slice(1, -1)})`, text]
    })
  }
  assert.ok(typeof english === 'object' && english !== null && typeof of === 'object' && of !== null, path)
  assert.deepEqual(Object.keys(of).toSorted(), Object.keys(english).toSorted(), path)
  const translated = of as Record<string, unknown>
  return Object.entries(english).flatMap(([key, value]) =>
    listTexts(value, translated[key], path === '' ? key : `${path}.${key}`),
  )
}

/** What a text was told: names as they are, numbers without how a language writes them. */
const toldIn = (text: string): string[] => [
  ...new Set([...(text.match(/‹[^›]*›/g) ?? []), ...(/\b1[.,\s]?119\b/.test(text) ? ['1119'] : [])]),
]

/**
 * Requires of tables that each language has every text, loses nothing of what it is told, and leaves none in English
 * but what `same` names: `de doors.ldap`.
 */
export function testTables(what: string, textsIn: (language: Language) => unknown, same: readonly string[] = []): void {
  const english = textsIn('en')
  const inEnglish = new Map(listTexts(english, english, ''))
  for (const language of languages) {
    test(`${what}, ${language}: every text is there, and nothing of what it is told is lost`, () => {
      assert.ok(inEnglish.size > 1)
      for (const [path, text] of listTexts(english, textsIn(language), '')) {
        assert.notEqual(text.trim(), '', path)
        assert.doesNotMatch(text, /undefined|\[object|NaN/, path)
        assert.deepEqual(toldIn(text).toSorted(), toldIn(inEnglish.get(path) ?? '').toSorted(), `${path}: ${text}`)
      }
    })
    if (language !== 'en')
      test(`${what}, ${language}: nothing is left in English`, () => {
        const left = listTexts(english, textsIn(language), '').filter(([path, text]) => inEnglish.get(path) === text)
        const known = (path: string) =>
          same.some(one => `${language} ${path}`.startsWith(one) || `* ${path}`.startsWith(one))
        assert.deepEqual(
          left.filter(([path]) => !known(path)),
          [],
        )
      })
  }
}
