import type { Endpoint } from '../endpoint.ts'
import { health } from '../health.ts'

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
} as const satisfies Record<string, Endpoint>
