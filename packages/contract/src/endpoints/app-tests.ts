import { appTest, appTestStart } from '../app-test.ts'
import type { Endpoint } from '../endpoint.ts'
import { idParams } from '../primitive.ts'

/** A test is looked at by the person who began it, in whose browser attempts are seen from the first step; no token begins one. */
const inPerson = { role: 'admin', scope: null, path: '/api/v1/apps/:id/test', params: idParams } as const

export const appTestEndpoints = {
  startAppTest: {
    ...inPerson,
    summary:
      'Watch your own sign-ins to an app for ten minutes, or those of a person you name, step by step; a second time begins anew',
    method: 'POST',
    body: appTestStart,
    status: 200,
    answer: appTest,
  },
  getAppTest: {
    ...inPerson,
    summary: 'What your test of an app has seen so far',
    method: 'GET',
    status: 200,
    answer: appTest,
  },
  stopAppTest: {
    ...inPerson,
    summary: 'Stop watching',
    method: 'DELETE',
    status: 204,
  },
} as const satisfies Record<string, Endpoint>
