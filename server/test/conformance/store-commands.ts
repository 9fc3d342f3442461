import { Problem, say } from '#ground'
import { serveStoreThread, type Tx } from '#store'

/** Commands of the store's own conformance suite: small, and one for each way a command can misbehave. */
export const suiteCommands = {
  async put(tx: Tx, { key, value }: { key: string; value: string }) {
    await tx.db
      .insertInto('meta')
      .values({ key, value })
      .onConflict(c => c.column('key').doUpdateSet({ value }))
      .execute()
  },
  async log(tx: Tx, { subject }: { subject: string }) {
    const row = { at: 1, actor: 'suite', subject, kind: 'test', data: '{}' }
    const { seq } = await tx.db.insertInto('change').values(row).returning('seq').executeTakeFirstOrThrow()
    tx.effects.push({ seq })
    return seq
  },
  /** Holds both rows, one after the other: two of these with the keys the other way round meet. */
  async putBoth(tx: Tx, { keys, value }: { keys: string[]; value: string }) {
    for (const key of keys) await suiteCommands.put(tx, { key, value })
  },
  async putAndRefuse(tx: Tx, input: { key: string; value: string }) {
    await suiteCommands.put(tx, input)
    const taken = say('At most {max} characters.', { max: input.key.length })
    throw new Problem('conflict', taken, { fields: [{ path: 'key', message: taken }] })
  },
  async putAndBreak(tx: Tx, input: { key: string; value: string }) {
    await suiteCommands.put(tx, input)
    throw new TypeError('a bug')
  },
  async putAndWait(tx: Tx, input: { key: string; value: string }) {
    await suiteCommands.put(tx, input)
    await new Promise(resolve => setTimeout(resolve, 20))
    await suiteCommands.put(tx, { ...input, value: 'too late' })
  },
  /** The whole transaction is rolled back behind the group's back, as SQLite does on a full disk. */
  async rollBackAll(tx: Tx, input: { key: string; value: string }) {
    await suiteCommands.put(tx, input)
    await tx.db.executeQuery({ sql: 'rollback', parameters: [] } as never)
  },
}

export const serveSuiteThread = (): Promise<void> => serveStoreThread({ suite: suiteCommands })
