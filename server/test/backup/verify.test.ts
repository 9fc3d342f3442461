import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, test } from 'node:test'
import type { Sealer } from '#ground'
import { readSqliteSnapshot, type Finding } from '#store'
import { verifyEverything } from '../../src/main/backup/verify.ts'
import { openTestWorld } from '../world/open-test-world.ts'
import { furnish } from './furnish.ts'

const idOf = (username: string): string => `(select "id" from "user" where "username" = '${username}')`
const groupOf = (folded: string): string => `(select "id" from "group" where "folded" = '${folded}')`
/** A UUID of a group that is only here to be nested. */
const nth = (i: number): string => `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`
const nested = (group: string, member: string): string =>
  `insert into "groupMember" values (${groupOf(group)}, ${groupOf(member)}, 'hand', null, 1);`

/** What breaks each check, and no other one. A check that is missing here fails the last test. */
const breakages: Record<string, string[]> = {
  schema: [`delete from kysely_migration where name = '0006-external-directory'`],
  flags: [`update "app" set "enabled" = 2`],
  json: [`update "audit" set "data" = '{'`, `update "change" set "data" = ''`],
  'change-log': [
    `update "change" set "seq" = 100000 where "seq" = 1;
     update sqlite_sequence set seq = (select max("version") from "user") + 1000 where name = 'change'`,
  ],
  references: [
    `insert into "membership" values (${groupOf('ops')}, 'nobody', 'hand', null, 1)`,
    `insert into "groupManager" values ('nothing', ${idOf('bo')})`,
  ],
  types: [`update "user" set "phone" = x'00'`],
  tombstones: [
    `update "tombstone" set "hash" = 'ffffffff:other'`,
    `insert into "tombstone" values ('HASH OF amara', 1)`,
  ],
  roles: [
    `update "user" set "role" = 'wizard' where "username" = 'amara'`,
    `update "user" set "source" = '' where "username" = 'bo'`,
  ],
  subjects: [
    `update "user" set "subject" = 'bo2' where "username" = 'bo'`,
    `update "user" set "subject" = null where "username" = 'bo'`,
  ],
  names: [
    `delete from "name" where "folded" = 'amara'`,
    `update "name" set "folded" = 'BO' where "folded" = 'bo'`,
    `update "name" set "userId" = ${idOf('bo')} where "folded" = 'amara'`,
    `insert into "name" values ('nobodys', ${idOf('bo')}, 0, 0)`,
    `insert into "name" values ('bob', ${idOf('bo')}, 1, 0)`,
    `update "user" set "email" = 'olivia@example.com' where "username" = 'amara'`,
    `update "user" set "trashedAt" = null where "username" = 'dora';
     update "user" set "email" = 'd@example.com' where "username" = 'dora'`,
  ],
  'people-values': [
    `update "user" set "attributes" = '{"x":"text"}' where "username" = 'bo'`,
    `update "user" set "sshKeys" = '[1]' where "username" = 'bo'`,
  ],
  passwords: [`update "password" set "hash" = 'plain'`],
  attributes: [
    `update "attribute" set "type" = 'picture' where "name" = 'badge'`,
    `update "attribute" set "folded" = 'x' where "name" = 'badge'`,
  ],
  owners: [
    `delete from "password" where "userId" = ${idOf('olivia')}`,
    `update "user" set "expiresAt" = 1 where "username" = 'olivia'`,
    `update "user" set "disabledByAdmin" = 1 where "username" = 'olivia'`,
  ],
  'group-names': [`update "group" set "folded" = 'x' where "folded" = 'ops'`],
  nesting: [
    nested('ops', 'all'),
    nested('ops', 'ops'),
    Array.from({ length: 32 }, (_, i) => {
      const group = `insert into "group" values ('${nth(i)}', 'g${i}', 'g${i}', 'g${i}', '', 'local', 1, 1, 1, null, null);`
      return group + nested(i === 0 ? 'ops' : `g${i - 1}`, `g${i}`)
    }).join('\n'),
  ],
  'access-rules': [
    `update "app" set "access" = '{"kind":"chosen","groups":["gone"],"users":[]}' where "name" = 'wiki'`,
    `update "app" set "access" = '{"kind":"single-user","user":"gone"}' where "name" = 'diary'`,
    `update "app" set "access" = '{"kind":"anybody"}' where "name" = 'diary'`,
    `update "setting" set "value" = replace("value", '{"kind":"everyone"}', '{"kind":"chosen","users":[]}')
     where "key" = 'directoryServer'`,
  ],
  apps: [
    `update "app" set "contact" = 'gone' where "name" = 'wiki'`,
    `update "app" set "clientId" = 'other' where "name" = 'wiki'`,
    `update "app" set "oidc" = '{}' where "name" = 'wiki'`,
    `update "app" set "ldap" = '[]' where "name" = 'wiki'`,
  ],
  secrets: [
    `insert into "secret" select 'third', "kind", "ownerId", "hash", null, 1, 'x', null from "secret"
     where "kind" = 'oidc' limit 1`,
    `update "secret" set "ownerId" = 'gone' where "kind" = 'ldap'`,
    `update "secret" set "kind" = 'smtp' where "kind" = 'ldap'`,
  ],
  'access-requests': [
    `update "accessRequest" set "openKey" = null where "state" = 'open'`,
    `update "accessRequest" set "openKey" = 'another' where "state" = 'open'`,
    `update "accessRequest" set "state" = 'wished' where "state" = 'approved'`,
    `update "accessRequest" set "decidedAt" = null where "state" = 'approved'`,
    `update "accessRequest" set "wantedDays" = 3`,
    `update "accessRequest" set "reason" = hex(zeroblob(300))`,
  ],
  'app-grants': [`update "appGrant" set "expiresAt" = 1`, `update "appGrant" set "grantedBy" = 'nobody'`],
  'api-tokens': [`update "apiToken" set "scopes" = '"all"'`],
  services: [
    `update "serviceAccount" set "role" = 'owner'`,
    `update "serviceAccount" set "folded" = 'x' where "name" = 'Nightly import'`,
  ],
  'service-tokens': [`update "serviceToken" set "scopes" = '"all"'`],
  'external-settings': [
    `update "externalDirectory" set "settings" = '{}'`,
    `update "externalDirectory" set "settings" = replace("settings", 'ldaps:', 'gopher:')`,
  ],
  'external-links': [
    `update "externalLink" set "localId" = 'gone' where "localId" = (select "id" from "user" where "username" = 'frieda')`,
    `update "externalLink" set "kind" = 'person' where "kind" = 'group'`,
  ],
  'moved-here': [`update "user" set "source" = (select "id" from "externalDirectory") where "username" = 'gustav'`],
  sources: [
    `update "user" set "source" = 'nowhere' where "username" = 'bo'`,
    `update "group" set "source" = 'nowhere' where "folded" = 'ops'`,
  ],
  origins: [`update "membership" set "origin" = 'nowhere' where "groupId" = ${groupOf('ops')}`],
  settings: [
    `update "setting" set "value" = '{"name":5}' where "key" = 'organisation'`,
    `update "setting" set "key" = 'unheardOf' where "key" = 'organisation'`,
  ],
  pictures: [
    `update "user" set "picture" = 'gone' where "username" = 'bo'`,
    `insert into "picture" values ('half', 64, 'image/webp', ''); update "user" set "picture" = 'half' where "username" = 'bo'`,
  ],
  sessions: [`update "session" set "credentialVersion" = 99`, `update "session" set "endedAt" = 1`],
  tokens: [`insert into "oidcRecord" values ('Grant', 'g', '{}', null, null, null, null, 'gone', 1, null, null, null)`],
  ids: [`update "attribute" set "id" = 'one' where "name" = 'badge'`],
  versions: [`update "user" set "version" = 99999 where "username" = 'bo'`, `update "setting" set "version" = 99999`],
  'posix-numbers': [
    `update "group" set "gidNumber" = (select "uidNumber" from "user" where "username" = 'bo') where "folded" = 'ops'`,
    `update "user" set "uidNumber" = 400000 where "username" = 'bo'`,
    `delete from "meta" where "key" = 'posixNext'`,
  ],
  'sealed-values': [
    `update "secret" set "sealed" = 'v1.00000000.x.y' where "sealed" is not null`,
    `update "secret" set "id" = 'moved' where "sealed" is not null`,
    `update "externalDirectory" set "bindPassword" = 'v1.00000000.x.y'`,
  ],
}

