import { auditEvent, auditExportQuery, auditPage, auditQuery } from '../audit.ts'
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
  exportAudit: {
    summary: 'What happened, newest first, as a file with one JSON object on each line; as long as it takes',
    method: 'GET',
    path: '/api/v1/audit/export',
    role: 'admin',
    scope: 'audit:read',
    query: auditExportQuery,
    status: 200,
    lines: auditEvent,
  },
} as const satisfies Record<string, Endpoint>
