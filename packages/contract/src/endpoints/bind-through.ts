import { bindThrough, bindThroughQuery, bindThroughStart } from '../bind-through.ts'
import type { Endpoint } from '../endpoint.ts'
import { idParams } from '../primitive.ts'

/** Whose password is believed is for people to decide, after a fresh sign-in: no token does. */
const inPerson = { role: 'admin', scope: null, fresh: true } as const
const path = '/api/v1/external-directories/:id/bind-through'

export const bindThroughEndpoints = {
  getBindThrough: {
    summary: 'How far the people of a directory have moved here with their passwords',
    method: 'GET',
    path,
    role: 'admin',
    scope: 'settings:read',
    params: idParams,
    query: bindThroughQuery,
    status: 200,
    answer: bindThrough,
  },
  startBindThrough: {
    ...inPerson,
    summary: 'Let people of a directory who never came in move here: their first password is proven there, and kept',
    method: 'POST',
    path,
    params: idParams,
    body: bindThroughStart,
    status: 200,
    answer: bindThrough,
  },
  endBindThrough: {
    ...inPerson,
    summary: 'Let nobody else move here; who has moved stays',
    method: 'DELETE',
    path,
    params: idParams,
    status: 204,
  },
} as const satisfies Record<string, Endpoint>
