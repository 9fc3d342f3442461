import type { Endpoint } from '../endpoint.ts'
import { idParams } from '../primitive.ts'
import { offboarding, receipt, receiptList } from '../receipt.ts'

export const receiptEndpoints = {
  offboardUser: {
    summary:
      'End all that somebody who leaves has: sign-in, sessions, tokens, app passwords, memberships given by hand. Answers a receipt',
    method: 'POST',
    path: '/api/v1/users/:id/offboard',
    role: 'usermanager',
    scope: 'people:write',
    params: idParams,
    body: offboarding,
    status: 201,
    answer: receipt,
  },
  listReceipts: {
    summary: 'Receipts of a person who left, newest first',
    method: 'GET',
    path: '/api/v1/users/:id/receipts',
    role: 'usermanager',
    scope: 'people:read',
    params: idParams,
    status: 200,
    answer: receiptList,
  },
  getReceipt: {
    summary: 'A receipt, with what each app has answered by now',
    method: 'GET',
    path: '/api/v1/receipts/:id',
    role: 'usermanager',
    scope: 'people:read',
    params: idParams,
    status: 200,
    answer: receipt,
  },
} as const satisfies Record<string, Endpoint>
