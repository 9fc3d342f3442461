import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Secret, type AppId, type GroupId } from '#ground'
import { assertGolden } from '../golden.ts'
import { printTable, type Table } from '../matrix/table.ts'
import { AheadClock } from '../oidc/oidc-world.ts'
import { enrol } from '../second-factor/enrol.ts'
import { password } from '../security/world.ts'
import { serveTest, type TestServer } from '../world/serve-test.ts'
import { openApp } from './app-flow.ts'
import { deeds, type Deed, type Target } from './deeds.ts'
import { openDoors, openEveryDoor, signInEverywhere } from './everywhere.ts'

const file = new URL('../../../docs/what-ends.md', import.meta.url)

let clock: AheadClock
let server: TestServer
let app: AppId
let group: GroupId

before(async () => {
  clock = new AheadClock()
  server = await serveTest({ clock, env: { DOORWARD_TRUSTED_PROXIES: '127.0.0.1' } })
  await openEveryDoor(server)
  const { users, groups, apps } = server.asOperator
  await users.create({
    username: 'olivia',
    displayName: 'Olivia',
    role: 'owner',
    password: { plain: new Secret(password) },
  })
  group = (await groups.create({ name: 'diarists' })).id
  app = server.world.memory.apps.findByName('diary')?.id ?? assert.fail()
  await apps.update(app, { access: { kind: 'chosen', groups: [group], users: [] } })
})
after(() => server.dispose())

/** Somebody new, in at every door. */
async function letIn({ role = 'user', withoutFactor = false }: Deed, username: string): Promise<Target> {
  const plain = new Secret(password)
  await server.asOperator.users.create({
    username,
    displayName: username,
    role,
    groups: [group],
    password: { plain },
  })
  const phone = withoutFactor ? undefined : await enrol(server, username, clock)
  return { server, clock, app, group, person: await signInEverywhere(server, username, phone) }
}

type Outcome = 'ends' | 'stays' | 'told' | 'not told'

const tellsApp = 'the app, by a sign-out message'

/** What a deed does at each door, and whether the app hears of it. */
async function observe(deed: Deed, username: string): Promise<Map<string, Outcome>> {
  const target = await letIn(deed, username)
  const { person } = target
  try {
    assert.deepEqual(await openDoors(person), Object.keys(person.doors), `${deed.name}: all of them were open`)
    await deed.do(target)
    const open = await openDoors(person)
    // What the clock does within some seconds by itself.
    await server.world.directory.upkeep.endExpired()
    const told = await server.world.store.read
      .selectFrom('logout')
      .select('sessionId')
      .where('userId', '=', person.user.id)
      .execute()
    return new Map<string, Outcome>([
      ...Object.keys(person.doors).map(door => [door, open.includes(door) ? 'stays' : 'ends'] as const),
      [tellsApp, told.some(row => row.sessionId === person.sessionId) ? 'told' : 'not told'],
    ])
  } finally {
    await deed.undo?.(target)
    person.close()
  }
}

const introduction = `# What ends what

Written by \`server/test/doors/what-ends.test.ts\` from what a running server does: somebody is let in at every door, something
is done to them, and every door is tried again. \`UPDATE_GOLDEN=1 npm test -- server/test/doors/what-ends.test.ts\` writes the file
anew, and the difference is what a review looks at.

“Ends” is from the moment the deed is answered, on the node that did it; the others follow within a second. An empty cell is
a door the person did not have. Everybody here has an authenticator app, unless the row says otherwise, and nobody is above
a user manager: admins and owners have no trusted browsers. “The password” is the one they had before, with a code where one is
asked for; the trusted browser is tried with the new one. The app is opened by a group, through OpenID Connect, at its host behind
the gateway, and through LDAP and at that host with an app password that is for it alone; the LDAP password is tried in the main
tree.

How to read it:

- **What comes back.** What was open when somebody was disabled, deleted or at their account’s end stays ended, whatever is done
  later. API tokens and app passwords are credentials and not sessions: they rest while their person is disabled or past
  their end, and work again afterwards. The trash ends them for good. What is looked at each time (groups, apps, policies on apps)
  opens what is left again when it is put back.
- **A new password** ends sessions, what apps hold and LDAP connections, and neither API tokens nor app passwords, which have nothing
  of it. Who fears that somebody else has made some, ends those too.
- **One’s own factors.** Adding or removing one ends no session; each browser that was trusted is asked for a code again.
  A first factor ends LDAP connections and binds with the bare password, which is not enough from then on. Apps that allow it
  are the exception.
- **A reset of factors** ends everything that was begun, and the bare password is enough until a new factor is set up.
- **Another role**, a raised one too, ends everything that was begun: what somebody took while it was worth little is not to be
  worth more. API tokens and app passwords stay; a token does what its scopes say and the role allows, the new one from then on.
- **One session** takes what apps hold of it along. LDAP connections belong to no session, and a trusted browser stays trusted:
  for a lost device, sign out everywhere.
- **Signing everyone out** is the same for everybody who has something open at the web or an app, and ends the LDAP connections
  of all others, on every node; those of owners, and what else they have, only if an owner does it.
- **Sign-out messages** (OIDC Back-Channel Logout) go to each app that was opened in a session that ends, if it has an address for
  them, and to everybody’s apps when one is switched off. A session that runs out by itself sends none, and neither does an app
  that is no longer for somebody: what it asks of us is refused from that moment on. The column is of the app opened in the
  first web session.
- **A demanded second factor** leaves the password good for its set-up and nothing else. An app password stands in for the factor.
- **What stays open at an app’s host**, where our own proxy is in front: a WebSocket or an event stream ends a second or two after
  what would end the browser’s session or the app password there; a revoked app password within 30 seconds.
- **Machines.** A service account has API tokens and client credentials only; they end with it and are not in this table.
`

test('docs/what-ends.md says what each deed ends at each door', async () => {
  const rows: [string, Map<string, string>][] = []
  for (const [i, deed] of deeds.entries()) rows.push([deed.name, await observe(deed, `person${i}`)])
  const columns = [...new Set(rows.flatMap(([, doors]) => [...doors.keys()]))]
  const table: Table = {
    columns: ['what is done', ...columns],
    rows: rows.map(([name, doors]) => [name, ...columns.map(door => doors.get(door) ?? '')]),
  }
  assertGolden(file, `${introduction}\n${printTable(table)}\n`)
})

for (const name of ['own password changed', 'signed out everywhere else by the person'])
  test(`${name}: the session that is kept opens the app anew`, async t => {
    const deed = deeds.find(one => one.name === name) ?? assert.fail(name)
    const target = await letIn(deed, `keeper-${deeds.indexOf(deed)}`)
    const { person } = target
    t.after(() => person.close())
    await deed.do(target)
    assert.ok((await openApp(server.origin, person.browser, 'openid')).access_token)
  })
