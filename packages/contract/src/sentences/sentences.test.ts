import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import * as contract from '../index.ts'
import { german } from './de.ts'
import { spanish } from './es.ts'
import { french } from './fr.ts'

/** Every schema there is, once, and everything inside it. */
function* listSchemas(of: unknown, seen = new Set<unknown>()): Generator<z.core.$ZodTypes> {
  if (typeof of !== 'object' || of === null || seen.has(of)) return
  seen.add(of)
  if (of instanceof z.ZodType) {
    yield of as unknown as z.core.$ZodTypes
    const { def } = of._zod
    if (def.type === 'object') yield* listSchemas((def as z.core.$ZodObjectDef).shape, seen)
    else yield* listSchemas(def, seen)
  } else for (const inner of Object.values(of)) yield* listSchemas(inner, seen)
}

/** What a schema or one of its checks says itself, where something is wrong. */
function* listMessages(schema: z.core.$ZodTypes): Generator<string> {
  const checks = (schema._zod.def as { checks?: z.core.$ZodCheck[] }).checks ?? []
  for (const { error } of [schema._zod.def, ...checks.map(check => check._zod.def)]) {
    const said = error?.({ code: 'custom', input: undefined } as never)
    if (typeof said === 'string') yield said
  }
}

const messages = new Set([...listSchemas({ ...contract })].flatMap(schema => [...listMessages(schema)]))

test('every message of a schema is a sentence we know, and every sentence is said', () => {
  assert.ok(messages.size > 60)
  assert.deepEqual([...messages].toSorted(), Object.keys(german).toSorted())
})

for (const [language, sentences] of Object.entries({ german, french, spanish }))
  test(`${language}: every sentence is whole, and none is English`, () => {
    for (const [english, text] of Object.entries<string>(sentences)) {
      assert.notEqual(text, english)
      assert.match(text, /[.?!]$/, english)
      for (const [example] of english.matchAll(/(?:https?:\/|\/|dc=|#1)\S*[\w/]/g))
        assert.ok(text.includes(example), text)
    }
  })
