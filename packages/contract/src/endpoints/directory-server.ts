import {
  directorySecretAdd,
  directorySecretParams,
  directoryServer,
  directoryServerPatch,
  directoryServerPatched,
  secretRevealed,
} from '../directory-server.ts'
import { directoryQueryPage, directoryQueryQuery } from '../directory-query.ts'
import type { Endpoint } from '../endpoint.ts'
import { secretMade } from '../primitive.ts'

export const directoryServerEndpoints = {
  getDirectoryServer: {
    summary: 'The directory server and what to enter in apps',
    method: 'GET',
    path: '/api/v1/directory-server',
    role: 'admin',
    scope: 'directory-server:read',
    status: 200,
    answer: directoryServer,
  },
  updateDirectoryServer: {
    summary: 'Switch the directory server on or off, or change it',
    method: 'PATCH',
    path: '/api/v1/directory-server',
    role: 'admin',
    scope: 'directory-server:write',
    body: directoryServerPatch,
    ifMatch: true,
    status: 200,
    answer: directoryServerPatched,
  },
  listDirectoryQueries: {
    summary: 'What the directory server was asked lately, newest first, and what is new with “after”',
    method: 'GET',
    path: '/api/v1/directory-server/queries',
    role: 'admin',
    scope: 'audit:read',
    query: directoryQueryQuery,
    status: 200,
    answer: directoryQueryPage,
  },
  addDirectorySecret: {
    summary: 'Make another bind secret; two can be valid',
    method: 'POST',
    path: '/api/v1/directory-server/secrets',
    role: 'admin',
    scope: 'credentials:write',
    body: directorySecretAdd,
    status: 201,
    answer: secretMade,
  },
  revealDirectorySecret: {
    summary: 'Show a bind secret again',
    method: 'POST',
    path: '/api/v1/directory-server/secrets/:secretId/reveal',
    role: 'admin',
    scope: 'credentials:write',
    params: directorySecretParams,
    fresh: true,
    status: 200,
    answer: secretRevealed,
  },
  removeDirectorySecret: {
    summary: 'End a bind secret and the connections bound with it',
    method: 'DELETE',
    path: '/api/v1/directory-server/secrets/:secretId',
    role: 'admin',
    scope: 'credentials:write',
    params: directorySecretParams,
    status: 204,
  },
} as const satisfies Record<string, Endpoint>
