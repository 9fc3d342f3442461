import type { Endpoint } from '../endpoint.ts'
import { everyoneSignedOut, openSessionPage, openSessionQuery, signedOut } from '../open-session.ts'
import { idParams } from '../primitive.ts'

export const openSessionEndpoints = {
  listSessions: {
    summary: 'Browsers people are signed in with; user managers see those of people they manage',
    method: 'GET',
    path: '/api/v1/sessions',
    role: 'usermanager',
    scope: 'people:read',
    query: openSessionQuery,
    status: 200,
    answer: openSessionPage,
  },
  endOpenSession: {
    summary: 'Sign a browser out, and what was opened in it',
    method: 'DELETE',
    path: '/api/v1/sessions/:id',
    role: 'usermanager',
    scope: 'people:write',
    params: idParams,
    status: 204,
  },
  signOutPerson: {
    summary:
      'End all a person has open: sessions, tokens of apps, LDAP connections, trusted browsers. Who asks for themselves keeps the session they ask in',
    method: 'POST',
    path: '/api/v1/users/:id/sign-out',
    role: 'usermanager',
    scope: 'people:write',
    params: idParams,
    status: 200,
    answer: signedOut,
  },
  signOutEveryone: {
    summary: 'The same for everybody up to the role of who asks',
    method: 'POST',
    path: '/api/v1/sessions/sign-out-everyone',
    role: 'admin',
    scope: 'people:write',
    status: 200,
    answer: everyoneSignedOut,
  },
} as const satisfies Record<string, Endpoint>
