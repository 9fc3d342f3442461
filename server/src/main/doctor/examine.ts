import type { Config } from '#ground'
import { publicUrlOf } from '../public-url.ts'
import type { Doors } from '../wire.ts'
import type { World } from '../world.ts'
import type { Finding } from './check.ts'

/**
 * The doctor over a world; `doors` are those of the server that runs, absent when none does. Whoever asks while it is
 * looking gets the same answer.
 */
export function createExamine(
  { clock, store, memory, backups, directory, sender, outbox, findPresented }: World,
  config: Config,
  doors?: Pick<Doors, 'ldap'>,
): () => Promise<Finding[]> {
  let looking: Promise<Finding[]> | undefined

  async function look(): Promise<Finding[]> {
    // Loaded when asked for: it is seldom wanted, and holds a database driver.
    const { examineAll } = await import('./doctor.ts')
    const publicUrl = (): URL => publicUrlOf(config, memory)
    const isSetUp = (): Promise<boolean> => directory.isSetUp()
    return examineAll({
      config,
      clock,
      store,
      memory,
      backups,
      sender,
      outbox,
      publicUrl,
      isSetUp,
      findPresented,
      doors,
    })
  }

  return () =>
    (looking ??= look().finally(() => {
      looking = undefined
    }))
}
