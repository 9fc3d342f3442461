import type { Endpoint } from '../endpoint.ts'
import { findingParams, health, healthFinding, putFindingAside } from '../health.ts'

export const healthEndpoints = {
  getHealth: {
    summary: 'What the doctor finds',
    method: 'GET',
    path: '/api/v1/health',
    role: 'admin',
    scope: 'settings:read',
    status: 200,
    answer: health,
  },
  putFindingAside: {
    summary: 'Be reminded later of what the doctor found, or accept it; it comes back when it says something else',
    method: 'PUT',
    path: '/api/v1/health/findings/:name/aside',
    role: 'admin',
    scope: 'settings:write',
    params: findingParams,
    body: putFindingAside,
    status: 200,
    answer: healthFinding,
  },
  takeFindingBack: {
    summary: 'Have what was put aside stand among what needs somebody again',
    method: 'DELETE',
    path: '/api/v1/health/findings/:name/aside',
    role: 'admin',
    scope: 'settings:write',
    params: findingParams,
    status: 204,
  },
} as const satisfies Record<string, Endpoint>
