import { changeNews } from '../change-news.ts'
import type { Endpoint } from '../endpoint.ts'

export const changeEndpoints = {
  followChanges: {
    summary: 'Hear at once of what kind the changes are that somebody makes, as far as the person may see such things',
    method: 'GET',
    path: '/api/v1/changes',
    role: 'user',
    scope: null,
    status: 200,
    events: changeNews,
  },
} as const satisfies Record<string, Endpoint>
