import { verifyEverything, wrongOf } from '../../src/main/backup/verify.ts'
import type { TestWorld } from '../world/open-test-world.ts'

/** What `verify` finds in a store at rest. */
export const findWrong = async ({ store, sealer }: TestWorld): Promise<string[]> =>
  wrongOf(await store.snapshot(db => verifyEverything({ db, engine: store.engine, sealer })))
