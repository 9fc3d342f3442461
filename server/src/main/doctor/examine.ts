import { hours, type Config, type Millis } from '#ground'
import { publicUrlOf } from '../public-url.ts'
import type { Doors } from '../wire.ts'
import type { World } from '../world.ts'
import type { Found } from './check.ts'

/**
 * What was found within the last `keptMs` is good enough; and whoever would take something kept is also content with a
 * database that was read through within the hour, as that takes a second and other lists wait for it.
 */
export type Examine = (options?: { keptMs?: Millis }) => Promise<Found[]>

const wholeKeptMs = hours(1)

/**
 * The doctor over a world; `doors` are those of the server that runs, absent when none does. Whoever asks while it is
 * looking gets the same answer.
 */
export function createExamine(
  { clock, store, memory, backups, directory, sender, outbox, findPresented }: World,
  config: Config,
  doors?: Pick<Doors, 'ldap'>,
): Examine {
  let looking: { thorough: boolean; found: Promise<Found[]> } | undefined
  let known: { at: Millis; found: Found[] } | undefined
  let whole: { at: Millis; found: Found } | undefined

  async function look(thorough: boolean): Promise<Found[]> {
    // Loaded when asked for: it is seldom wanted, and holds a database driver.
    const { examineAll } = await import('./doctor.ts')
    const publicUrl = (): URL => publicUrlOf(config, memory)
    const isSetUp = (): Promise<boolean> => directory.isSetUp()
    const at = clock.now()
    const wholeBefore = !thorough && whole !== undefined && at - whole.at < wholeKeptMs ? whole.found : undefined
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
      wholeBefore,
    })
    known = { at, found }
    const wholeNow = found.find(({ name }) => name === 'store.whole')
    if (wholeNow !== undefined && wholeNow !== wholeBefore) whole = { at, found: wholeNow }
    return found
  }

  return async ({ keptMs = 0 } = {}) => {
    if (known !== undefined && clock.now() - known.at < keptMs) return known.found
    const thorough = keptMs === 0
    if (looking !== undefined && (looking.thorough || !thorough)) return looking.found
    const mine = { thorough, found: look(thorough) }
    looking = mine
    try {
      return await mine.found
    } finally {
      if (looking === mine) looking = undefined
    }
  }
}
