import type { Endpoint } from '../endpoint.ts'
import {
  cloverdxDraft,
  cloverdxFile,
  externalDirectory,
  externalDirectoryCreate,
  externalDirectoryList,
  externalDirectoryPatch,
  userSource,
} from '../external-record.ts'
import { idParams } from '../primitive.ts'
import { user } from '../user.ts'

/** Who comes from elsewhere is for people to decide, after a fresh sign-in: no token does. */
const inPerson = { role: 'admin', scope: null, fresh: true } as const

export const externalDirectoryEndpoints = {
  listExternalDirectories: {
    summary: 'Directories people come from',
    method: 'GET',
    path: '/api/v1/external-directories',
    role: 'admin',
    scope: 'settings:read',
    status: 200,
    answer: externalDirectoryList,
  },
  createExternalDirectory: {
    ...inPerson,
    summary: 'Add a directory people come from; it is off until it is turned on',
    method: 'POST',
    path: '/api/v1/external-directories',
    body: externalDirectoryCreate,
    status: 201,
    answer: externalDirectory,
  },
  readCloverdxFile: {
    summary: 'What a properties file of CloverDX says about its directory; nothing is kept',
    method: 'POST',
    path: '/api/v1/external-directories/cloverdx',
    role: 'admin',
    scope: 'settings:read',
    body: cloverdxFile,
    status: 200,
    answer: cloverdxDraft,
  },
  getExternalDirectory: {
    summary: 'One directory people come from',
    method: 'GET',
    path: '/api/v1/external-directories/:id',
    role: 'admin',
    scope: 'settings:read',
    params: idParams,
    status: 200,
    answer: externalDirectory,
  },
  updateExternalDirectory: {
    ...inPerson,
    summary: 'Change how a directory is reached, and what is taken from it',
    method: 'PATCH',
    path: '/api/v1/external-directories/:id',
    params: idParams,
    body: externalDirectoryPatch,
    ifMatch: true,
    status: 200,
    answer: externalDirectory,
  },
  turnOnExternalDirectory: {
    ...inPerson,
    summary: 'Turn a directory on: everybody who is linked there comes from there again',
    method: 'POST',
    path: '/api/v1/external-directories/:id/on',
    params: idParams,
    status: 200,
    answer: externalDirectory,
  },
  turnOffExternalDirectory: {
    ...inPerson,
    summary: 'Turn a directory off: its people and groups become local, and the links are kept',
    method: 'POST',
    path: '/api/v1/external-directories/:id/off',
    params: idParams,
    status: 200,
    answer: externalDirectory,
  },
  deleteExternalDirectory: {
    ...inPerson,
    summary: 'Delete a directory that is off, with its links and the history of its runs',
    method: 'DELETE',
    path: '/api/v1/external-directories/:id',
    params: idParams,
    status: 204,
  },
  moveUser: {
    ...inPerson,
    summary: 'Say where a person’s password is checked; what is open of them ends',
    method: 'PUT',
    path: '/api/v1/users/:id/source',
    params: idParams,
    body: userSource,
    status: 200,
    answer: user,
  },
} as const satisfies Record<string, Endpoint>
