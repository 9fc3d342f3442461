import type { Kysely } from 'kysely'
import { textType } from './column-types.ts'
import type { Dialect } from './index.ts'

/** Directories people come from: their settings, who is whom, and what synchronisations did. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { schema } = db
  const text = textType(dialect)

  await schema
    .createTable('externalDirectory')
    .addColumn('id', text, c => c.primaryKey())
    .addColumn('name', text, c => c.notNull().unique())
    .addColumn('title', text, c => c.notNull())
    .addColumn('enabled', 'integer', c => c.notNull())
    .addColumn('settings', text, c => c.notNull())
    .addColumn('bindPassword', text)
    .addColumn('clientKey', text)
    .addColumn('createdAt', 'bigint', c => c.notNull())
    .addColumn('updatedAt', 'bigint', c => c.notNull())
    .addColumn('version', 'bigint', c => c.notNull())
    .addColumn('managedBy', text)
    .execute()

  await schema
    .createTable('externalLink')
    .addColumn('directoryId', text, c => c.notNull().references('externalDirectory.id').onDelete('cascade'))
    .addColumn('kind', text, c => c.notNull())
    .addColumn('upstreamId', text, c => c.notNull())
    .addColumn('localId', text, c => c.notNull())
    .addColumn('dn', text, c => c.notNull())
    .addColumn('username', text)
    .addColumn('digest', text, c => c.notNull())
    .addColumn('seenAt', 'bigint', c => c.notNull())
    .addColumn('missed', 'integer', c => c.notNull())
    .addColumn('goneAt', 'bigint')
    .addPrimaryKeyConstraint('externalLinkKey', ['directoryId', 'kind', 'upstreamId'])
    .execute()
  // One here is at most one there.
  await schema
    .createIndex('externalLinkLocal')
    .unique()
    .on('externalLink')
    .columns(['localId', 'directoryId'])
    .execute()

  await schema
    .createTable('externalConflict')
    .addColumn('directoryId', text, c => c.notNull().references('externalDirectory.id').onDelete('cascade'))
    .addColumn('upstreamId', text, c => c.notNull())
    .addColumn('reason', text, c => c.notNull())
    .addColumn('userId', text, c => c.references('user.id').onDelete('cascade'))
    .addColumn('data', text, c => c.notNull())
    .addColumn('resolution', text)
    .addColumn('resolvedName', text)
    .addColumn('at', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('externalConflictKey', ['directoryId', 'upstreamId'])
    .execute()

  await schema
    .createTable('externalState')
    .addColumn('directoryId', text, c => c.primaryKey().references('externalDirectory.id').onDelete('cascade'))
    .addColumn('mark', text)
    .addColumn('lastFullAt', 'bigint')
    .addColumn('lastOkAt', 'bigint')
    .addColumn('nextAt', 'bigint')
    .addColumn('failures', 'integer', c => c.notNull())
    .addColumn('trouble', text)
    .execute()

  await schema
    .createTable('externalRun')
    .addColumn('id', text, c => c.primaryKey())
    .addColumn('directoryId', text, c => c.notNull().references('externalDirectory.id').onDelete('cascade'))
    .addColumn('kind', text, c => c.notNull())
    .addColumn('startedAt', 'bigint', c => c.notNull())
    .addColumn('startedBy', text, c => c.notNull())
    .addColumn('node', text, c => c.notNull())
    .addColumn('seenAt', 'bigint', c => c.notNull())
    .addColumn('phase', text, c => c.notNull())
    .addColumn('counts', text, c => c.notNull())
    .addColumn('stepsDone', 'integer', c => c.notNull())
    .addColumn('stepsTotal', 'integer', c => c.notNull())
    .addColumn('finishedAt', 'bigint')
    .addColumn('outcome', text)
    .addColumn('message', text)
    .execute()
  await schema.createIndex('externalRunStarted').on('externalRun').columns(['directoryId', 'startedAt']).execute()

  await schema
    .createTable('externalRunLine')
    .addColumn('runId', text, c => c.notNull().references('externalRun.id').onDelete('cascade'))
    .addColumn('line', 'integer', c => c.notNull())
    .addColumn('at', 'bigint', c => c.notNull())
    .addColumn('kind', text, c => c.notNull())
    .addColumn('upstreamId', text)
    .addColumn('localId', text)
    .addColumn('data', text, c => c.notNull())
    .addPrimaryKeyConstraint('externalRunLineKey', ['runId', 'line'])
    .execute()

  await schema
    .createTable('bindThrough')
    .addColumn('userId', text, c => c.primaryKey().references('user.id').onDelete('cascade'))
    .addColumn('directoryId', text, c => c.notNull().references('externalDirectory.id').onDelete('cascade'))
    .addColumn('dn', text, c => c.notNull())
    .addColumn('until', 'bigint', c => c.notNull())
    .addColumn('movedAt', 'bigint')
    .execute()
}
