import { hostname } from 'node:os'
import { minutes, newUuid, type Clock } from '#ground'
import type { Store } from '#store'
import { version } from './version.ts'
import type { WorldCommands } from './world-commands.ts'

/** Nodes note themselves every ten seconds; one not seen for longer has stopped, or is lost. */
export const seenWithinMs = minutes(1)

/** This process among those that serve from the same store: `note` now and then, `leave` at the end. */
export interface NodeNote {
  note(): Promise<void>
  leave(): Promise<void>
}

export function createNodeNote(store: Store, clock: Clock, memory: { readonly seq: number }): NodeNote {
  const run = store.commands<WorldCommands>('world')
  const id = newUuid(clock)
  const startedAt = clock.now()
  return {
    note: () =>
      run('noteNode', { node: { id, name: hostname(), version, startedAt, seenAt: clock.now(), seq: memory.seq } }),
    leave: () => run('deleteNode', { id }),
  }
}
