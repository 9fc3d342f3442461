import { conflictingField, Problem, say, type Millis, type UserId } from '#ground'
import { record, recordFactors, requireAWayIn, requireOwn, type Deed, type User } from '#directory'
import type { Commands, PasskeyRow, Tx } from '#store'

/** Hashes of a new set. */
export interface NewRecoveryCodes {
  hashes: string[]
}

async function putRecoveryCodes(tx: Tx, userId: UserId, { hashes }: NewRecoveryCodes, at: Millis): Promise<void> {
  await tx.db.deleteFrom('recoveryCode').where('userId', '=', userId).execute()
  await tx.db
    .insertInto('recoveryCode')
    .values(hashes.map(hash => ({ userId, hash, createdAt: at, usedAt: null })))
    .execute()
}

/** Whether none is there yet: the first factor brings codes along, later ones leave those there are. */
async function putFirstRecoveryCodes(tx: Tx, userId: UserId, codes: NewRecoveryCodes, at: Millis): Promise<boolean> {
  const known = await tx.db.selectFrom('recoveryCode').select('hash').where('userId', '=', userId).executeTakeFirst()
  if (known !== undefined) return false
  await putRecoveryCodes(tx, userId, codes, at)
  return true
}

export interface FactorAdded {
  user: User
  /** Whether the recovery codes given along are the person's now. */
  codesAreNew: boolean
}

export const factorCommands = {
  /** An authenticator app, instead of the one there was. `step` is that of the code that proved it. */
  async addTotp(
    tx: Tx,
    input: Deed & { userId: UserId; sealed: string; step: number; codes: NewRecoveryCodes },
  ): Promise<FactorAdded> {
    const before = await requireOwn(tx, input, input.userId)
    const row = { sealed: input.sealed, createdAt: input.at, lastUsedAt: null, lastStep: input.step }
    await tx.db
      .insertInto('totp')
      .values({ userId: input.userId, ...row })
      .onConflict(conflict => conflict.column('userId').doUpdateSet(row))
      .execute()
    const codesAreNew = await putFirstRecoveryCodes(tx, input.userId, input.codes, input.at)
    return { user: await recordFactors(tx, input, before, 'totp.added'), codesAreNew }
  },

  /** Throws Problem `conflict` for an authenticator that is registered already, whoever has it. */
  async addPasskey(tx: Tx, input: Deed & { passkey: PasskeyRow; codes: NewRecoveryCodes }): Promise<FactorAdded> {
    const { passkey } = input
    const userId = passkey.userId as UserId
    const before = await requireOwn(tx, input, userId)
    const known = await tx.db
      .selectFrom('passkey')
      .select('id')
      .where('credentialId', '=', passkey.credentialId)
      .executeTakeFirst()
    if (known !== undefined) throw new Problem('conflict', 'This passkey is registered already.')
    const { count } = await tx.db
      .selectFrom('passkey')
      .select(({ fn }) => fn.countAll<number | string>().as('count'))
      .where('userId', '=', userId)
      .executeTakeFirstOrThrow()
    if (Number(count) >= passkeysMax)
      throw new Problem('conflict', say('Nobody has more than {max} passkeys. Remove one first.', { max: passkeysMax }))
    await tx.db.insertInto('passkey').values(passkey).execute()
    const codesAreNew = await putFirstRecoveryCodes(tx, userId, input.codes, input.at)
    const user = await recordFactors(tx, input, before, 'passkey.added', { passkey: passkey.id })
    return { user, codesAreNew }
  },

  /** `isDemanded`: a policy asks for a second factor, so that the last one stays. */
  async removeTotp(tx: Tx, input: Deed & { userId: UserId; isDemanded: boolean }): Promise<User> {
    const before = await requireOwn(tx, input, input.userId)
    const { numDeletedRows } = await tx.db.deleteFrom('totp').where('userId', '=', input.userId).executeTakeFirst()
    if (numDeletedRows === 0n) throw new Problem('missing', 'There is no authenticator app any more.')
    const after = await recordFactors(tx, input, before, 'totp.removed')
    requireFactorLeft(after, input.isDemanded)
    return after
  },

  async removePasskey(tx: Tx, input: Deed & { userId: UserId; id: string; isDemanded: boolean }): Promise<User> {
    const before = await requireOwn(tx, input, input.userId)
    const { numDeletedRows } = await tx.db
      .deleteFrom('passkey')
      .where('id', '=', input.id)
      .where('userId', '=', input.userId)
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw new Problem('missing', 'This passkey is not there any more.')
    await requireAWayIn(tx, before)
    const after = await recordFactors(tx, input, before, 'passkey.removed', { passkey: input.id })
    requireFactorLeft(after, input.isDemanded)
    return after
  },

  async renamePasskey(tx: Tx, input: Deed & { userId: UserId; id: string; name: string }): Promise<void> {
    await requireOwn(tx, input, input.userId)
    const { numUpdatedRows } = await tx.db
      .updateTable('passkey')
      .set({ name: input.name })
      .where('id', '=', input.id)
      .where('userId', '=', input.userId)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new Problem('missing', 'This passkey is not there any more.')
    await record(tx, input, 'passkey.renamed', input.userId, () => ({ of: 'nothing' }), { passkey: input.id })
  },

  /** A new set instead of the old one. */
  async makeRecoveryCodes(tx: Tx, input: Deed & { userId: UserId; codes: NewRecoveryCodes }): Promise<void> {
    const user = await requireOwn(tx, input, input.userId)
    if (!user.secondFactor)
      throw conflictingField('codes', 'Recovery codes stand in for a second factor. Set one up first.')
    await putRecoveryCodes(tx, input.userId, input.codes, input.at)
    await recordFactors(tx, input, user, 'recovery-codes.made')
  },

  /** False for one that is not the person's, or was used: of many at once one is told true. */
  async useRecoveryCode(tx: Tx, input: { userId: UserId; hash: string; at: Millis }): Promise<boolean> {
    const { numUpdatedRows } = await tx.db
      .updateTable('recoveryCode')
      .set({ usedAt: input.at })
      .where('userId', '=', input.userId)
      .where('hash', '=', input.hash)
      .where('usedAt', 'is', null)
      .executeTakeFirst()
    return numUpdatedRows === 1n
  },

  /**
   * Notes a use. False when the authenticator's counter has not gone on (WebAuthn §6.1.1): somebody has a copy of it. One
   * that never counts says 0 each time.
   */
  async usePasskey(tx: Tx, input: { id: string; counter: number; at: Millis }): Promise<boolean> {
    const { numUpdatedRows } = await tx.db
      .updateTable('passkey')
      .set({ counter: input.counter, lastUsedAt: input.at })
      .where('id', '=', input.id)
      .where(({ eb }) => (input.counter === 0 ? eb('counter', '=', 0) : eb('counter', '<', input.counter)))
      .executeTakeFirst()
    return numUpdatedRows === 1n
  },
} satisfies Commands

/** More is a script that has gone wrong. */
const passkeysMax = 50

function requireFactorLeft(user: User, isDemanded: boolean): void {
  if (isDemanded && !user.secondFactor)
    throw new Problem('conflict', 'You need a second factor here, and this is your last one. Add another one first.')
}
