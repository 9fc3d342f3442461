import type { Endpoint } from '../endpoint.ts'
import { group, groupAppPage, groupCreate, groupPage, groupPatch, groupQuery } from '../group.ts'
import { pageQuery } from '../page.ts'
import { idParams } from '../primitive.ts'

export const groupEndpoints = {
  listGroups: {
    summary: 'List groups',
    method: 'GET',
    path: '/api/v1/groups',
    role: 'usermanager',
    scope: 'groups:read',
    query: groupQuery,
    status: 200,
    answer: groupPage,
  },
  createGroup: {
    summary: 'Add a group',
    method: 'POST',
    path: '/api/v1/groups',
    role: 'usermanager',
    scope: 'groups:write',
    body: groupCreate,
    status: 201,
    answer: group,
  },
  /** Of whoever asks; most people manage none. */
  listManagedGroups: {
    summary: 'Groups whose membership you edit',
    method: 'GET',
    path: '/api/v1/managed-groups',
    role: 'user',
    scope: 'groups:read',
    query: pageQuery,
    status: 200,
    answer: groupPage,
  },
  /** Its managers may too, whatever their role; for other people of role user it is missing. */
  getGroup: {
    summary: 'One group',
    method: 'GET',
    path: '/api/v1/groups/:id',
    role: 'user',
    scope: 'groups:read',
    params: idParams,
    status: 200,
    answer: group,
  },
  updateGroup: {
    summary: 'Change a group',
    method: 'PATCH',
    path: '/api/v1/groups/:id',
    role: 'usermanager',
    scope: 'groups:write',
    params: idParams,
    body: groupPatch,
    ifMatch: true,
    status: 200,
    answer: group,
  },
  deleteGroup: {
    summary: 'Delete a group for good',
    method: 'DELETE',
    path: '/api/v1/groups/:id',
    role: 'usermanager',
    scope: 'groups:write',
    params: idParams,
    status: 204,
  },
  listGroupApps: {
    summary: 'Apps a group opens, and who would lose them without it',
    method: 'GET',
    path: '/api/v1/groups/:id/apps',
    role: 'usermanager',
    scope: 'groups:read',
    params: idParams,
    query: pageQuery,
    status: 200,
    answer: groupAppPage,
  },
} as const satisfies Record<string, Endpoint>
