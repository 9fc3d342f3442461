import { asItIs, Problem } from '#ground'
import {
  applySteps,
  batchesOf,
  gatherFacts,
  planTruth,
  printStep,
  readTruth,
  requireNoDoubt,
  type FindSecretText,
  type Plan,
} from '#provisioning'
import { completeSettings } from '../../src/main/truth/complete-settings.ts'
import type { TestWorld } from '../world/open-test-world.ts'

export interface FileOptions {
  name?: string | undefined
  findSecret?: FindSecretText
  prune?: boolean
  /** Whether doubts have been looked at. */
  sure?: boolean
}

const noSecrets: FindSecretText = source => {
  throw new Error(`This file names a secret elsewhere: ${JSON.stringify(source)}`)
}

/** The plan of a file of truth over a world, as the command makes it. */
export async function planFile(world: TestWorld, text: string, options: FileOptions = {}): Promise<Plan> {
  const { name = 'directory.yaml', findSecret = noSecrets, prune = false } = options
  const truth = await readTruth(name, text, findSecret)
  const facts = await gatherFacts(truth, {
    now: world.clock.now(),
    memory: world.memory,
    keyId: world.sealer.keyId,
    list: world.store.list,
    ask: {
      findPurged: usernames => world.asOperator.users.findPurged(usernames),
      isSecretOf: async (owner, offered) => (await world.directory.findSecret(owner, offered)) !== undefined,
      hasSecret: async owner => (await world.asOperator.apps.listSecrets(owner)).length > 0,
      isExternalSecret: async (external, kind, offered) =>
        (await world.directory.openExternalSecrets(external))[kind]?.reveal().trim() === offered.reveal().trim(),
      hasPassword: async (user, offered) => {
        const row = await world.store.read
          .selectFrom('password')
          .select('hash')
          .where('userId', '=', user)
          .executeTakeFirst()
        return row !== undefined && (await world.hasher.verify(row.hash, offered, ''))
      },
    },
  })
  return planTruth(truth, world.memory, facts, { prune, completeSettings })
}

/** Applies it, and answers its steps as the command prints them. */
export async function applyFile(world: TestWorld, text: string, options: FileOptions = {}): Promise<string[]> {
  const plan = await planFile(world, text, options)
  if (!options.sure) requireNoDoubt(plan.doubts)
  await applyPlan(world, plan)
  return plan.steps.map(printStep)
}

export const applyPlan = (world: TestWorld, { owner, steps }: Plan): Promise<void> =>
  applySteps(
    batchesOf(steps),
    { owner, count: steps.length },
    { as: world.asOperator, memory: world.memory, completeSettings },
  )

/** One name is known, and one file. */
export const findSecret: FindSecretText = source => {
  const found = 'env' in source ? { LDAP_SECRET: 'sixteen letters and more' }[source.env] : 'from a file, sixteen'
  if (found === undefined) throw new Problem('invalid', asItIs('not set'))
  return found
}
