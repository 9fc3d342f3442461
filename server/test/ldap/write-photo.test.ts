import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { aPicture } from '../api/pictures.ts'
import { base } from './ldap-world.ts'
import type { RawClient } from './raw-client.ts'
import { addRequest, modifyRequest, newPerson, openWriteWorld, personDN, type WriteWorld } from './write-world.ts'

describe('jpegPhoto is changed', () => {
  let world: WriteWorld
  let admin: RawClient
  let red: Uint8Array
  let blue: Uint8Array
  before(async () => {
    world = await openWriteWorld()
    admin = await world.connect()
    red = await aPicture(300, 200, '#ff0000')
    blue = await aPicture(300, 200, '#0000ff')
  })
  after(async () => {
    admin.close()
    await world.dispose()
  })

  const pictureOf = (name: string): string | null =>
    world.memory.people.findByUsername(name)?.picture ?? assert.fail(`${name} has no picture`)
  const isWithout = (name: string): boolean => world.memory.people.findByUsername(name)?.picture === null

  test('by the admin, and by people themselves, also where profiles are locked', async () => {
    const { id } = await world.add('ann')
    assert.equal(await admin.codeOf(modifyRequest(personDN('ann'), ['add', 'jpegPhoto', red])), 0)
    const first = pictureOf('ann')
    const { version } = world.memory.people.find(id) ?? assert.fail()
    assert.equal(await admin.codeOf(modifyRequest(personDN('ann'), ['replace', 'jpegPhoto', red])), 0)
    assert.equal(world.memory.people.find(id)?.version, version, 'the same again is no change')

    const { policy } = world.memory.settings()
    await world.asOperator.settings.put('policy', { ...policy, lockProfiles: true })
    const ann = await world.connect(personDN('ann'))
    assert.equal(await ann.codeOf(modifyRequest(personDN('ann'), ['replace', 'JPEGPHOTO', blue])), 0)
    assert.notEqual(pictureOf('ann'), first)
    await world.add('ben')
    assert.equal(await ann.codeOf(modifyRequest(personDN('ben'), ['add', 'jpegPhoto', blue])), 50)
    assert.equal(await ann.codeOf(modifyRequest(personDN('ann'), ['delete', 'jpegPhoto'])), 0)
    assert.ok(isWithout('ann') && isWithout('ben'))
    ann.close()
    await world.asOperator.settings.put('policy', policy)
  })

  test('with somebody new; what was read can be added elsewhere', async () => {
    assert.equal(await admin.codeOf(newPerson('cleo', { jpegPhoto: [blue] })), 0)
    assert.match(pictureOf('cleo') ?? '', /^[\w-]{43}$/)
    const { stdout } = await world.tool('ldapsearch', ['-LLL', '-b', personDN('cleo'), 'jpegPhoto'])
    const jpeg = Buffer.from(/^jpegPhoto:: ([\s\S]+?)\n\n/m.exec(stdout)?.[1]?.replace(/\n /g, '') ?? '', 'base64')
    assert.equal(await admin.codeOf(newPerson('dora', { jpegPhoto: [jpeg] })), 0)
    assert.match(pictureOf('dora') ?? '', /^[\w-]{43}$/)
  })

  test('what cannot be is refused, and nothing else of the request is done', async () => {
    await world.add('eve')
    await world.asOperator.users.setPicture(world.memory.people.findByUsername('eve')?.id ?? assert.fail(), red)
    const before = pictureOf('eve')
    const change = (...changes: Parameters<typeof modifyRequest>[1][]) =>
      admin.codeOf(modifyRequest(personDN('eve'), ['replace', 'givenName', 'Changed'], ...changes))
    assert.equal(await change(['replace', 'jpegPhoto', 'no picture at all']), 19)
    assert.equal(await change(['replace', 'jpegPhoto', red.subarray(0, 60)]), 19)
    assert.equal(await change(['replace', 'jpegPhoto', red, blue]), 19)
    assert.equal(await change(['add', 'jpegPhoto', blue]), 20)
    assert.equal(await change(['delete', 'jpegPhoto', red]), 18)
    assert.equal(await change(['increment', 'jpegPhoto', '1']), 19)
    assert.equal(await change(['delete', 'jpegPhoto'], ['delete', 'jpegPhoto']), 16)
    assert.equal(pictureOf('eve'), before)
    assert.notEqual(world.memory.people.findByUsername('eve')?.givenName, 'Changed')
    assert.equal(await change(['delete', 'jpegPhoto'], ['add', 'jpegPhoto', blue]), 0)
    assert.notEqual(pictureOf('eve'), before)

    assert.equal(await admin.codeOf(newPerson('fay', { jpegPhoto: ['x'] })), 19)
    assert.equal(world.memory.people.findByUsername('fay'), undefined)
    const group = { objectClass: ['top', 'groupOfNames'], cn: 'staff', jpegPhoto: [red] }
    assert.notEqual(await admin.codeOf(addRequest(`cn=staff,ou=groups,${base}`, group)), 0)
  })
})
