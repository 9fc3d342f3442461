import type { Millis, UserId } from '#ground'
import type { Tx } from '#store'

export const totpCommands = {
  /**
   * Spends the code of a step. False when that step or a later one has been spent, here or on another node, or when the
   * person has no TOTP any more.
   */
  async useTotpStep(tx: Tx, input: { userId: UserId; step: number; at: Millis }): Promise<boolean> {
    const { numUpdatedRows } = await tx.db
      .updateTable('totp')
      .set({ lastStep: input.step, lastUsedAt: input.at })
      .where('userId', '=', input.userId)
      .where('lastStep', '<', input.step)
      .executeTakeFirst()
    return numUpdatedRows === 1n
  },
}
