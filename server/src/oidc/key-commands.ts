import { Problem, say, type Millis } from '#ground'
import {
  appendChange,
  printActor,
  record,
  requireRole,
  resolveAsker,
  signingKeyFromRow,
  type Deed,
  type SigningKey,
} from '#directory'
import type { Commands, Tx } from '#store'
import { byLatest, listPublished } from './key-phase.ts'

async function readKeys(tx: Tx): Promise<SigningKey[]> {
  return (await tx.db.selectFrom('signingKey').selectAll().execute()).map(signingKeyFromRow)
}

/** The key before this one gives way to it, or, with null, to none. */
async function turnPredecessor(
  tx: Tx,
  input: Deed,
  { next, retiredAt }: { next: SigningKey; retiredAt: Millis | null },
): Promise<void> {
  const [before] = (await readKeys(tx))
    .filter(({ kid, algorithm, signsFrom }) => {
      return kid !== next.kid && algorithm === next.algorithm && signsFrom <= next.signsFrom
    })
    .sort(byLatest)
  if (before === undefined) return
  const { at, actor } = input
  const change = { at, actor: printActor(actor), kind: 'signing-key.changed', subject: before.kid } as const
  await appendChange(tx, change, () => ({ of: 'signing-key', key: { ...before, retiredAt } }))
  await tx.db.updateTable('signingKey').set({ retiredAt }).where('kid', '=', before.kid).execute()
}

/** Of a rotation: when the new key signs, and for how long the one before it is published after that. */
interface Turn {
  signsFrom: Millis
  keptMs: Millis
}

export const keyCommands = {
  /** Keeps the keys of algorithms that have none; when another node was first, its keys stay. Nobody asked for them. */
  async addMissingSigningKeys(tx: Tx, { at, keys }: { at: Millis; keys: SigningKey[] }): Promise<void> {
    const known = new Set((await readKeys(tx)).map(({ algorithm }) => algorithm))
    for (const key of keys) {
      if (known.has(key.algorithm)) continue
      const change = { at, actor: 'system:clock', kind: 'signing-key.made', subject: key.kid } as const
      await appendChange(tx, change, () => ({ of: 'signing-key', key }))
      await tx.db.insertInto('signingKey').values(key).execute()
    }
  },

  /**
   * Has another key sign from a moment on: `key`, or the one that was to sign later anyway, which then does so sooner.
   * Throws Problem `conflict` when there is such a one and `soon` is not set.
   */
  async rotateSigningKey(tx: Tx, input: Deed & Turn & { key: SigningKey; soon: boolean }): Promise<SigningKey> {
    requireRole(await resolveAsker(tx, input.actor, input.at), 'owner')
    const { at, key, signsFrom, keptMs, soon } = input
    const { algorithm } = key
    const waiting = listPublished(await readKeys(tx), at).find(
      ({ key, phase }) => phase === 'next' && key.algorithm === algorithm,
    )?.key
    if (waiting !== undefined && !soon)
      throw new Problem(
        'conflict',
        say(
          'The next {algorithm} key is published already and signs from {moment}. Have it sign now, or take it back.',
          { algorithm, moment: new Date(waiting.signsFrom).toISOString() },
        ),
      )
    const next = { ...(waiting ?? key), signsFrom: Math.min(signsFrom, waiting?.signsFrom ?? signsFrom) }
    await turnPredecessor(tx, input, { next, retiredAt: next.signsFrom + keptMs })
    const kind = waiting === undefined ? 'signing-key.made' : 'signing-key.changed'
    await record(tx, input, kind, next.kid, () => ({ of: 'signing-key', key: next }), { algorithm, soon })
    if (waiting === undefined) await tx.db.insertInto('signingKey').values(next).execute()
    else await tx.db.updateTable('signingKey').set({ signsFrom: next.signsFrom }).where('kid', '=', next.kid).execute()
    return next
  },

  /**
   * Takes back a key that does not sign yet, or drops one that does not sign any more before its time. `marginMs` is how
   * far from its turn a key must be: other nodes sign by their own clocks, and learn of this a moment later.
   */
  async removeSigningKey(tx: Tx, input: Deed & { kid: string; marginMs: Millis }): Promise<void> {
    requireRole(await resolveAsker(tx, input.actor, input.at), 'owner')
    const { kid, at, marginMs } = input
    const keys = await readKeys(tx)
    const phaseAt = (moment: Millis) => listPublished(keys, moment).find(({ key }) => key.kid === kid)?.phase
    const key = keys.find(one => one.kid === kid)
    if (key === undefined) throw new Problem('missing', 'There is no such key; it may have been removed.')
    const [phase, soon, before] = [phaseAt(at), phaseAt(at + marginMs), phaseAt(at - marginMs)]
    if (phase === 'signs' || soon === 'signs' || before === 'signs')
      throw new Problem('conflict', 'Tokens are signed with this key. Have another one sign first.')
    if (phase === 'next') await turnPredecessor(tx, input, { next: key, retiredAt: null })
    const kind = phase === 'next' ? 'signing-key.taken-back' : 'signing-key.removed'
    const { algorithm } = key
    await record(tx, input, kind, kid, () => ({ of: 'signing-key-gone', kid }), { algorithm })
    await tx.db.deleteFrom('signingKey').where('kid', '=', kid).execute()
  },

  /** Deletes keys that are published no more, private parts and all. */
  async deleteRetiredKeys(tx: Tx, input: Deed): Promise<void> {
    for (const { kid, retiredAt, algorithm } of await readKeys(tx)) {
      if (retiredAt === null || retiredAt > input.at) continue
      await record(tx, input, 'signing-key.removed', kid, () => ({ of: 'signing-key-gone', kid }), { algorithm })
      await tx.db.deleteFrom('signingKey').where('kid', '=', kid).execute()
    }
  },
} satisfies Commands
