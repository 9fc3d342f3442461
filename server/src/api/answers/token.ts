import { scopes as allScopes, usableScopes, type Role, type Scope } from '@doorward/contract'
import { invalidField, type Words } from '#ground'
import type { ApiToken } from '#directory'
import { printMoment, printMomentOrNull } from './moment.ts'

export const isScope = (text: string): text is Scope => (allScopes as readonly string[]).includes(text)

/** A token of whomever, without whose it is. */
export const tellToken = (token: Omit<ApiToken, 'userId'>) => ({
  id: token.id,
  name: token.name,
  scopes: token.scopes as Scope[],
  createdAt: printMoment(token.createdAt),
  expiresAt: printMomentOrNull(token.expiresAt),
  lastUsedAt: printMomentOrNull(token.lastUsedAt),
  lastAddress: token.lastAddress,
})

/** Throws Problem `invalid` with `why` for a scope that a token of this role could do nothing with. */
export function requireUsable(scopes: readonly Scope[], role: Role, why: Words): void {
  const usable = usableScopes(role)
  const at = scopes.findIndex(scope => !usable.includes(scope))
  if (at >= 0) throw invalidField(`scopes.${at}`, why)
}
