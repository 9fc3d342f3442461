import { sql } from 'kysely'
import type { GroupId } from '#ground'
import type { Tx } from '#store'
import { printActor } from '../actor.ts'
import { appendChange } from '../change-log.ts'
import type { ExternalId } from '../external-directory.ts'
import type { Group } from '../group.ts'
import { selectMovedHere } from '../moved-here.ts'
import { rowFromGroup } from '../group.ts'
import { userFromRow, type User } from '../user.ts'
import type { Deed } from './deed.ts'
import { getExternal } from './external-commands.ts'
import { getGroup } from './group-commands.ts'
import { isAnOwnerLeft, endSessions, putUser, withRaisedCredentials } from './user-commands.ts'

/** What follows a directory when it is turned on or off, in this order. */
export const settledParts = ['people', 'groups', 'memberships', 'nestings'] as const
export type SettledPart = (typeof settledParts)[number]

export interface Settling extends Deed {
  id: ExternalId
  part: SettledPart
  /** Where the last batch ended; empty at the beginning. */
  after: string
  limit: number
}

/** Who gave a membership that no directory did. */
const byHand = 'hand'

export const settleCommands = {
  /**
   * Writes down, for one batch of people, groups or memberships, that their directory is off, or on again. Answers where
   * the next batch begins; null at the end. What is as it should be stays, so that a run that was cut off is simply
   * begun anew; when the directory is turned meanwhile, the rest follows what it is then. Of each of them the change log
   * tells; the audit trail has the one deed they follow from.
   */
  async settleExternal(tx: Tx, input: Settling): Promise<string | null> {
    const { enabled } = await getExternal(tx, input.id)
    if (input.part === 'people') return enabled ? takePeople(tx, input) : freePeople(tx, input)
    if (input.part === 'groups') return settleGroups(tx, input, enabled)
    return settleMembers(tx, input, enabled)
  },
}

const nextOf = (ids: readonly string[], limit: number): string | null =>
  ids.length < limit ? null : (ids.at(-1) ?? null)

/** Without a password until one is set, but for those who had one before they came from there. */
async function freePeople(tx: Tx, input: Settling): Promise<string | null> {
  const rows = await tx.db
    .selectFrom('user')
    .selectAll()
    .where('source', '=', input.id)
    .where('id', '>', input.after)
    .orderBy('id')
    .limit(input.limit)
    .execute()
  for (const row of rows)
    await tellUser(tx, input, { ...userFromRow(row), source: 'local', goneAt: null, disabledByDirectory: false })
  return nextOf(
    rows.map(({ id }) => id),
    input.limit,
  )
}

/** The last owner who can sign in without it stays local, whoever they are there, and so do those who have moved here. */
async function takePeople(tx: Tx, input: Settling): Promise<string | null> {
  const rows = await tx.db
    .selectFrom('user')
    .innerJoin('externalLink', 'externalLink.localId', 'user.id')
    .selectAll('user')
    .select('externalLink.goneAt as awaySince')
    .where('externalLink.directoryId', '=', input.id)
    .where('externalLink.kind', '=', 'person')
    .where('user.source', '=', 'local')
    .where('user.id', 'not in', selectMovedHere(tx.db, input.id))
    .where('user.id', '>', input.after)
    .orderBy('user.id')
    .limit(input.limit)
    .execute()
  for (const { awaySince, ...row } of rows) {
    const before = userFromRow(row)
    if (before.role === 'owner' && !(await isAnOwnerLeft(tx, before.id))) continue
    const after: User = { ...before, source: input.id, goneAt: awaySince }
    if (awaySince === null) await tellUser(tx, input, after)
    else {
      await tellUser(tx, input, withRaisedCredentials(after))
      await endSessions(tx, input, before.id, 'disabled')
    }
  }
  return nextOf(
    rows.map(({ id }) => id),
    input.limit,
  )
}

async function tellUser(tx: Tx, { at, actor }: Settling, user: User): Promise<void> {
  const after: User = { ...user, updatedAt: at }
  const change = {
    at,
    actor: printActor(actor),
    kind: 'user.updated' as const,
    subject: user.id,
    data: { fields: ['source'] },
  }
  after.version = await appendChange(tx, change, seq => ({ of: 'user', user: { ...after, version: seq } }))
  await putUser(tx, after)
}

