import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { LdapError } from '../error.ts'
import { berDepthMax } from '../limits.ts'
import { BerReader } from './reader.ts'
import { Tag } from './tag.ts'
import { internText } from './text.ts'
import { BerWriter } from './writer.ts'

suite('round trips', () => {
  test('numbers of every size, in as few octets as they need', () => {
    const limit = 2 ** 31
    const edges = [0, 1, 126, 127, 128, 255, 256, 32_767, 32_768, 8_388_607, 8_388_608, limit - 1]
    for (const value of edges.flatMap(edge => [edge, -1 - edge])) {
      const writer = new BerWriter(1)
      writer.integer(value)
      const reader = new BerReader(writer.copy())
      assert.equal(reader.integer(-limit, limit - 1), value)
      assert.ok(reader.atEnd)
      const shorter = writer.length - 3
      if (shorter > 0)
        assert.ok(
          value < -(2 ** (shorter * 8 - 1)) || value >= 2 ** (shorter * 8 - 1),
          `${value} took ${writer.length}`,
        )
    }
  })

  test('contents around every change of the length of the length', () => {
    for (const length of [0, 1, 127, 128, 129, 255, 256, 257, 65_535, 65_536, 16_777_215, 16_777_216]) {
      for (const guess of [1, 2, 3, 4, 5]) {
        const content = new Uint8Array(length).fill(7)
        const direct = new BerWriter(1)
        direct.octets(content)
        const writer = new BerWriter(1)
        const mark = writer.begin(Tag.octetString, guess)
        writer.bytes(content)
        writer.end(mark)
        assert.ok(Buffer.from(writer.copy()).equals(direct.copy()), `${length} with a guess of ${guess}`)
        const reader = new BerReader(writer.copy())
        assert.equal(reader.octets().length, length)
        assert.ok(reader.atEnd)
      }
    }
  })

  test('text, also when its length in octets is not that in characters', () => {
    const texts = [
      '',
      'a',
      'é',
      '€'.repeat(42),
      '€'.repeat(43),
      'x'.repeat(127),
      'x'.repeat(128),
      '😀'.repeat(100),
      `${'x'.repeat(31)}é`,
    ]
    for (const text of texts) {
      const writer = new BerWriter(1)
      writer.octets(text)
      assert.equal(new BerReader(writer.copy()).text(), text)
      const bytes = new BerWriter()
      bytes.octets(new TextEncoder().encode(text))
      assert.deepEqual(writer.copy(), bytes.copy())
    }
  })

  test('elements within elements that grow past their guessed lengths', () => {
    const writer = new BerWriter(1)
    const marks = Array.from({ length: 20 }, () => writer.begin(Tag.sequence))
    writer.octets('x'.repeat(300))
    for (const mark of marks.reverse()) writer.end(mark)
    const reader = new BerReader(writer.copy())
    const outers = marks.map(() => reader.enter(Tag.sequence))
    assert.equal(reader.text(), 'x'.repeat(300))
    for (const outer of outers.reverse()) reader.leave(outer)
    assert.ok(reader.atEnd)
  })
})

suite('the reader', () => {
  test('gives views, not copies', () => {
    const bytes = Uint8Array.of(4, 2, 65, 66)
    const value = new BerReader(bytes).octets()
    assert.equal(value.buffer, bytes.buffer)
    assert.deepEqual(value, Uint8Array.of(65, 66))
  })

  test('gives views at the right place in a slice of a larger buffer', () => {
    const slice = Buffer.from([9, 9, 9, 4, 2, 65, 66, 9]).subarray(3, 7)
    assert.equal(Buffer.from(new BerReader(slice).octets()).toString(), 'AB')
  })

  test('stops at a depth', () => {
    const nested = (levels: number) => {
      const writer = new BerWriter()
      const marks = Array.from({ length: levels }, () => writer.begin(Tag.sequence))
      for (const mark of marks.reverse()) writer.end(mark)
      const reader = new BerReader(writer.copy())
      for (let i = 0; i < levels; i++) reader.enter(Tag.sequence)
    }
    nested(berDepthMax)
    assert.throws(() => nested(berDepthMax + 1), LdapError)
  })

  test('ignores what trails in a sequence only when it is well formed', () => {
    const good = new BerReader(Uint8Array.of(0x30, 3, 0x8b, 1, 0))
    good.leave(good.enter(Tag.sequence))
    assert.ok(good.atEnd)
    const bad = new BerReader(Uint8Array.of(0x30, 3, 0x8b, 2, 0))
    const outer = bad.enter(Tag.sequence)
    assert.throws(() => bad.leave(outer), LdapError)
  })
})

test('interned text is right whatever was interned before', () => {
  const encoder = new TextEncoder()
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 5000; i++) {
      const name = `attribute${i}`
      const bytes = encoder.encode(`..${name}..`)
      assert.equal(internText(bytes, 2, bytes.length - 2), name)
    }
  }
  const long = encoder.encode('x'.repeat(200))
  assert.equal(internText(long, 0, 200), 'x'.repeat(200))
})
