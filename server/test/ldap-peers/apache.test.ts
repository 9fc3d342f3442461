import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { minutes } from '#ground'
import { apacheModules, runApache, type ApacheProcess } from '../peers/apache-process.ts'
import { freePort } from '../world/free-port.ts'
import { missing } from '../world/peer.ts'
import { openPeerWorld, password, type PeerWorld } from './peer-world.ts'
import { readRecipe } from './recipe.ts'

const without = missing('/usr/sbin/apache2') || missing(`${apacheModules}/mod_authnz_ldap.so`)
const page = `user=<!--#echo var="REMOTE_USER" --> name=<!--#echo var="AUTHENTICATE_DISPLAYNAME" --> mail=<!--#echo var="AUTHENTICATE_MAIL" -->`

describe('Apache with mod_authnz_ldap', { skip: without }, () => {
  let world: PeerWorld
  let apache: ApacheProcess
  let port: number
  let requires: string[]

  before(async () => {
    world = await openPeerWorld('intranet')
    port = await freePort()
    apache = await startIntranet()
  })
  after(async () => {
    await apache.close()
    await world.dispose()
  })

  /** `/app/` by the recipe as it stands, `/require/0/` and so on with another `Require` each. */
  function startIntranet(): Promise<ApacheProcess> {
    requires = readRecipe('apache-require.conf', world).trim().split('\n')
    return runApache({
      port,
      modules: ['authn_core', 'auth_basic', 'authz_user', 'ldap', 'authnz_ldap', 'mime', 'include'],
      files: {
        // Its workers are www-data, and read it themselves.
        'doorward.pem': readFileSync(world.caPath, 'utf8'),
        'www/app/index.shtml': page,
        ...Object.fromEntries(requires.map((_, i) => [`www/require/${i}/index.shtml`, page])),
      },
      config(folder) {
        const recipe = readRecipe('apache.conf', { ...world, caPath: `${folder}/doorward.pem` })
        const [location = ''] = /^<Location[^]*^<\/Location>$/m.exec(recipe) ?? []
        return `TypesConfig /dev/null
AddType text/html .shtml
AddOutputFilter INCLUDES .shtml
DirectoryIndex index.shtml
<Directory ${folder}/www>
  Options +Includes
</Directory>
${recipe}
${requires.map((line, i) => location.replace('/app/', `/require/${i}/`).replace('Require valid-user', line)).join('\n')}
`
      },
    })
  }

  async function get(path: string, username: string, secret: string): Promise<{ status: number; text: string }> {
    const authorization = `Basic ${Buffer.from(`${username}:${secret}`).toString('base64')}`
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { authorization } })
    return { status: answer.status, text: (await answer.text()).trim() }
  }

  const statusOf = async (path: string, username: string, secret: string): Promise<number> =>
    (await get(path, username, secret)).status

  test('people who may open the app get in, and it reads who they are', async () => {
    const { status, text } = await get('/app/', 'alice', password)
    assert.deepEqual([status, text], [200, 'user=alice name=Alice Adams mail=alice@example.com'], apache.errors())
    assert.equal(await statusOf('/app/', 'alice', 'a wrong password'), 401)
    assert.equal(await statusOf('/app/', 'alice', ''), 401)
    for (const name of ['carol', 'dave', 'nobody', 'al*', '*', 'alice)(uid=*'])
      assert.equal(await statusOf('/app/', name, password), 401, name)
  })

  test('every kind of Require', async () => {
    const table: [line: RegExp, alice: number, bob: number][] = [
      [/^Require ldap-user alice$/, 200, 401],
      [/^Require ldap-dn uid=alice,/, 200, 401],
      [/^Require ldap-group cn=interns,/, 401, 200],
      [/^Require ldap-group cn=team,/, 200, 200],
      [/^Require ldap-filter memberOf=cn=interns,/, 401, 200],
      [/^Require ldap-attribute employeeType=user$/, 200, 200],
    ]
    assert.equal(requires.length, table.length)
    const { text: bobs } = await world.makeAppPassword(world.people.bob)
    for (const [i, [line, alice, bob]] of table.entries()) {
      assert.match(requires[i] ?? '', line)
      const path = `/require/${i}/`
      const statuses = [await statusOf(path, 'alice', password), await statusOf(path, 'bob', bobs)]
      assert.deepEqual(statuses, [alice, bob], `${requires[i]}\n${apache.errors()}`)
    }
  })

  test('a code behind the password is taken for one request after the other, until its step has passed', async () => {
    const withCode = password + world.phone.code()
    assert.equal(await statusOf('/app/', 'bob', password), 401)
    for (let i = 0; i < 3; i++) assert.equal(await statusOf('/app/', 'bob', withCode), 200)
    world.clock.advance(minutes(2))
    assert.equal(await statusOf('/app/', 'bob', withCode), 401)
  })

  test('a password for the app stays good, until it is removed', async () => {
    const { id, text } = await world.makeAppPassword(world.people.bob)
    assert.equal(await statusOf('/app/', 'bob', text), 200)
    world.clock.advance(minutes(2))
    assert.equal(await statusOf('/app/', 'bob', text), 200)
    await world.removeAppPassword(world.people.bob, id)
    assert.equal(await statusOf('/app/', 'bob', text), 401)
  })

  test('it goes on when the directory server was away', async () => {
    for (let i = 0; i < 2; i++) {
      await world.restartLdap()
      assert.equal(await statusOf('/app/', 'alice', password), 200)
    }
  })

  test('who is disabled, or shut out by the rule, is out with the next request', async () => {
    const { users, apps } = world.asOperator
    const { alice } = world.people
    const { access } = world.app
    const ends: [end: () => Promise<unknown>, undo: () => Promise<unknown>][] = [
      [() => users.disable(alice.id), () => users.enable(alice.id)],
      [() => apps.update(world.app.id, { access: { kind: 'nobody' } }), () => apps.update(world.app.id, { access })],
    ]
    for (const [end, undo] of ends) {
      assert.equal(await statusOf('/app/', 'alice', password), 200)
      await end()
      assert.equal(await statusOf('/app/', 'alice', password), 401)
      await undo()
    }
    assert.equal(await statusOf('/app/', 'alice', password), 200)
  })
})
