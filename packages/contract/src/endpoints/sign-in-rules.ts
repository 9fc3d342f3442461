import type { Endpoint } from '../endpoint.ts'
import { pageQuery } from '../page.ts'
import { factorDemand, signedOutPage, signInRules, signInRulesPatch } from '../sign-in-rules.ts'

export const signInRuleEndpoints = {
  getSignInRules: {
    summary: 'Who needs a second factor, how long sessions and invitations last, what people change about themselves',
    method: 'GET',
    path: '/api/v1/settings/sign-in-rules',
    role: 'admin',
    scope: 'settings:read',
    status: 200,
    answer: signInRules,
  },
  updateSignInRules: {
    summary: 'Change the sign-in rules; people who lack a second factor that is demanded from now on are signed out',
    method: 'PATCH',
    path: '/api/v1/settings/sign-in-rules',
    role: 'admin',
    scope: 'settings:write',
    body: signInRulesPatch,
    ifMatch: true,
    status: 200,
    answer: signInRules,
  },
  previewSignedOut: {
    summary: 'Whom a rule about second factors, not yet saved, would sign out',
    method: 'POST',
    path: '/api/v1/settings/sign-in-rules/preview',
    role: 'admin',
    scope: 'settings:read',
    query: pageQuery,
    body: factorDemand,
    status: 200,
    answer: signedOutPage,
  },
} as const satisfies Record<string, Endpoint>
