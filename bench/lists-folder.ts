import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { newUuid, silentLog, systemClock, type GroupId } from '../server/src/ground/index.ts'
import type { Actor } from '../server/src/directory/index.ts'
import { openWorld } from '../server/src/main/world.ts'
import { makePasswordHash } from './data-folder.ts'
import { makeNestedFolder } from './nested-folder.ts'
import { usernameOf } from './people.ts'

/** A group of a fifth of the people, beside the one of everybody. */
export const large = 'large'

const operator: Actor = { kind: 'system', name: 'operator' }
const appCount = 20
const dayMs = 86_400_000

/**
 * A data folder as a large organisation's after a while: a group for every twenty people, one of a fifth of them and one
 * of everybody, some disabled, some with a second factor, twenty apps, two events for each person in the last thirty
 * days, and a session of every tenth. `u000000` is the owner, with the password of everybody in `people.ts`.
 */
export async function makeListsFolder(people: number, folder: string): Promise<void> {
  await makeNestedFolder(people, folder, Math.max(50, Math.round(people / 20)))
  const world = await openWorld({ dataFolder: folder, database: 'doorward.db', log: silentLog })
  const directory = world.directory.as(operator, { door: 'cli', address: null })
  const hash = await makePasswordHash()
  const { id: largeId } = await directory.groups.create({ name: large, description: 'Every fifth person' })
  const apps: string[] = []
  for (let n = 0; n < appCount; n++) {
    const groups = [`team-${String(n).padStart(4, '0')}`, `team-${String(n + 20).padStart(4, '0')}`].map(
      name => world.memory.groups.findByName(name)?.id as GroupId,
    )
    const { app } = await directory.apps.create({
      title: `App ${n}`,
      access: n % 3 === 0 ? { kind: 'everyone' } : { kind: 'chosen', groups, users: [] },
      oidc: { redirectUris: [`https://app-${n}.example.com/callback`] },
    })
    apps.push(app.id)
  }
  const ids = Array.from({ length: people }, (_, n) => world.memory.people.findByUsername(usernameOf(n))?.id ?? '')
  await world.close()

  const db = new DatabaseSync(join(folder, 'doorward.db'))
  db.exec('pragma synchronous = off; begin')
  const id = (): string => newUuid(systemClock)
  const now = systemClock.now()
  const insert = {
    password: db.prepare('insert into password ("userId", hash, "changedAt", "mustChange") values (?, ?, ?, 0)'),
    member: db.prepare(`insert into membership ("groupId", "userId", origin, "createdAt") values (?, ?, 'hand', ?)`),
    event: db.prepare(
      'insert into audit (id, at, kind, outcome, actor, subject, app, door, address, data) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    session: db.prepare(
      `insert into session (id, "tokenHash", "userId", "credentialVersion", "authAt", amr, address, "userAgent", device,
        "createdAt", "expiresAt", "lastSeenAt") values (?, ?, ?, 1, ?, '["pwd"]', ?, 'Firefox', 'Firefox on Linux', ?, ?, ?)`,
    ),
  }
  insert.password.run(ids[0] ?? '', hash, now)
  for (const [n, person] of ids.entries()) {
    const at = now - ((n * 7919) % (30 * dayMs))
    const address = `192.0.2.${n % 250}`
    const outcome = n % 10 === 0 ? 'refused' : 'done'
    const app = apps[n % appCount] ?? null
    if (n % 5 === 0) insert.member.run(largeId, person, now)
    insert.event.run(id(), at, 'sign-in', outcome, `user:${person}`, person, null, 'pages', address, '{"amr":["pwd"]}')
    insert.event.run(id(), at + 1, 'app.opened', 'done', `user:${person}`, person, app, 'oidc', address, '{}')
    if (n % 10 === 0)
      insert.session.run(id(), `none-${n}`, person, at, address, at, now + 30 * dayMs, now - (n % dayMs))
  }
  db.exec(`update "user" set "disabledByAdmin" = 1 where "uidNumber" % 10 = 3;
    update "user" set "secondFactor" = 1 where "uidNumber" % 4 = 1; commit`)
  db.close()
}