describe('verify', () => {
  const folder = mkdtempSync(join(tmpdir(), 'doorward-verify-'))
  const whole = join(folder, 'doorward.db')
  let sealer: Sealer
  let amarasHash: string

  before(async () => {
    const world = await openTestWorld({ dataFolder: folder })
    await furnish(world)
    sealer = world.sealer
    amarasHash = sealer.keyedHash('username', 'amara')
    await world.close()
    const db = new DatabaseSync(whole)
    db.exec('pragma wal_checkpoint(truncate)')
    db.close()
  })
  after(() => rmSync(folder, { recursive: true }))

  const check = (path: string): Promise<Finding[]> =>
    readSqliteSnapshot(path, db => verifyEverything({ db, engine: 'sqlite', sealer }))

  /** What is found in a copy with something broken, whatever the tables’ own rules say about it. */
  async function checkBroken(sql: string): Promise<string[]> {
    const path = join(folder, 'broken.db')
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true })
    copyFileSync(whole, path)
    const db = new DatabaseSync(path, { enableForeignKeyConstraints: false })
    db.exec('pragma ignore_check_constraints = on')
    db.exec(sql.replace('HASH OF amara', amarasHash))
    db.close()
    const found = await check(path)
    return found.filter(({ wrong }) => wrong > 0).map(({ check: name }) => name)
  }

  test('a store that was lived in passes, and every check has looked at something', async () => {
    const findings = await check(whole)
    assert.deepEqual(
      findings.filter(({ wrong }) => wrong > 0),
      [],
    )
    const idle = findings.filter(({ looked }) => looked === 0).map(({ check: name }) => name)
    // No token of OIDC is in it.
    assert.deepEqual(idle, ['tokens'])
  })

  for (const [name, ways] of Object.entries(breakages))
    test(`${name} notices what is wrong with it, and nothing else does`, async () => {
      for (const sql of ways) assert.deepEqual(await checkBroken(sql), [name], sql)
    })

  test('file notices pages that were overwritten', async () => {
    const path = join(folder, 'broken.db')
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true })
    const db = new DatabaseSync(whole)
    const page = db.prepare(`select rootpage from sqlite_schema where name = 'userRole'`).get()?.['rootpage']
    const size = db.prepare('pragma page_size').get()?.['page_size']
    db.close()
    const bytes = readFileSync(whole)
    // A page of an index begins with its kind, two bytes of free space, and how many entries it has.
    const entries = (Number(page) - 1) * Number(size) + 3
    assert.equal(bytes.readUInt16BE(entries), 7)
    bytes.writeUInt16BE(6, entries)
    writeFileSync(path, bytes)
    const found = await check(path)
    assert.deepEqual(
      found.filter(({ wrong }) => wrong > 0).map(({ check: name }) => name),
      ['file'],
    )
  })

  test('there is no check without something that breaks it', async () => {
    const names = (await check(whole)).map(({ check: name }) => name)
    assert.deepEqual(names.toSorted(), [...Object.keys(breakages), 'file'].toSorted())
  })
})
