import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { LdapError } from '../error.ts'
import {
  decodeSyncDone,
  decodeSyncInfo,
  decodeSyncRequest,
  decodeSyncState,
  encodeSyncDone,
  encodeSyncInfo,
  encodeSyncRequest,
  encodeSyncState,
  syncInfoName,
} from './content-sync.ts'

const hex = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('hex')
const octets = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))
const control = (value: Uint8Array | undefined) => ({ type: '', critical: true, value })
const cookie = octets('6378') // cx
const uuid = octets('00112233445566778899aabbccddeeff')

interface Vector {
  meaning: string
  bytes: string
  value: object
  decode: (value: Uint8Array | undefined) => object
  encode: () => Uint8Array | undefined
}

const request = (meaning: string, bytes: string, value: Parameters<typeof encodeSyncRequest>[0]): Vector => ({
  meaning,
  bytes,
  value,
  decode: value => decodeSyncRequest(control(value)),
  encode: () => encodeSyncRequest(value).value,
})
const state = (meaning: string, bytes: string, value: Parameters<typeof encodeSyncState>[0]): Vector => ({
  meaning,
  bytes,
  value,
  decode: value => decodeSyncState(control(value)),
  encode: () => encodeSyncState(value).value,
})
const done = (meaning: string, bytes: string, value: Parameters<typeof encodeSyncDone>[0]): Vector => ({
  meaning,
  bytes,
  value,
  decode: value => decodeSyncDone(control(value)),
  encode: () => encodeSyncDone(value).value,
})
const info = (meaning: string, bytes: string, value: Parameters<typeof encodeSyncInfo>[0]): Vector => ({
  meaning,
  bytes,
  value,
  decode: value => decodeSyncInfo(value === undefined ? {} : { value }),
  encode: () => encodeSyncInfo(value).value,
})

const id = '0410 00112233445566778899aabbccddeeff'
const vectors = [
  request('ldapsearch -E sync=ro', '3003 0a0101', { mode: 'refreshOnly', cookie: undefined, reloadHint: false }),
  request('ldapsearch -E sync=rp/cx', '3007 0a0103 04026378', { mode: 'refreshAndPersist', cookie, reloadHint: false }),
  request('slapd: a cookie and the hint', '300a 0a0101 04026378 0101ff', {
    mode: 'refreshOnly',
    cookie,
    reloadHint: true,
  }),
  request('the hint alone', '3006 0a0103 0101ff', { mode: 'refreshAndPersist', cookie: undefined, reloadHint: true }),
  state('present', `3015 0a0100 ${id}`, { state: 'present', entryUUID: uuid }),
  state('add', `3015 0a0101 ${id}`, { state: 'add', entryUUID: uuid }),
  state('modify, with a cookie', `3019 0a0102 ${id} 04026378`, { state: 'modify', entryUUID: uuid, cookie }),
  state('delete', `3015 0a0103 ${id}`, { state: 'delete', entryUUID: uuid }),
  done('nothing said', '3000', { refreshDeletes: false }),
  done('after a present phase', '3004 04026378', { cookie, refreshDeletes: false }),
  done('after a delete phase', '3007 04026378 0101ff', { cookie, refreshDeletes: true }),
  info('a new cookie', '80026378', { kind: 'newcookie', cookie }),
  info('the delete phase is over', 'a104 04026378', { kind: 'refreshDelete', cookie, refreshDone: true }),
  info('the present phase is over, another follows', 'a203 010100', { kind: 'refreshPresent', refreshDone: false }),
  info('these are there', `a314 3112 ${id}`, { kind: 'syncIdSet', refreshDeletes: false, syncUUIDs: [uuid] }),
  info('these are gone', `a32d 04026378 0101ff 3124 ${id} ${id}`, {
    kind: 'syncIdSet',
    cookie,
    refreshDeletes: true,
    syncUUIDs: [uuid, uuid],
  }),
]

suite('content synchronisation: RFC 4533 §2', () => {
  for (const { meaning, bytes, value, decode, encode } of vectors) {
    test(`${meaning}, both ways`, () => {
      assert.deepEqual(decode(octets(bytes)), value)
      assert.equal(hex(encode()), bytes.replaceAll(' ', ''))
    })
    test(`${meaning}, cut off at every byte`, () => {
      const whole = octets(bytes)
      for (let length = 0; length < whole.length; length++) {
        const cut = whole.slice(0, length)
        assert.throws(() => decode(cut), isRefusal)
        // The same with the outer length put right: an element is missing or cut, unless it may be left out.
        if (length < 2) continue
        cut[1] = length - 2
        try {
          decode(cut)
        } catch (error) {
          assert.ok(isRefusal(error))
        }
      }
    })
  }

  test('the response that carries it is named', () => {
    assert.equal(encodeSyncInfo({ kind: 'newcookie', cookie }).name, syncInfoName)
  })

  test('no value, another mode, a UUID that is none', () => {
    assert.throws(() => decodeSyncRequest(control(undefined)), isRefusal)
    for (const mode of ['00', '02', '04', 'ff'])
      assert.throws(() => decodeSyncRequest(control(octets(`3003 0a01${mode}`))), isRefusal)
    assert.throws(() => decodeSyncState(control(octets('3006 0a0101 040100'))), isRefusal)
    assert.throws(() => decodeSyncState(control(octets(`3015 0a0104 ${id}`))), isRefusal)
    assert.throws(() => decodeSyncInfo({ value: octets('a303 3101 04') }), isRefusal)
    assert.throws(() => decodeSyncInfo({}), isRefusal)
  })
})

function isRefusal(error: unknown): boolean {
  return error instanceof LdapError && error.codeName === 'protocolError' && error.ends === 'operation'
}
