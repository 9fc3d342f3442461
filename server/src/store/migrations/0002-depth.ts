import { sql, type Kysely } from 'kysely'
import { textType } from './column-types.ts'
import type { Dialect } from './index.ts'

/** POSIX numbers of those who were there before numbers were given out begin here; later ones go on from `meta`. */
const firstPosixNumber = 200_000

/**
 * Groups in groups, managers, custom attributes, POSIX, API tokens, backups and nodes. The form of this step is that of
 * `0001-first`: what is added must let a program of the step before go on running.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const schema = db.schema
  const text = textType(dialect)

  for (const column of ['attributes', 'loginShell', 'homeDirectory', 'sshKeys'])
    await schema.alterTable('user').addColumn(column, text).execute()
  await schema.alterTable('user').addColumn('uidNumber', 'bigint').execute()
  // Set when the clock's work on `expiresAt` is done: sessions ended, followers told.
  await schema.alterTable('user').addColumn('expiryNotedAt', 'bigint').execute()
  await schema.alterTable('group').addColumn('gidNumber', 'bigint').execute()

  // One space of numbers for both, so that a person's own group (gid = uid) is never somebody's group.
  await sql`
    update "user" set "uidNumber" = numbered.n from (
      select "id", ${sql.lit(firstPosixNumber - 1)} + row_number() over (order by "createdAt", "id") as n from "user"
    ) as numbered where numbered."id" = "user"."id"`.execute(db)
  await sql`
    update "group" set "gidNumber" = numbered.n from (
      select "id", ${sql.lit(firstPosixNumber - 1)} + (select count(*) from "user")
        + row_number() over (order by "createdAt", "id") as n from "group"
    ) as numbered where numbered."id" = "group"."id"`.execute(db)
  await sql`
    insert into "meta" ("key", "value")
    select 'posixNext', cast(${sql.lit(firstPosixNumber)} + (select count(*) from "user") + (select count(*) from "group") as text)`.execute(
    db,
  )
  await schema.createIndex('userUidNumber').on('user').column('uidNumber').unique().execute()
  await schema.createIndex('groupGidNumber').on('group').column('gidNumber').unique().execute()

  // What the clock looks for is rare among many rows, so these hold the few alone.
  for (const [name, table, column] of [
    ['userExpiry', 'user', 'expiresAt'],
    ['userTrash', 'user', 'trashedAt'],
    ['membershipEnd', 'membership', 'expiresAt'],
  ] as const)
    await schema.createIndex(name).on(table).column(column).where(sql.ref(column), 'is not', null).execute()
  // Lists of people are in this order.
  await schema.createIndex('userName').on('user').expression(sql`lower("displayName"), "id"`).execute()

  await schema
    .createTable('groupMember')
    .addColumn('groupId', text, c => c.notNull().references('group.id').onDelete('cascade'))
    .addColumn('memberId', text, c => c.notNull().references('group.id').onDelete('cascade'))
    .addColumn('origin', text, c => c.notNull())
    .addColumn('expiresAt', 'bigint')
    .addColumn('createdAt', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('groupMemberKey', ['groupId', 'memberId', 'origin'])
    .execute()
  await schema.createIndex('groupMemberMember').on('groupMember').column('memberId').execute()

  await schema
    .createTable('groupManager')
    .addColumn('groupId', text, c => c.notNull().references('group.id').onDelete('cascade'))
    .addColumn('userId', text, c => c.notNull().references('user.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('groupManagerKey', ['groupId', 'userId'])
    .execute()
  await schema.createIndex('groupManagerUser').on('groupManager').column('userId').execute()

  await schema
    .createTable('attribute')
    .addColumn('id', text, c => c.primaryKey())
    .addColumn('name', text, c => c.notNull())
    .addColumn('folded', text, c => c.notNull().unique())
    .addColumn('title', text, c => c.notNull())
    .addColumn('type', text, c => c.notNull())
    .addColumn('multiValued', 'integer', c => c.notNull())
    .addColumn('seenBy', text, c => c.notNull())
    .addColumn('editedBy', text, c => c.notNull())
    .addColumn('searchable', 'integer', c => c.notNull())
    .addColumn('createdAt', 'bigint', c => c.notNull())
    .addColumn('updatedAt', 'bigint', c => c.notNull())
    .addColumn('version', 'bigint', c => c.notNull())
    .addColumn('managedBy', text)
    .execute()

  await schema
    .createTable('apiToken')
    .addColumn('id', text, c => c.primaryKey())
    .addColumn('name', text, c => c.notNull())
    .addColumn('userId', text, c => c.notNull().references('user.id').onDelete('cascade'))
    .addColumn('hash', text, c => c.notNull().unique())
    .addColumn('scopes', text, c => c.notNull())
    .addColumn('createdAt', 'bigint', c => c.notNull())
    .addColumn('createdBy', text, c => c.notNull())
    .addColumn('expiresAt', 'bigint')
    .addColumn('lastUsedAt', 'bigint')
    .addColumn('lastAddress', text)
    .execute()
  await schema.createIndex('apiTokenUser').on('apiToken').column('userId').execute()

  await schema
    .createTable('backup')
    .addColumn('id', text, c => c.primaryKey())
    // Of many nodes that find a backup due, the one that writes this row makes it.
    .addColumn('dueAt', 'bigint', c => c.unique())
    .addColumn('startedAt', 'bigint', c => c.notNull())
    .addColumn('startedBy', text, c => c.notNull())
    .addColumn('node', text, c => c.notNull())
    .addColumn('finishedAt', 'bigint')
    .addColumn('file', text)
    .addColumn('bytes', 'bigint')
    .addColumn('people', 'integer')
    .addColumn('apps', 'integer')
    .addColumn('checkedMs', 'bigint')
    .addColumn('trouble', text)
    .addColumn('removedAt', 'bigint')
    .execute()
  await schema.createIndex('backupStarted').on('backup').column('startedAt').execute()

  await schema
    .createTable('node')
    .addColumn('id', text, c => c.primaryKey())
    .addColumn('name', text, c => c.notNull())
    .addColumn('version', text, c => c.notNull())
    .addColumn('startedAt', 'bigint', c => c.notNull())
    .addColumn('seenAt', 'bigint', c => c.notNull())
    .addColumn('seq', 'bigint', c => c.notNull())
    .execute()

  if (dialect === 'postgres') {
    // Attempts may be lost in a crash, so they need not reach the disk; several nodes must see them.
    await sql`
      create unlogged table "attempt" (
        "id" text collate "C" primary key,
        "kind" text collate "C" not null,
        "payload" text not null,
        "reference" text,
        "beganAt" bigint not null,
        "expiresAt" bigint not null
      )`.execute(db)
    await schema.createIndex('attemptExpiry').on('attempt').column('expiresAt').execute()
  }
}
