import type { Endpoint } from '../endpoint.ts'
import { idParams } from '../primitive.ts'
import { apiTokenCreate, apiTokenCreated, apiTokenPage, apiTokenQuery } from '../token.ts'

export const tokenEndpoints = {
  listTokens: {
    summary: 'API tokens, newest first: one’s own, and for admins those of people up to their role',
    method: 'GET',
    path: '/api/v1/tokens',
    role: 'user',
    scope: null,
    query: apiTokenQuery,
    status: 200,
    answer: apiTokenPage,
  },
  createToken: {
    summary: 'Make an API token for oneself',
    method: 'POST',
    path: '/api/v1/tokens',
    role: 'user',
    scope: null,
    body: apiTokenCreate,
    fresh: true,
    status: 201,
    answer: apiTokenCreated,
  },
  deleteToken: {
    summary: 'End an API token at once',
    method: 'DELETE',
    path: '/api/v1/tokens/:id',
    role: 'user',
    scope: null,
    params: idParams,
    status: 204,
  },
} as const satisfies Record<string, Endpoint>
