import type { Endpoint } from '../endpoint.ts'
import { settings, settingsPatch } from '../settings.ts'

export const settingEndpoints = {
  getSettings: {
    summary: 'Settings',
    method: 'GET',
    path: '/api/v1/settings',
    role: 'admin',
    scope: 'settings:read',
    status: 200,
    answer: settings,
  },
  updateSettings: {
    summary: 'Change settings',
    method: 'PATCH',
    path: '/api/v1/settings',
    role: 'admin',
    scope: 'settings:write',
    body: settingsPatch,
    ifMatch: true,
    status: 200,
    answer: settings,
  },
} as const satisfies Record<string, Endpoint>
