import type { Clock } from '#ground'
import { decideFor, directoryServerApp } from '#access'
import type { DirectoryMemory } from '#directory'
import type { MayOpen } from '#signin'

/** The one decision about access, for abilities and doors that may not ask for it themselves. */
export const createMayOpen =
  (memory: DirectoryMemory, clock: Clock): MayOpen =>
  (user, app, presence) => {
    const opened = app === 'directory-server' ? directoryServerApp(memory) : memory.apps.find(app)
    return opened !== undefined && decideFor(memory, user, opened, clock.now(), presence).allowed
  }
