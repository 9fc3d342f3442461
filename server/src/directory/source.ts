import type { ExternalDirectory, Provider } from './external-directory.ts'
import type { DirectoryMemory } from './memory.ts'
import type { User } from './user.ts'

/** Where somebody's password is checked. */
export type Source = { kind: 'local' } | { kind: 'external'; external: ExternalDirectory }

/** The directory somebody belongs to now. A directory that is off has nobody, also while that is being written down. */
export function sourceOf({ externals }: Pick<DirectoryMemory, 'externals'>, { source }: Pick<User, 'source'>): Source {
  const external = source === 'local' ? undefined : externals.find(source)
  return external === undefined || !external.enabled ? { kind: 'local' } : { kind: 'external', external }
}

/** Whether somebody of this source may sign in at all, at whatever door: what `signIn.allowedSources` says. */
export function isSourceAllowed(
  memory: Pick<DirectoryMemory, 'externals' | 'settings'>,
  user: Pick<User, 'source'>,
): boolean {
  const source = sourceOf(memory, user)
  return memory.settings().signIn.allowedSources.includes(source.kind === 'local' ? 'local' : source.external.name)
}

/** Whose second factors are asked for here and checked there. */
const withOwnFactors: ReadonlySet<Provider> = new Set(['doorward', 'cloudron'])

/** Whether somebody's second factor is their directory's affair: none is set up here, and no policy here demands one. */
export function hasFactorsElsewhere(memory: Pick<DirectoryMemory, 'externals'>, user: Pick<User, 'source'>): boolean {
  const source = sourceOf(memory, user)
  return source.kind === 'external' && withOwnFactors.has(source.external.settings.provider)
}