async function settleGroups(tx: Tx, input: Settling, enabled: boolean): Promise<string | null> {
  const { id, after, limit, at, actor } = input
  const linked = tx.db
    .selectFrom('externalLink')
    .select('localId')
    .where('directoryId', '=', id)
    .where('kind', '=', 'group')
  const rows = await tx.db
    .selectFrom('group')
    .select('id')
    .where('source', '=', enabled ? 'local' : id)
    .$if(enabled, query => query.where('id', 'in', linked))
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  for (const row of rows) {
    const before = await getGroup(tx, row.id as GroupId)
    const group: Group = { ...before, source: enabled ? id : 'local', updatedAt: at }
    const change = {
      at,
      actor: printActor(actor),
      kind: 'group.updated' as const,
      subject: group.id,
      data: { fields: ['source'] },
    }
    group.version = await appendChange(tx, change, seq => ({ of: 'group', group: { ...group, version: seq } }))
    await tx.db.updateTable('group').set(rowFromGroup(group)).where('id', '=', group.id).execute()
  }
  return nextOf(
    rows.map(row => row.id),
    limit,
  )
}

/**
 * What the directory gave is by hand from now on. When it comes back, only who is in a group of its own and comes from
 * there is its again: what it gave in groups kept here cannot be told any more from what a person gave meanwhile.
 * Nobody's membership begins, ends or is prolonged by this, so that nothing is told of it.
 */
async function settleMembers(tx: Tx, input: Settling, enabled: boolean): Promise<string | null> {
  const [table, member] =
    input.part === 'memberships' ? (['membership', 'userId'] as const) : (['groupMember', 'memberId'] as const)
  const [from, to] = enabled ? [byHand, input.id] : [input.id, byHand]
  const [afterGroup = '', afterMember = ''] = input.after.split(' ')
  const isLinked = (column: string, kind: string) => sql<boolean>`exists (
    select 1 from "externalLink" "link"
    where "link"."localId" = ${sql.ref(column)} and "link"."directoryId" = ${input.id} and "link"."kind" = ${kind}
      and "link"."localId" not in ${selectMovedHere(tx.db, input.id)})`
  const ours = enabled
    ? sql`${isLinked('m.groupId', 'group')} and ${isLinked(`m.${member}`, member === 'userId' ? 'person' : 'group')}`
    : sql`1 = 1`
  const { rows } = await sql<{ groupId: string; member: string }>`
    select "m"."groupId", ${sql.ref(`m.${member}`)} as "member" from ${sql.table(table)} "m"
    where "m"."origin" = ${from} and ("m"."groupId", ${sql.ref(`m.${member}`)}) > (${afterGroup}, ${afterMember}) and ${ours}
    order by "m"."groupId", ${sql.ref(`m.${member}`)} limit ${input.limit}`.execute(tx.db)
  for (const [groupId, some] of Map.groupBy(rows, row => row.groupId)) {
    const these = sql`"groupId" = ${groupId} and "origin" = ${from}
      and ${sql.ref(member)} in (${sql.join(some.map(row => row.member))})`
    // Where both gave it, it lasts as long as the longer of the two did.
    await sql`
      insert into ${sql.table(table)} ("groupId", ${sql.ref(member)}, "origin", "expiresAt", "createdAt")
      select "groupId", ${sql.ref(member)}, ${to}, "expiresAt", "createdAt" from ${sql.table(table)} where ${these}
      on conflict ("groupId", ${sql.ref(member)}, "origin") do update set "expiresAt" = case
        when excluded."expiresAt" is null or excluded."expiresAt" > ${sql.ref(`${table}.expiresAt`)}
        then excluded."expiresAt" else ${sql.ref(`${table}.expiresAt`)} end`.execute(tx.db)
    await sql`delete from ${sql.table(table)} where ${these}`.execute(tx.db)
  }
  return nextOf(
    rows.map(row => `${row.groupId} ${row.member}`),
    input.limit,
  )
}
