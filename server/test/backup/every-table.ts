import { sql, type Kysely } from 'kysely'
import type { Tables } from '#store'
import { dumpedTables } from '../../src/store/dump-form.ts'

/** What stands in a column that refers elsewhere, or whose form the tables or their keys ask for. */
const asked: Record<string, unknown> = {
  'name.userId': 'user 1',
  'password.userId': 'user 1',
  'membership.userId': 'user 1',
  'groupManager.userId': 'user 1',
  'apiToken.userId': 'user 1',
  'totp.userId': 'user 1',
  'passkey.userId': 'user 1',
  'recoveryCode.userId': 'user 1',
  'knownBrowser.userId': 'user 1',
  'appPassword.userId': 'user 1',
  'simpleAuthToken.userId': 'user 1',
  'simpleAuthToken.appId': 'app 1',
  'simpleAuthToken.appPasswordId': 'appPassword 1',
  'appGrant.userId': 'user 1',
  'appGrant.appId': 'app 1',
  'accessRequest.userId': 'user 1',
  'accessRequest.appId': 'app 1',
  'gatewaySession.sessionId': 'session 1',
  'gatewaySession.appId': 'app 1',
  'serviceAccount.contactId': 'user 1',
  'serviceToken.accountId': 'serviceAccount 1',
  'mail.userId': 'user 1',
  'session.userId': 'user 1',
  'oneTime.userId': 'user 1',
  'membership.groupId': 'group 1',
  'groupMember.groupId': 'group 1',
  'groupMember.memberId': 'group 2',
  'groupManager.groupId': 'group 1',
  'externalLink.directoryId': 'externalDirectory 1',
  'externalConflict.directoryId': 'externalDirectory 1',
  'externalConflict.userId': 'user 1',
  'externalState.directoryId': 'externalDirectory 1',
  'externalRun.directoryId': 'externalDirectory 1',
  'externalRunLine.runId': 'externalRun 1',
  'bindThrough.userId': 'user 1',
  'bindThrough.directoryId': 'externalDirectory 1',
}

const awkward = 'Ünï “quoted”, \\back\\slash, tab\t, line\nbreak, \u2028, 😀, \'single\', "double", %s, $1, ?'

/** Three rows in every table that is dumped: plain, awkward, and as empty as its columns allow. */
export async function fillEveryTable(db: Kysely<Tables>): Promise<void> {
  await sql`pragma foreign_keys = on`.execute(db)
  const tables = new Map((await db.introspection.getTables()).map(table => [table.name, table.columns]))
  for (const table of dumpedTables)
    for (const n of [1, 2, 3]) {
      const columns = tables.get(table) ?? []
      const row: Record<string, unknown> = {}
      for (const { name, dataType, isNullable } of columns) {
        const isText = dataType.toLowerCase() === 'text'
        const key = `${table}.${name}`
        if (name === 'id') row[name] = `${table} ${n}`
        else if (key in asked) row[name] = n === 1 || !isNullable ? asked[key] : null
        else if (n === 3 && isNullable) row[name] = null
        else if (isText) row[name] = n === 2 ? `${name} ${awkward}` : `${name} ${n}`
        else row[name] = n === 2 ? Number.MAX_SAFE_INTEGER - n : n
      }
      await db
        .insertInto(table as 'meta')
        .values(row as never)
        .onConflict(conflict => conflict.doNothing())
        .execute()
    }
}

/** Every row of every table, in an order of its own. */
export async function readEverything(db: Kysely<Tables>): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {}
  for (const table of dumpedTables) {
    const rows = await db
      .selectFrom(table as 'meta')
      .selectAll()
      .execute()
    all[table] = rows
      .map(row => JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1))))
      .toSorted()
  }
  return all
}
