import type { UserId } from '#ground'
import type { DirectoryMemory } from '#directory'

/** `user:<id>` and the like, in words. */
export function nameActor(memory: DirectoryMemory, actor: string): string {
  const [kind, id = ''] = actor.split(':')
  if (kind === 'user') return memory.people.find(id as UserId)?.displayName ?? 'Somebody who was erased'
  if (kind === 'service') return 'A service account'
  return 'The operator'
}
