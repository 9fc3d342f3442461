import type { Kysely } from 'kysely'
import { textType } from './column-types.ts'
import type { Dialect } from './index.ts'

/** Doors of apps without people of their own, policies of apps, and asking to be let in. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { schema } = db
  const text = textType(dialect)

  // SQLite adds one column at a time.
  await schema.alterTable('app').addColumn('simpleAuth', text).execute()
  await schema.alterTable('app').addColumn('simpleAuthId', text).execute()
  await schema.alterTable('app').addColumn('gateway', text).execute()
  await schema.alterTable('app').addColumn('gatewayHost', text).execute()
  await schema
    .alterTable('app')
    .addColumn('networks', text, c => c.notNull().defaultTo('[]'))
    .execute()
  await schema.alterTable('app').addColumn('sessionMinutes', 'integer').execute()
  await schema.createIndex('appSimpleAuthId').unique().on('app').column('simpleAuthId').execute()
  await schema.createIndex('appGatewayHost').unique().on('app').column('gatewayHost').execute()

  await schema
    .createTable('simpleAuthToken')
    .addColumn('id', text, c => c.primaryKey())
    .addColumn('hash', text, c => c.notNull().unique())
    .addColumn('appId', text, c => c.notNull().references('app.id').onDelete('cascade'))
    .addColumn('userId', text, c => c.notNull().references('user.id').onDelete('cascade'))
    .addColumn('credentialVersion', 'integer', c => c.notNull())
    .addColumn('amr', text, c => c.notNull())
    .addColumn('appPasswordId', text, c => c.references('appPassword.id').onDelete('cascade'))
    .addColumn('address', text, c => c.notNull())
    .addColumn('createdAt', 'bigint', c => c.notNull())
    .addColumn('expiresAt', 'bigint', c => c.notNull())
    .execute()
  await schema.createIndex('simpleAuthTokenUser').on('simpleAuthToken').column('userId').execute()
  await schema.createIndex('simpleAuthTokenApp').on('simpleAuthToken').column('appId').execute()
  await schema.createIndex('simpleAuthTokenEnd').on('simpleAuthToken').column('expiresAt').execute()

  await schema
    .createTable('gatewaySession')
    .addColumn('hash', text, c => c.primaryKey())
    .addColumn('sessionId', text, c => c.notNull().references('session.id').onDelete('cascade'))
    .addColumn('appId', text, c => c.notNull().references('app.id').onDelete('cascade'))
    .addColumn('host', text, c => c.notNull())
    .addColumn('createdAt', 'bigint', c => c.notNull())
    .addColumn('expiresAt', 'bigint', c => c.notNull())
    .execute()
  await schema.createIndex('gatewaySessionOf').on('gatewaySession').column('sessionId').execute()
  await schema.createIndex('gatewaySessionApp').on('gatewaySession').column('appId').execute()
  await schema.createIndex('gatewaySessionEnd').on('gatewaySession').column('expiresAt').execute()

  await schema
    .createTable('appGrant')
    .addColumn('appId', text, c => c.notNull().references('app.id').onDelete('cascade'))
    .addColumn('userId', text, c => c.notNull().references('user.id').onDelete('cascade'))
    .addColumn('expiresAt', 'bigint')
    .addColumn('grantedBy', text, c => c.notNull())
    .addColumn('createdAt', 'bigint', c => c.notNull())
    .addColumn('remindedAt', 'bigint')
    .addPrimaryKeyConstraint('appGrantKey', ['appId', 'userId'])
    .execute()
  await schema.createIndex('appGrantUser').on('appGrant').column('userId').execute()
  await schema.createIndex('appGrantEnd').on('appGrant').column('expiresAt').execute()

  await schema
    .createTable('accessRequest')
    .addColumn('id', text, c => c.primaryKey())
    .addColumn('appId', text, c => c.notNull().references('app.id').onDelete('cascade'))
    .addColumn('userId', text, c => c.notNull().references('user.id').onDelete('cascade'))
    .addColumn('reason', text, c => c.notNull())
    .addColumn('wantedDays', 'integer')
    .addColumn('state', text, c => c.notNull())
    .addColumn('createdAt', 'bigint', c => c.notNull())
    .addColumn('expiresAt', 'bigint', c => c.notNull())
    .addColumn('decidedAt', 'bigint')
    .addColumn('decidedBy', text)
    .addColumn('word', text)
    .addColumn('grantedUntil', 'bigint')
    .addColumn('reference', text)
    // The same while it is open, null afterwards: one of them is open at a time.
    .addColumn('openKey', text, c => c.unique())
    .execute()
  await schema.createIndex('accessRequestApp').on('accessRequest').columns(['appId', 'createdAt']).execute()
  await schema.createIndex('accessRequestUser').on('accessRequest').columns(['userId', 'createdAt']).execute()
}
