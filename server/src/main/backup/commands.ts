import type { Millis } from '#ground'
import { appendAudit, printActor, requireRole, resolveAsker, type Deed } from '#directory'
import type { Commands, Tx } from '#store'
import type { Made } from './jobs.ts'
import type { RecoveryKey } from './recovery-key.ts'

const keyRow = 'recoveryKey'

export const backupCommands = {
  /** False when another node, or an earlier look at the clock, has begun the one of that moment. */
  async begin(tx: Tx, input: Deed & { id: string; dueAt: Millis | null; node: string }): Promise<boolean> {
    requireRole(await resolveAsker(tx, input.actor, input.at), 'owner')
    const { id, dueAt, node, at } = input
    const nothingYet = { finishedAt: null, file: null, bytes: null, people: null, apps: null }
    const { numInsertedOrUpdatedRows } = await tx.db
      .insertInto('backup')
      .values({ id, dueAt, startedAt: at, startedBy: printActor(input.actor), node, ...nothingYet })
      .onConflict(conflict => conflict.column('dueAt').doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows === 1n
  },

  /** One that was not written lets its moment go, so that it is tried again. */
  async finish(tx: Tx, input: Deed & { id: string; outcome: Made | { trouble: string } }): Promise<void> {
    const { id, outcome, at } = input
    const made = 'path' in outcome ? outcome : undefined
    const written = made && {
      file: made.path,
      bytes: made.bytes,
      people: made.people,
      apps: made.apps,
      checkedMs: made.checkedMs,
    }
    await tx.db
      .updateTable('backup')
      .set({ finishedAt: at, trouble: outcome.trouble, ...(written ?? { dueAt: null }) })
      .where('id', '=', id)
      .execute()
    await appendAudit(tx, {
      id: input.eventId,
      at,
      kind: outcome.trouble === null ? 'backup.made' : 'backup.failed',
      outcome: 'done',
      actor: input.actor,
      origin: input.origin,
      data: { backup: id, ...(made === undefined ? {} : { bytes: made.bytes, checks: made.checks }) },
    })
  },

  /** Those this machine began and will not finish: the process that did is gone. */
  async noteInterrupted(tx: Tx, { node, at }: { node: string; at: Millis }): Promise<void> {
    await tx.db
      .updateTable('backup')
      .set({ finishedAt: at, dueAt: null, trouble: 'The server stopped before it was written.' })
      .where('node', '=', node)
      .where('finishedAt', 'is', null)
      .execute()
  },

  async noteRemoved(tx: Tx, { ids, at }: { ids: string[]; at: Millis }): Promise<void> {
    for (const id of ids) await tx.db.updateTable('backup').set({ removedAt: at }).where('id', '=', id).execute()
  },

  async noteDownload(tx: Tx, input: Deed & { id: string }): Promise<void> {
    await appendAudit(tx, {
      id: input.eventId,
      at: input.at,
      kind: 'backup.downloaded',
      outcome: 'done',
      actor: input.actor,
      origin: input.origin,
      data: { backup: input.id },
    })
  },

  /** Backups are encrypted to it from now on; earlier ones keep the key they were made for. */
  async putRecoveryKey(tx: Tx, input: Deed & Pick<RecoveryKey, 'recipient' | 'endsIn'>): Promise<void> {
    requireRole(await resolveAsker(tx, input.actor, input.at), 'owner')
    const { recipient, endsIn, at } = input
    await putKey(tx, { recipient, endsIn, createdAt: at, triedAt: null })
    await appendAudit(tx, {
      id: input.eventId,
      at,
      kind: 'recovery-key.made',
      outcome: 'done',
      actor: input.actor,
      origin: input.origin,
      data: { recipient },
    })
  },

  async noteKeyTried(tx: Tx, { recipient, at }: { recipient: string; at: Millis }): Promise<void> {
    const row = await tx.db.selectFrom('meta').select('value').where('key', '=', keyRow).executeTakeFirst()
    const key = parseKeyRow(row?.value)
    if (key?.recipient === recipient) await putKey(tx, { ...key, triedAt: at })
  },
} satisfies Commands

export type BackupCommands = typeof backupCommands

async function putKey(tx: Tx, key: RecoveryKey): Promise<void> {
  const value = JSON.stringify(key)
  await tx.db
    .insertInto('meta')
    .values({ key: keyRow, value })
    .onConflict(conflict => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

export const parseKeyRow = (value: string | undefined): RecoveryKey | null =>
  value === undefined ? null : (JSON.parse(value) as RecoveryKey)

export { keyRow }
