import type { Kysely } from 'kysely'
import { textType } from './column-types.ts'
import type { Dialect } from './index.ts'

/** What apps are told when a session ends, and the receipts of people who left. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { schema } = db
  const text = textType(dialect)

  // No references: what an app answered is still asked for when the person or the app is no more.
  await schema
    .createTable('logout')
    .addColumn('sessionId', text, c => c.notNull())
    .addColumn('appId', text, c => c.notNull())
    .addColumn('userId', text, c => c.notNull())
    .addColumn('subject', text, c => c.notNull())
    .addColumn('createdAt', 'bigint', c => c.notNull())
    .addColumn('nextAt', 'bigint')
    .addColumn('tries', 'integer', c => c.notNull())
    .addColumn('toldAt', 'bigint')
    .addColumn('answeredAt', 'bigint')
    .addColumn('answer', text)
    .addPrimaryKeyConstraint('logoutKey', ['sessionId', 'appId'])
    .execute()
  await schema.createIndex('logoutNext').on('logout').column('nextAt').execute()
  await schema.createIndex('logoutApp').on('logout').columns(['appId', 'createdAt']).execute()
  await schema.createIndex('logoutCreated').on('logout').column('createdAt').execute()

  await schema
    .createTable('receipt')
    .addColumn('id', text, c => c.primaryKey())
    .addColumn('userId', text, c => c.notNull())
    .addColumn('at', 'bigint', c => c.notNull())
    .addColumn('actor', text, c => c.notNull())
    .addColumn('data', text, c => c.notNull())
    .execute()
  await schema.createIndex('receiptUser').on('receipt').columns(['userId', 'at']).execute()

  // An app's page asks who is signed in to it.
  await schema.createIndex('oidcRecordApp').on('oidcRecord').columns(['appId', 'model']).execute()
}
