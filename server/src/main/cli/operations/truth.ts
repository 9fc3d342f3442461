import { applySteps, findServerSecret, requireNoDoubt, type KeyQuestions } from '#provisioning'
import { z } from 'zod'
import { completeSettings } from '../../truth/complete-settings.ts'
import { exportInThread, planInThread } from '../../truth/truth-thread.ts'
import type { OperatorWorld } from '../operator-world.ts'
import { operation } from './operation.ts'

const questionsOf = ({ as, directory, hasPassword }: OperatorWorld): KeyQuestions => ({
  findPurged: usernames => as.users.findPurged(usernames),
  isSecretOf: async (owner, offered) => (await directory.findSecret(owner, offered)) !== undefined,
  hasSecret: async owner => (await as.apps.listSecrets(owner)).length > 0,
  isExternalSecret: async (external, kind, offered) =>
    (await directory.openExternalSecrets(external))[kind]?.reveal().trim() === offered.reveal().trim(),
  hasPassword,
})

export const truthOperations = {
  apply: operation(
    z.object({
      name: z.string(),
      text: z.instanceof(Uint8Array),
      secrets: z.record(z.string(), z.string()),
      planOnly: z.boolean(),
      prune: z.boolean(),
      /** Whether doubts have been looked at. */
      sure: z.boolean(),
    }),
    (world, { planOnly, sure, ...file }) => {
      const { place: store, clock, keyId, as, directory } = world
      const job = { kind: 'plan' as const, store, now: clock.now(), keyId, ...file }
      return planInThread(job, questionsOf(world), async ({ changes, notes, doubts, ...plan }, batches) => {
        if (!planOnly) {
          if (!sure) requireNoDoubt(doubts)
          await applySteps(batches, plan, { as, memory: directory.memory, completeSettings })
        }
        return { applied: !planOnly, changes, notes, doubts: sure ? [] : doubts }
      })
    },
  ),
  export: operation(z.object({ secrets: z.boolean() }), async ({ place: store, clock, as }, { secrets }) => {
    const serverSecret = secrets ? (await findServerSecret(as))?.reveal() : undefined
    return exportInThread({ kind: 'export', store, now: clock.now(), secrets, serverSecret })
  }),
}
