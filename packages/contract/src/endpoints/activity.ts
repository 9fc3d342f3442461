import { activity, activityQuery, secondFactorCoverage } from '../activity.ts'
import { attention } from '../attention.ts'
import type { Endpoint } from '../endpoint.ts'

export const activityEndpoints = {
  getActivity: {
    summary: 'Sign-ins by day, and apps by use',
    method: 'GET',
    path: '/api/v1/activity',
    role: 'admin',
    scope: 'audit:read',
    query: activityQuery,
    status: 200,
    answer: activity,
  },
  getAttention: {
    summary: 'What an admin should see to',
    method: 'GET',
    path: '/api/v1/attention',
    role: 'admin',
    scope: 'audit:read',
    status: 200,
    answer: attention,
  },
  getSecondFactorCoverage: {
    summary: 'How many have a second factor, also by group',
    method: 'GET',
    path: '/api/v1/second-factor-coverage',
    role: 'usermanager',
    scope: 'people:read',
    status: 200,
    answer: secondFactorCoverage,
  },
} as const satisfies Record<string, Endpoint>
