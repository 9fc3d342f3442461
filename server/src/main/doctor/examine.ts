import type { Config, Millis } from '#ground'
import { publicUrlOf } from '../public-url.ts'
import type { Doors } from '../wire.ts'
import type { World } from '../world.ts'
import type { Found } from './check.ts'

/** What was found within the last `keptMs` is good enough. */
export type Examine = (options?: { keptMs?: Millis }) => Promise<Found[]>

/**
 * The doctor over a world; `doors` are those of the server that runs, absent when none does. Whoever asks while it is
 * looking gets the same answer.
 */
export function createExamine(
  { clock, store, memory, backups, directory, sender, outbox, findPresented }: World,
  config: Config,
  doors?: Pick<Doors, 'ldap'>,
): Examine {
  let looking: Promise<Found[]> | undefined
  let known: { at: Millis; found: Found[] } | undefined

  async function look(): Promise<Found[]> {
    // Loaded when asked for: it is seldom wanted, and holds a database driver.
    const { examineAll } = await import('./doctor.ts')
    const publicUrl = (): URL => publicUrlOf(config, memory)
    const isSetUp = (): Promise<boolean> => directory.isSetUp()
    const at = clock.now()
    const found = await examineAll({
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
    known = { at, found }
    return found
  }

  return async ({ keptMs = 0 } = {}) => {
    if (known !== undefined && clock.now() - known.at < keptMs) return known.found
    return (looking ??= look().finally(() => {
      looking = undefined
    }))
  }
}
