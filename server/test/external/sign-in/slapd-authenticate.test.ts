import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import type { GroupId } from '#ground'
import { comesIn, useSlapd } from './use-slapd.ts'

describe('signing in with an OpenLDAP behind, which only checks passwords', () => {
  const at = useSlapd()
  const pattern = 'uid=${username},ou=people,dc=company,dc=com'
  let defaultGroup: GroupId
  beforeEach(async () => {
    defaultGroup = await at.addGroup('data app users')
    await at.change({
      policy: 'authenticate',
      userDnPattern: pattern,
      usernamePattern: '[a-z]+',
      defaultGroup,
      requireGroup: true,
    })
  })

  test('whoever can bind is let in, made in the default group, and known by their name', async () => {
    assert.ok(await at.isIn('smith'))
    assert.deepEqual(at.there.groupsOf('smith'), ['data app users'])
    const { email, displayName } = at.there.get('smith')
    assert.deepEqual({ email, displayName }, { email: null, displayName: 'smith' })
    const { version } = at.there.get('smith')
    assert.ok(await at.isIn('Smith', comesIn('smith')))
    assert.equal(at.there.get('smith').version, version)
    assert.ok(!(await at.isIn('smith', 'wrong')))
  })

  test('a default group that is missing makes nobody', async () => {
    await at.change({ defaultGroup: null })
    assert.ok(!(await at.isIn('smith')))
    assert.equal(at.there.find('smith'), undefined)
  })

  test('a name is offered where the pattern says that it is the directory’s', async () => {
    await at.change({ usernamePattern: 'jon[a-z]*' })
    assert.ok(!(await at.isIn('smith')))
    assert.ok(await at.isIn('jones'))
    await at.change({ usernamePattern: null })
    assert.ok(!(await at.isIn('muller')))
    assert.ok(await at.isIn('jones'))
  })

  test('failure 1: nothing is sent for an empty password', async () => {
    for (const password of ['', ' ', '\0']) assert.ok(!(await at.isIn('smith', password)))
  })

  test('failure 3: a name with a comma is one value', async () => {
    await at.change({ usernamePattern: '.*' })
    for (const name of ['smith,ou=people', 'smith+cn=x', '#736d697468', 'smith,ou=people,dc=company,dc=com'])
      assert.ok(!(await at.isIn(name, comesIn('smith'))), name)
  })
})
