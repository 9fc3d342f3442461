import type { Endpoint } from './endpoint.ts'
import { endpoints } from './endpoints/index.ts'
import { grants, scopes, type Scope } from './scope.ts'
import { covers, type Role } from './values.ts'

/** The scopes with which a token of somebody of this role could do anything: no other may be given to one. */
export const usableScopes = (role: Role): Scope[] =>
  scopes.filter(given =>
    Object.values<Endpoint>(endpoints).some(
      ({ scope, role: least }) => scope !== null && grants([given], scope) && covers(role, least),
    ),
  )
