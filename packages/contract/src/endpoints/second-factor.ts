import type { Endpoint } from '../endpoint.ts'
import { idParams } from '../primitive.ts'
import { factorAsk, factorAsked, secondFactor } from '../second-factor.ts'
import { user } from '../user.ts'

/** People set factors up on their own pages; others see which there are, and take all of them away when they are lost. */
export const secondFactorEndpoints = {
  getSecondFactor: {
    summary: 'Second factors of a person',
    method: 'GET',
    path: '/api/v1/users/:id/second-factor',
    role: 'usermanager',
    scope: 'people:read',
    params: idParams,
    status: 200,
    answer: secondFactor,
  },
  askForSecondFactor: {
    summary: 'Ask people by mail to set up a second factor, or say who would be asked',
    method: 'POST',
    path: '/api/v1/users/ask-for-second-factor',
    role: 'usermanager',
    scope: 'people:write',
    body: factorAsk,
    status: 200,
    answer: factorAsked,
  },
  resetSecondFactor: {
    summary: 'Take all second factors and recovery codes of a person away, and end their sessions',
    method: 'POST',
    path: '/api/v1/users/:id/second-factor/reset',
    role: 'usermanager',
    scope: 'credentials:write',
    params: idParams,
    fresh: true,
    status: 200,
    answer: user,
  },
} as const satisfies Record<string, Endpoint>
