import { sql, type Kysely } from 'kysely'
import { textType } from './column-types.ts'
import type { Dialect } from './index.ts'

/**
 * Second factors, browsers that are known, app passwords, links with something in them, service accounts, pictures and
 * the mail that waits. What is added lets a program of the step before go on running.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { schema } = db
  const text = textType(dialect)

  // Kept beside the factors themselves, since LDAP, access and every session check read it from memory.
  await schema
    .alterTable('user')
    .addColumn('secondFactor', 'integer', c => c.notNull().defaultTo(0))
    .execute()
  await schema.alterTable('user').addColumn('picture', text).execute()

  await schema
    .createTable('totp')
    .addColumn('userId', text, c => c.primaryKey().references('user.id').onDelete('cascade'))
    .addColumn('sealed', text, c => c.notNull())
    .addColumn('createdAt', 'bigint', c => c.notNull())
    .addColumn('lastUsedAt', 'bigint')
    .addColumn('lastStep', 'bigint', c => c.notNull())
    .execute()

  await schema
    .createTable('passkey')
    .addColumn('id', text, c => c.primaryKey())
    .addColumn('userId', text, c => c.notNull().references('user.id').onDelete('cascade'))
    .addColumn('credentialId', text, c => c.notNull().unique())
    .addColumn('publicKey', text, c => c.notNull())
    .addColumn('counter', 'bigint', c => c.notNull())
    .addColumn('transports', text, c => c.notNull())
    .addColumn('name', text, c => c.notNull())
    .addColumn('rpId', text, c => c.notNull())
    .addColumn('backedUp', 'integer', c => c.notNull())
    .addColumn('createdAt', 'bigint', c => c.notNull())
    .addColumn('lastUsedAt', 'bigint')
    .execute()
  await schema.createIndex('passkeyUser').on('passkey').column('userId').execute()

  await schema
    .createTable('recoveryCode')
    .addColumn('userId', text, c => c.notNull().references('user.id').onDelete('cascade'))
    .addColumn('hash', text, c => c.notNull())
    .addColumn('createdAt', 'bigint', c => c.notNull())
    .addColumn('usedAt', 'bigint')
    .addPrimaryKeyConstraint('recoveryCodeKey', ['userId', 'hash'])
    .execute()

  await schema
    .createTable('knownBrowser')
    .addColumn('tokenHash', text, c => c.notNull())
    .addColumn('userId', text, c => c.notNull().references('user.id').onDelete('cascade'))
    .addColumn('credentialVersion', 'integer', c => c.notNull())
    .addColumn('createdAt', 'bigint', c => c.notNull())
    .addColumn('lastSeenAt', 'bigint', c => c.notNull())
    .addColumn('trustedUntil', 'bigint')
    .addColumn('userAgent', text, c => c.notNull())
    .addPrimaryKeyConstraint('knownBrowserKey', ['tokenHash', 'userId'])
    .execute()
  await schema.createIndex('knownBrowserUser').on('knownBrowser').column('userId').execute()
  await schema.createIndex('knownBrowserSeen').on('knownBrowser').column('lastSeenAt').execute()

  await schema
    .createTable('appPassword')
    .addColumn('id', text, c => c.primaryKey())
    .addColumn('userId', text, c => c.notNull().references('user.id').onDelete('cascade'))
    .addColumn('appId', text, c => c.notNull())
    .addColumn('name', text, c => c.notNull())
    .addColumn('hash', text, c => c.notNull().unique())
    .addColumn('createdAt', 'bigint', c => c.notNull())
    .addColumn('expiresAt', 'bigint')
    .addColumn('lastUsedAt', 'bigint')
    .addColumn('lastAddress', text)
    .execute()
  await schema.createIndex('appPasswordUser').on('appPassword').column('userId').execute()
  await schema.createIndex('appPasswordApp').on('appPassword').column('appId').execute()

  // A link may lead to a choice that was made when it was sent, such as the new e-mail address; and a list of open ones
  // names them by id, since the hash is what stands for the link itself.
  await schema.alterTable('oneTime').addColumn('id', text).execute()
  await schema.alterTable('oneTime').addColumn('data', text).execute()
  await schema.alterTable('oneTime').addColumn('createdBy', text).execute()
  await schema.alterTable('oneTime').addColumn('credentialVersion', 'integer').execute()
  await schema.createIndex('oneTimeId').on('oneTime').column('id').unique().execute()
  await schema.createIndex('oneTimeUser').on('oneTime').columns(['userId', 'kind']).execute()

  await schema
    .createTable('serviceAccount')
    .addColumn('id', text, c => c.primaryKey())
    .addColumn('name', text, c => c.notNull())
    .addColumn('folded', text, c => c.notNull().unique())
    .addColumn('description', text, c => c.notNull())
    .addColumn('contactId', text, c => c.references('user.id').onDelete('set null'))
    .addColumn('role', text, c => c.notNull())
    .addColumn('disabled', 'integer', c => c.notNull())
    .addColumn('createdAt', 'bigint', c => c.notNull())
    .addColumn('createdBy', text, c => c.notNull())
    .addColumn('updatedAt', 'bigint', c => c.notNull())
    .addColumn('version', 'bigint', c => c.notNull())
    .addColumn('managedBy', text)
    .execute()
  await schema.createIndex('serviceAccountContact').on('serviceAccount').column('contactId').execute()

  await schema
    .createTable('serviceToken')
    .addColumn('id', text, c => c.primaryKey())
    .addColumn('accountId', text, c => c.notNull().references('serviceAccount.id').onDelete('cascade'))
    .addColumn('name', text, c => c.notNull())
    .addColumn('hash', text, c => c.notNull().unique())
    .addColumn('scopes', text, c => c.notNull())
    .addColumn('createdAt', 'bigint', c => c.notNull())
    .addColumn('createdBy', text, c => c.notNull())
    .addColumn('expiresAt', 'bigint')
    .addColumn('lastUsedAt', 'bigint')
    .addColumn('lastAddress', text)
    .execute()
  await schema.createIndex('serviceTokenAccount').on('serviceToken').column('accountId').execute()

  await schema
    .createTable('picture')
    .addColumn('id', text, c => c.notNull())
    .addColumn('size', 'integer', c => c.notNull())
    .addColumn('type', text, c => c.notNull())
    .addColumn('bytes', text, c => c.notNull())
    .addPrimaryKeyConstraint('pictureKey', ['id', 'size'])
    .execute()

  await schema
    .createTable('mail')
    .addColumn('id', text, c => c.primaryKey())
    .addColumn('kind', text, c => c.notNull())
    .addColumn('userId', text, c => c.references('user.id').onDelete('cascade'))
    .addColumn('sealed', text)
    .addColumn('createdAt', 'bigint', c => c.notNull())
    .addColumn('expiresAt', 'bigint', c => c.notNull())
    .addColumn('nextAt', 'bigint')
    .addColumn('tries', 'integer', c => c.notNull())
    .addColumn('sentAt', 'bigint')
    .addColumn('trouble', text)
    .execute()
  await schema.createIndex('mailNext').on('mail').column('nextAt').execute()
  await schema.createIndex('mailUser').on('mail').column('userId').execute()

  await schema.createIndex('auditActor').on('audit').columns(['actor', 'at']).execute()
  await schema.createIndex('auditApp').on('audit').columns(['app', 'at']).execute()
  await schema.createIndex('auditAddress').on('audit').columns(['address', 'at']).execute()
  await schema.createIndex('auditKind').on('audit').columns(['kind', 'at']).execute()
  await schema.createIndex('auditDoor').on('audit').columns(['door', 'at']).execute()
  await schema
    .createIndex('auditRefused')
    .on('audit')
    .columns(['at', 'id'])
    .where(sql.ref('outcome'), '=', sql.lit('refused'))
    .execute()
}
