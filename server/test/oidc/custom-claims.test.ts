import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import * as client from 'openid-client'
import type { AttributeInput, CustomAttribute, OidcInput, User } from '#directory'
import { reservedAttributeNames } from '#directory'
import { aPicture } from '../api/pictures.ts'
import { callback, openOidcWorld, type OidcWorld } from './oidc-world.ts'

describe('custom attributes and groups in groups, as claims', () => {
  let at: OidcWorld
  let alice: User
  const declared = new Map<string, CustomAttribute>()
  let count = 0

  const declare = async (input: AttributeInput): Promise<CustomAttribute> => {
    const attribute = await at.world.asOperator.attributes.declare(input)
    declared.set(attribute.name, attribute)
    return attribute
  }
  before(async () => {
    at = await openOidcWorld()
    alice = await at.world.add('alice')
    await at.world.add('bob')
    await declare({ name: 'department', title: 'Department', seenBy: 'everyone' })
    await declare({ name: 'shoeSizes', type: 'number', multiValued: true, seenBy: 'everyone' })
    await declare({ name: 'vegetarian', type: 'boolean', seenBy: 'everyone' })
    await declare({ name: 'birthday', type: 'date', seenBy: 'everyone' })
    await declare({ name: 'diary', seenBy: 'self', editedBy: 'self' })
    await declare({ name: 'salaryBand', seenBy: 'admins' })
    await at.world.asOperator.users.update(alice.id, {
      attributes: {
        department: ['Gardens'],
        shoeSizes: ['42', '-7'],
        vegetarian: ['false'],
        birthday: ['1990-02-28'],
        diary: ['slept well'],
        salaryBand: ['band E4'],
      },
    })
    const { groups } = at.world.asOperator
    const outer = await groups.create({ name: 'Outer' })
    const middle = await groups.create({ name: 'Middle' })
    const inner = await groups.create({ name: 'Inner' })
    await groups.changeMembers(outer.id, { addGroups: [middle.id] })
    await groups.changeMembers(middle.id, { addGroups: [inner.id] })
    await groups.changeMembers(inner.id, { add: [alice.id] })
  })
  after(() => at.close())

  async function claimsOf(username: string, oidcInput: Partial<OidcInput> = {}, params: Record<string, string> = {}) {
    const { app, secret } = await at.addApp({ title: `App ${++count}`, oidcInput })
    const config = await at.discover(app.oidc?.clientId ?? '', secret)
    const { tokens } = await at.open(config, await at.browserOf(username), params)
    const userinfo = await client.fetchUserInfo(config, tokens.access_token, username)
    return { idToken: tokens.claims() ?? {}, userinfo }
  }
  const claimsSupported = async (): Promise<string[]> => {
    const response = await fetch(new URL('/.well-known/openid-configuration', at.at))
    return ((await response.json()) as { claims_supported: string[] }).claims_supported
  }
  const customOf = (claims: object) => Object.fromEntries(Object.entries(claims).filter(([name]) => declared.has(name)))

  test('each has its JSON type, in the ID token and userinfo; what is kept to the person or to admins is in neither', async () => {
    const told = { department: 'Gardens', shoeSizes: [42, -7], vegetarian: false, birthday: '1990-02-28' }
    const { idToken, userinfo } = await claimsOf('alice')
    assert.deepEqual(customOf(idToken), told)
    assert.deepEqual(customOf(userinfo), told)
    assert.deepEqual(customOf((await claimsOf('bob')).userinfo), {}, 'nothing where there is no value')
  })

  test('a picture is an address of this server, where there is one', async () => {
    assert.equal('picture' in (await claimsOf('bob')).userinfo, false)
    const bob = at.world.memory.people.findByUsername('bob')
    assert.ok(bob)
    const { picture } = await at.world.asOperator.users.setPicture(bob.id, await aPicture())
    const { userinfo, idToken } = (await claimsOf('bob')) as Record<'userinfo' | 'idToken', Record<string, unknown>>
    assert.equal(userinfo['picture'], new URL(`/pictures/${picture}-256.webp`, at.at).href)
    assert.equal(idToken['picture'], userinfo['picture'])
    assert.equal('picture' in (await claimsOf('bob', {}, { scope: 'openid email' })).userinfo, false)
    const { app } = await at.addApp({ title: 'Asks first', oidcInput: { askConsent: true } })
    const url = new URL('/openid/auth', at.at)
    url.search = new URLSearchParams({
      client_id: app.oidc?.clientId ?? '',
      response_type: 'code',
      scope: 'openid profile',
      redirect_uri: callback,
    }).toString()
    const { body } = await (await at.browserOf('bob')).open(url)
    assert.ok(body.includes(`<img class="logo" src="${userinfo['picture']}"`))
  })

  test('they come with the profile, or by name', async () => {
    const { userinfo } = await claimsOf('alice', {}, { scope: 'openid email groups' })
    assert.deepEqual(customOf(userinfo), {})
    const claims = JSON.stringify({
      userinfo: { department: null, salaryBand: null, diary: null },
      id_token: { birthday: null },
    })
    const named = await claimsOf('alice', { claimsInIdToken: false }, { scope: 'openid', claims })
    assert.deepEqual(customOf(named.userinfo), { department: 'Gardens' })
    assert.deepEqual(customOf(named.idToken), { birthday: '1990-02-28' })
  })

  test('discovery names them as they are at the moment', async () => {
    const names = ['department', 'shoeSizes', 'vegetarian', 'birthday']
    assert.deepEqual(
      (await claimsSupported()).filter(name => declared.has(name)),
      names,
    )
    const { attributes, users } = at.world.asOperator
    const added = await declare({ name: 'badge', seenBy: 'everyone' })
    await users.update(alice.id, { attributes: { badge: ['17'] } })
    assert.ok((await claimsSupported()).includes('badge'))
    assert.equal((await claimsOf('alice')).userinfo['badge'], '17', 'a text of digits is a text')
    await attributes.update(added.id, { seenBy: 'admins' })
    assert.ok(!(await claimsSupported()).includes('badge'))
    assert.ok(!('badge' in (await claimsOf('alice')).userinfo))
    await attributes.update(added.id, { seenBy: 'everyone' })
    await attributes.delete(added.id)
    assert.ok(!(await claimsSupported()).includes('badge'))
    assert.ok(!('badge' in (await claimsOf('alice')).userinfo))
  })

  test('no attribute can take the name of a claim', async () => {
    const missing = (await claimsSupported()).filter(name => !declared.has(name))
    for (const name of missing) assert.ok(reservedAttributeNames.has(name.toLowerCase()), name)
    for (const name of ['sub', 'SUB', 'Groups', 'exp', 'locale'])
      await assert.rejects(at.world.asOperator.attributes.declare({ name, seenBy: 'everyone' }), { code: 'invalid' })
  })

  test('groups are those a person is in directly and through others', async () => {
    const { idToken, userinfo } = await claimsOf('alice')
    for (const claims of [idToken, userinfo] as Record<string, unknown>[])
      assert.deepEqual([...(claims['groups'] as string[])].sort(), ['Inner', 'Middle', 'Outer'])
    assert.deepEqual((await claimsOf('bob')).userinfo['groups'], [])
  })

  test('a third party’s app tells people what it will be told', async () => {
    const { app } = await at.addApp({ title: 'Third party', oidcInput: { askConsent: true } })
    const url = new URL('/openid/auth', at.at)
    url.search = new URLSearchParams({
      client_id: app.oidc?.clientId ?? '',
      response_type: 'code',
      scope: 'openid profile',
      redirect_uri: callback,
    }).toString()
    const { body } = await (await at.browserOf('alice')).open(url)
    for (const text of ['Department', 'Gardens', '42, -7', '1990-02-28']) assert.ok(body.includes(text), text)
    assert.ok(!body.includes('band E4'))
  })
})
