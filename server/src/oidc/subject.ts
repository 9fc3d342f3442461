import type { Sealer } from '#ground'
import type { User } from '#directory'
import type { OidcApp } from './apps.ts'

export interface SubjectParts {
  sealer: Pick<Sealer, 'keyedHash'>
}

/**
 * What an app calls a person by, for ever: the username (of somebody whose name is not ASCII the id, OIDC Core §2), the
 * id, or a keyed hash of the id that is another one at each app (§8.1).
 */
export function subjectAt({ sealer }: SubjectParts, user: Pick<User, 'id' | 'subject'>, { id, oidc }: OidcApp): string {
  if (oidc.subject === 'username') return user.subject ?? user.id
  if (oidc.subject === 'uuid') return user.id
  // Without the key's id in front: `sub` is at most 255 characters and its form is nobody's business.
  return sealer.keyedHash(`pairwise subject ${id}`, user.id).replace(/^.*:/, '')
}
