import { auditPage, auditQuery } from '../audit.ts'
import type { Endpoint } from '../endpoint.ts'

export const auditEndpoints = {
  listAudit: {
    summary: 'What happened, newest first',
    method: 'GET',
    path: '/api/v1/audit',
    role: 'admin',
    scope: 'audit:read',
    query: auditQuery,
    status: 200,
    answer: auditPage,
  },
} as const satisfies Record<string, Endpoint>
