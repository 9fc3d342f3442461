import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import { LdapError } from '../error.ts'
import { SecretOctets } from '../octets.ts'
import { messageLength } from '../server/frames.ts'
import { decodeMessage, encodeMessage } from './message.ts'
import { ReceivedSearchRequest } from './search.ts'

interface Vector {
  meaning: string
  rfc: string
  bytes: string
}

const folder = new URL('../../vectors/', import.meta.url)
const notMessages = new Set(['accepted.json', 'refused.json'])

function readVectors<V extends Vector>(file: string): V[] {
  return JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as V[]
}

function octets(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'))
}

/** A decoded message as the vectors state it: octets as text where they are printable, in hexadecimal where not. */
function stated(value: unknown): unknown {
  if (value instanceof SecretOctets) return { secret: stated(value.reveal()) }
  if (value instanceof Uint8Array) {
    const text = Buffer.from(value).toString('utf8')
    const printable = Buffer.from(text).equals(value) && !/\p{Cc}/u.test(text)
    return printable ? { text } : { hex: Buffer.from(value).toString('hex') }
  }
  if (Array.isArray(value)) return value.map(stated)
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof ReceivedSearchRequest) {
    const { kind, baseObject, scope, derefAliases, sizeLimit, timeLimit, typesOnly, filter, attributes } = value
    return stated({ kind, baseObject, scope, derefAliases, sizeLimit, timeLimit, typesOnly, filter, attributes })
  }
  const entries = Object.entries(value).filter(([, part]) => part !== undefined)
  return Object.fromEntries(entries.map(([key, part]) => [key, stated(part)]))
}

const files = readdirSync(folder).filter(file => file.endsWith('.json') && !notMessages.has(file))

for (const file of files) {
  suite(`vectors/${file}`, () => {
    for (const vector of readVectors<Vector & { message: unknown }>(file)) {
      const bytes = octets(vector.bytes)
      test(`${vector.meaning} (${vector.rfc})`, () => {
        const message = decodeMessage(bytes)
        assert.deepEqual(stated(message), vector.message)
        assert.equal(Buffer.from(encodeMessage(message)).toString('hex'), Buffer.from(bytes).toString('hex'))
      })
      test(`${vector.meaning}, cut off at every byte`, () => {
        for (let length = 0; length < bytes.length; length++) {
          const cut = bytes.slice(0, length)
          assert.throws(() => decodeMessage(cut), LdapError)
          const framed = messageLength(cut, 0, length, 65_536)
          assert.ok(framed === 0 || framed === bytes.length, `framed as ${framed} of ${bytes.length} at ${length}`)
        }
      })
    }
  })
}

test('there is a file of vectors for every operation', () => {
  const kinds = 'abandon add bind compare delete extended intermediate modify modify-dn search unbind'.split(' ')
  assert.deepEqual(files.sort(), kinds.map(kind => `${kind}.json`).sort())
})

suite('vectors/accepted.json: what others write differently and is understood', () => {
  for (const { meaning, bytes, canonical } of readVectors<Vector & { canonical: string }>('accepted.json')) {
    test(meaning, () => {
      const again = encodeMessage(decodeMessage(octets(bytes)))
      assert.equal(Buffer.from(again).toString('hex'), canonical)
    })
    test(`${meaning}, cut off at every byte`, () => {
      const whole = octets(bytes)
      for (let length = 0; length < whole.length; length++)
        assert.throws(() => decodeMessage(whole.slice(0, length)), LdapError)
    })
  }
})

suite('vectors/refused.json: what ends the session', () => {
  for (const { meaning, bytes } of readVectors('refused.json')) {
    test(meaning, () => {
      assert.throws(
        () => decodeMessage(octets(bytes)),
        (error: unknown) =>
          error instanceof LdapError && error.codeName === 'protocolError' && error.ends === 'session',
      )
    })
  }
})
