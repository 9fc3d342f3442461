import { Problem, say } from '#ground'

/**
 * Throws Problem `conflict` for an entry a file of truth owns: the next `apply` would undo the change. Disabling and
 * ending what is open stay possible, since those cannot wait for a file.
 */
export function requireKeptHere(entry: { managedBy: string | null }): void {
  if (entry.managedBy !== null)
    throw new Problem(
      'conflict',
      say('This is kept in {file}. Change it there and apply it again.', { file: entry.managedBy }),
    )
}
