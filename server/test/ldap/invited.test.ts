import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Client } from 'ldapts'
import { Secret } from '#ground'
import { adminDN, adminSecret, base, openHostileWorld, type HostileWorld } from '../security/world.ts'
import { tokenIn } from '../world/letters.ts'
import { cli, operator } from '../world/open-test-world.ts'

let world: HostileWorld
let client: Client
before(async () => {
  world = await openHostileWorld()
  client = new Client({ url: `ldap://127.0.0.1:${world.ldapPort}` })
  await client.bind(adminDN, adminSecret)
})
after(async () => {
  await client.unbind()
  await world.dispose()
})

test('who is invited is not in the tree, for the admin bind either, and is as soon as they have accepted', async () => {
  const group = await world.asOperator.groups.create({ name: 'volunteers' })
  const { invitations } = world.world.signIn
  const wish = {
    displayName: 'Emre',
    email: 'emre@example.com',
    role: 'user',
    groups: [group.id],
    mail: false,
  } as const
  const { user, link } = await invitations.create({ actor: operator, origin: cli }, { ...wish, groups: [group.id] })
  const search = async (filter: string): Promise<number> => (await client.search(base, { filter })).searchEntries.length
  const filters = [
    `(mail=emre@example.com)`,
    `(entryUUID=${user.id})`,
    '(cn=Emre)',
    `(uidNumber=${user.uidNumber})`,
    '(memberOf=cn=volunteers,ou=groups,dc=example,dc=com)',
    '(&(objectClass=inetOrgPerson)(!(uid=olivia)))',
  ]
  for (const filter of filters) assert.equal(await search(filter), 0, filter)
  const membersOf = async (): Promise<string> =>
    JSON.stringify((await client.search(base, { filter: '(cn=volunteers)' })).searchEntries)
  assert.doesNotMatch(await membersOf(), /emre|uid=/)

  const how = { password: new Secret('a loud purple window') }
  const accepted = await invitations.accept(
    tokenIn(link.url),
    { displayName: 'Emre', username: 'emre', with: how },
    { visitor: { address: '192.0.2.7', userAgent: 'test' } },
  )
  assert.equal(accepted?.kind, 'signed-in')
  for (const filter of filters.filter(filter => !filter.includes('uidNumber')))
    assert.equal(await search(filter), 1, filter)
  assert.match(await membersOf(), /uid=emre,ou=users,dc=example,dc=com/)
})
