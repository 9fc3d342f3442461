import type { Endpoint } from '../endpoint.ts'
import { idParams } from '../primitive.ts'
import { registrationTokenCreate, registrationTokenCreated, registrationTokens } from '../registration-token.ts'

export const registrationTokenEndpoints = {
  listRegistrationTokens: {
    summary: 'Tokens with which apps add themselves, newest first; those that have ended are not there',
    method: 'GET',
    path: '/api/v1/registration-tokens',
    role: 'admin',
    scope: 'settings:read',
    status: 200,
    answer: registrationTokens,
  },
  createRegistrationToken: {
    summary: 'Make a token with which apps add themselves, while that is switched on',
    method: 'POST',
    path: '/api/v1/registration-tokens',
    role: 'admin',
    scope: 'credentials:write',
    body: registrationTokenCreate,
    fresh: true,
    status: 201,
    answer: registrationTokenCreated,
  },
  deleteRegistrationToken: {
    summary: 'End such a token at once; apps that were added with it stay',
    method: 'DELETE',
    path: '/api/v1/registration-tokens/:id',
    role: 'admin',
    scope: 'credentials:write',
    params: idParams,
    status: 204,
  },
} as const satisfies Record<string, Endpoint>
