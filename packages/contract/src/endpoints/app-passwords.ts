import { appPasswordList, appPasswordParams } from '../app-password.ts'
import type { Endpoint } from '../endpoint.ts'
import { idParams } from '../primitive.ts'

/** People make them on their own pages: nobody else makes one, and nobody reads one. */
export const appPasswordEndpoints = {
  listAppPasswords: {
    summary: 'App passwords of a person',
    method: 'GET',
    path: '/api/v1/users/:id/app-passwords',
    role: 'usermanager',
    scope: 'people:read',
    params: idParams,
    status: 200,
    answer: appPasswordList,
  },
  deleteAppPassword: {
    summary: 'Revoke an app password at once, and end what is open by it',
    method: 'DELETE',
    path: '/api/v1/users/:id/app-passwords/:passwordId',
    role: 'usermanager',
    scope: 'people:write',
    params: appPasswordParams,
    status: 204,
  },
} as const satisfies Record<string, Endpoint>
