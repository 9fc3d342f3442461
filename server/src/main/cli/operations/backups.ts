import { z } from 'zod'
import { OperatorProblem } from '#ground'
import { operation } from './operation.ts'

export const backupOperations = {
  backup: operation(
    z.object({ file: z.string().min(1), recipient: z.string().optional() }),
    ({ backups, operator }, input) => backups.make(operator, input),
  ),
  newRecoveryKey: operation(z.object({ replace: z.boolean() }), async ({ backups, operator }, { replace }) => {
    if (!replace && (await backups.recoveryKey()) !== null)
      throw new OperatorProblem(
        'conflict',
        'There is a recovery key already. With --replace a new one is made; earlier backups still need the old one.',
      )
    return { key: (await backups.newRecoveryKey(operator)).reveal() }
  }),
  verify: operation(z.object({}), ({ backups }) => backups.verify()),
}
