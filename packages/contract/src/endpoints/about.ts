import { about } from '../about.ts'
import type { Endpoint } from '../endpoint.ts'

export const aboutEndpoints = {
  getAbout: {
    summary: 'What runs here',
    method: 'GET',
    path: '/api/v1/about',
    role: 'admin',
    scope: 'settings:read',
    status: 200,
    answer: about,
  },
} as const satisfies Record<string, Endpoint>
