import {
  applyPlan,
  exportTruth,
  gatherFacts,
  planTruth,
  printStep,
  readTruth,
  recordedSecrets,
  requireNoDoubt,
} from '#provisioning'
import { z } from 'zod'
import { operation } from './operation.ts'

export const truthOperations = {
  apply: operation(
    z.object({
      name: z.string(),
      text: z.string(),
      secrets: z.record(z.string(), z.string()),
      planOnly: z.boolean(),
      prune: z.boolean(),
      /** Whether doubts have been looked at. */
      sure: z.boolean(),
    }),
    async (world, { name, text, secrets, planOnly, prune, sure }) => {
      const { directory, as } = world
      const truth = await readTruth(name, text, recordedSecrets(secrets))
      const plan = planTruth(truth, directory.memory, await gatherFacts(truth, world), { prune })
      if (!planOnly) {
        if (!sure) requireNoDoubt(plan.doubts)
        await applyPlan(plan, { as, memory: directory.memory })
      }
      return {
        applied: !planOnly,
        changes: plan.steps.map(printStep),
        notes: plan.notes,
        doubts: sure ? [] : plan.doubts,
      }
    },
  ),
  export: operation(z.object({ secrets: z.boolean() }), ({ clock, directory, as, list }, { secrets }) =>
    exportTruth({ clock, memory: directory.memory, as, list }, { secrets }),
  ),
}
