import type { Endpoint } from '../endpoint.ts'
import { session } from '../session.ts'
import { overview } from '../settings.ts'

export const sessionEndpoints = {
  getSession: {
    summary: 'Who is signed in',
    method: 'GET',
    path: '/api/v1/session',
    role: 'user',
    scope: null,
    status: 200,
    answer: session,
  },
  endSession: {
    summary: 'Sign out of this browser',
    method: 'DELETE',
    path: '/api/v1/session',
    role: 'user',
    scope: null,
    status: 204,
  },
  getOverview: {
    summary: 'Counts',
    method: 'GET',
    path: '/api/v1/overview',
    role: 'usermanager',
    scope: 'people:read',
    status: 200,
    answer: overview,
  },
} as const satisfies Record<string, Endpoint>
