import { accessPreview, accessQuestion } from '../access.ts'
import type { Endpoint } from '../endpoint.ts'

export const accessEndpoints = {
  previewAccess: {
    summary: 'Who could open an app under a rule not yet saved',
    method: 'POST',
    path: '/api/v1/access-preview',
    role: 'admin',
    scope: 'apps:read',
    body: accessQuestion,
    status: 200,
    answer: accessPreview,
  },
} as const satisfies Record<string, Endpoint>
