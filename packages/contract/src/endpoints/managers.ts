import type { Endpoint } from '../endpoint.ts'
import { group, managerPage, managerParams, managersAdd } from '../group.ts'
import { pageQuery } from '../page.ts'
import { idParams } from '../primitive.ts'

export const managerEndpoints = {
  listManagers: {
    summary: 'Who edits the membership of a group',
    method: 'GET',
    path: '/api/v1/groups/:id/managers',
    role: 'usermanager',
    scope: 'groups:read',
    params: idParams,
    query: pageQuery,
    status: 200,
    answer: managerPage,
  },
  addManagers: {
    summary: 'Let people edit the membership of a group',
    method: 'POST',
    path: '/api/v1/groups/:id/managers',
    role: 'usermanager',
    scope: 'groups:write',
    params: idParams,
    body: managersAdd,
    status: 200,
    answer: group,
  },
  removeManager: {
    summary: 'Let somebody edit the membership of a group no longer',
    method: 'DELETE',
    path: '/api/v1/groups/:id/managers/:userId',
    role: 'usermanager',
    scope: 'groups:write',
    params: managerParams,
    status: 204,
  },
} as const satisfies Record<string, Endpoint>
