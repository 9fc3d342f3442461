import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { hours } from '#ground'
import { aPicture } from '../api/pictures.ts'
import { code, key, type DirectoryWorld } from './directory-world.ts'

/** Ends, attributes, numbers, keys and pictures of people. */
export function testPeople(at: DirectoryWorld): void {
  const { make, as } = at

  test('pictures are kept as text, shared by whoever has the same, and gone with the last', async () => {
    const olivia = at.world.memory.people.findByUsername('olivia')
    assert.ok(olivia)
    const { users, settings } = at.world.asOperator
    const picture = await aPicture(80, 80)
    const { picture: id } = await users.setPicture(at.una.id, picture)
    assert.equal((await users.setPicture(olivia.id, picture)).picture, id)
    const rows = await at.world.store.read.selectFrom('picture').selectAll().orderBy('size').execute()
    assert.deepEqual(
      rows.map(row => [row.id, row.size, row.type]),
      [
        [id, 64, 'image/webp'],
        [id, 256, 'image/webp'],
      ],
    )
    const served = await at.world.directory.findPicture(id ?? '', 64)
    assert.equal(served?.bytes.toString('base64'), rows[0]?.bytes)
    assert.equal(served?.bytes.subarray(8, 12).toString(), 'WEBP')
    await users.setPicture(at.una.id, null)
    assert.ok(await at.world.directory.findPicture(id ?? '', 256))
    await users.setPicture(olivia.id, await aPicture(80, 80, '#ff0000'))
    assert.equal(await at.world.directory.findPicture(id ?? '', 256), undefined)
    await settings.setLogo(picture)
    await settings.setLogo(null)
    const { picture: last } = await users.setPicture(at.una.id, picture)
    await users.delete(at.una.id)
    await users.erase(at.una.id)
    assert.equal(await at.world.directory.findPicture(last ?? '', 64), undefined)
    const left = await at.world.store.read.selectFrom('picture').select('id').distinct().execute()
    assert.deepEqual(
      left.map(row => row.id),
      [at.world.memory.people.find(olivia.id)?.picture],
    )
  })

  test('a person who expires is signed out everywhere, once', async () => {
    await at.world.asOperator.users.update(at.una.id, { expiresAt: at.clock.now() + hours(1) })
    at.clock.advance(hours(1))
    await at.world.directory.upkeep.endExpired()
    const after = at.world.memory.people.find(at.una.id)
    assert.equal(after?.credentialVersion, at.una.credentialVersion + 1)
    await at.world.directory.upkeep.endExpired()
    assert.equal(at.world.memory.people.find(at.una.id)?.version, after.version)
    await at.world.asOperator.users.update(at.una.id, { expiresAt: at.clock.now() + hours(2) })
    at.clock.advance(hours(2))
    await at.world.directory.upkeep.endExpired()
    assert.equal(at.world.memory.people.find(at.una.id)?.credentialVersion, at.una.credentialVersion + 2)
  })

  describe('custom attributes', () => {
    const values = (): unknown => {
      const user = at.world.memory.people.find(at.una.id)
      const named = at.world.memory.attributes.all().map(({ id, name }) => [name, user?.attributes[id]])
      return Object.fromEntries(named)
    }

    test('are declared once, and hold what their type allows', async () => {
      const { attributes, users } = at.world.asOperator
      await attributes.declare({ name: 'employeeNumber', type: 'number', searchable: true })
      await attributes.declare({ name: 'skill', multiValued: true })
      await attributes.declare({ name: 'startedOn', type: 'date' })
      await users.update(at.una.id, {
        attributes: { EmployeeNumber: ['42'], skill: ['Go', 'Rust', 'Go'], startedOn: ['2024-02-29'] },
      })
      assert.deepEqual(values(), { employeeNumber: ['42'], skill: ['Go', 'Rust'], startedOn: ['2024-02-29'] })
      await users.update(at.una.id, { attributes: { skill: [] } })
      assert.deepEqual(values(), { employeeNumber: ['42'], skill: undefined, startedOn: ['2024-02-29'] })
      for (const wrong of [
        { employeeNumber: ['4.2'] },
        { employeeNumber: ['1', '2'] },
        { startedOn: ['2023-02-29'] },
        { skill: ['x'.repeat(1001)] },
        { unknown: ['1'] },
      ])
        await assert.rejects(users.update(at.una.id, { attributes: wrong as never }), code('invalid'))
      await assert.rejects(attributes.declare({ name: 'EMPLOYEENUMBER' }), code('conflict'))
      for (const taken of ['mail', 'memberOf', 'email_verified', 'sub', '1st', 'a b', ''])
        await assert.rejects(attributes.declare({ name: taken }), code('invalid'), taken)
    })

    test('deleted, they take their values along; declared again, they start empty', async () => {
      const { attributes, users } = at.world.asOperator
      const first = await attributes.declare({ name: 'room' })
      await users.update(at.una.id, { attributes: { room: ['1.17'] } })
      await attributes.delete(first.id)
      assert.equal(
        await at.world.store.read
          .selectFrom('user')
          .select('attributes')
          .where('id', '=', at.una.id)
          .executeTakeFirst()
          .then(row => row?.attributes),
        null,
      )
      await attributes.declare({ name: 'room' })
      assert.deepEqual(values(), { room: undefined })
    })

    test('are declared by admins, and set by user managers', async () => {
      const manager = await at.world.add('mia', { role: 'usermanager' })
      await assert.rejects(as(manager).attributes.declare({ name: 'room' }), code('forbidden'))
      await at.world.asOperator.attributes.declare({ name: 'room' })
      await as(manager).users.update(at.una.id, { attributes: { room: ['1.17'] } })
      assert.deepEqual(values(), { room: ['1.17'] })
    })
  })

  test('POSIX numbers are given once, to people and groups from one range, and never twice', async () => {
    const { uidNumber } = at.world.memory.people.find(at.una.id) ?? {}
    assert.equal(typeof uidNumber, 'number')
    const staff = await make('Staff')
    await at.world.asOperator.users.delete(at.una.id)
    await at.world.asOperator.users.erase(at.una.id)
    const people = await Promise.all(Array.from({ length: 20 }, (_, i) => at.world.add(`p${i}`)))
    const all = [...people.map(user => user.uidNumber), staff.gidNumber, uidNumber]
    assert.equal(new Set(all).size, all.length)
    await at.world.asOperator.settings.put('posix', {
      ...at.world.memory.settings().posix,
      firstNumber: 500_000,
      lastNumber: 500_001,
    })
    assert.equal((await at.world.add('first')).uidNumber, 500_000)
    assert.equal((await make('Second')).gidNumber, 500_001)
    await assert.rejects(at.world.add('third'), /range of POSIX numbers/)
  })

  test('SSH keys are whole public keys', async () => {
    const put = (line: string) => at.world.asOperator.users.update(at.una.id, { sshKeys: [line] })
    assert.deepEqual((await put(`  ${key} `)).sshKeys, [key])
    for (const wrong of [
      key.slice(0, 40),
      key.replace('ssh-ed25519', 'ssh-rsa'),
      `command="x" ${key}`,
      '-----BEGIN OPENSSH PRIVATE KEY-----',
      `${key}\nssh-rsa x`,
      'ssh-dss AAAAB3NzaC1kc3M=',
    ])
      await assert.rejects(put(wrong), code('invalid'), wrong)
    assert.deepEqual(at.world.memory.people.find(at.una.id)?.sshKeys, [key])
  })
}
