import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createConnect, detectProvider, type Upstream } from '#external'
import { Secret, systemClock } from '#ground'
import { list } from '../connect/list.ts'
import { withPassword } from './settings.ts'
import { startThreeEightyNine, withoutThreeEightyNine, type ThreeEightyNine } from './three-eighty-nine.ts'

describe('389 Directory Server', { skip: withoutThreeEightyNine }, () => {
  let server: ThreeEightyNine
  let upstream: Upstream
  before(async () => {
    server = await startThreeEightyNine({ crowd: 30 })
    const settings = server.settings({ pageSize: 7 })
    upstream = await createConnect({ clock: systemClock })(settings, withPassword(server.servicePassword))
  })
  after(async () => {
    upstream?.close()
    await server?.dispose()
  })

  test('is told by its root DSE', async () => {
    assert.equal(detectProvider(await upstream.rootDse()), '389ds')
  })

  test('failure 8: people come by pages, each once', async () => {
    const { userSearch } = server.settings()
    const found = await list(upstream.search({ ...userSearch, attributes: ['uid'] }))
    assert.equal(new Set(found.map(({ attributes }) => attributes.first('uid'))).size, 33)
  })

  test('the plug-in names the groups of groups, and what is asked for in any case comes', async () => {
    const question = { base: server.personDn('smith'), scope: 'base', filter: '(objectClass=*)' } as const
    const [smith] = await list(upstream.search({ ...question, attributes: ['MEMBEROF', 'nsuniqueid'] }))
    assert.deepEqual(smith?.attributes.all('memberOf').toSorted(), [
      `cn=developers,ou=groups,${server.base}`,
      `cn=everybody,ou=groups,${server.base}`,
    ])
    assert.match(smith.attributes.first('nsUniqueId') ?? '', /^[0-9a-f]{8}(?:-[0-9a-f]{8}){3}$/)
  })

  test('binds, and refuses in words', async () => {
    const tryAs = (uid: string, password: string) => upstream.bindAs(server.personDn(uid), new Secret(password))
    await tryAs('smith', 'smith comes in')
    await assert.rejects(tryAs('smith', 'wrong'), { kind: 'refused', code: 49 })
    await assert.rejects(tryAs('locked', 'locked comes in'), { kind: 'refused', code: 53 })
  })
})
