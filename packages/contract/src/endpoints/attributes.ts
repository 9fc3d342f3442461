import { attribute, attributeCreate, attributeList, attributePatch } from '../attribute.ts'
import type { Endpoint } from '../endpoint.ts'
import { idParams } from '../primitive.ts'

export const attributeEndpoints = {
  listAttributes: {
    summary: 'Custom attributes people can have',
    method: 'GET',
    path: '/api/v1/attributes',
    role: 'usermanager',
    scope: 'people:read',
    status: 200,
    answer: attributeList,
  },
  declareAttribute: {
    summary: 'Declare a custom attribute',
    method: 'POST',
    path: '/api/v1/attributes',
    role: 'admin',
    scope: 'settings:write',
    body: attributeCreate,
    status: 201,
    answer: attribute,
  },
  updateAttribute: {
    summary: 'Change what a custom attribute is called, and who sees and edits it',
    method: 'PATCH',
    path: '/api/v1/attributes/:id',
    role: 'admin',
    scope: 'settings:write',
    params: idParams,
    body: attributePatch,
    ifMatch: true,
    status: 200,
    answer: attribute,
  },
  deleteAttribute: {
    summary: 'Delete a custom attribute and everybody’s values of it for good',
    method: 'DELETE',
    path: '/api/v1/attributes/:id',
    role: 'admin',
    scope: 'settings:write',
    params: idParams,
    status: 204,
  },
} as const satisfies Record<string, Endpoint>
