import { appSessionParams, consentList, consentParams, logoutMessageList } from '../connection.ts'
import type { Endpoint } from '../endpoint.ts'
import { signedOut } from '../open-session.ts'
import { idParams } from '../primitive.ts'

export const connectionEndpoints = {
  listConsents: {
    summary: 'What a person has allowed apps to know of them',
    method: 'GET',
    path: '/api/v1/users/:id/consents',
    role: 'usermanager',
    scope: 'people:read',
    params: idParams,
    status: 200,
    answer: consentList,
  },
  revokeConsent: {
    summary: 'Take back what a person has allowed an app, and end what it holds: it asks anew',
    method: 'DELETE',
    path: '/api/v1/users/:id/consents/:appId',
    role: 'usermanager',
    scope: 'people:write',
    params: consentParams,
    status: 204,
  },
  endAppSession: {
    summary: 'End an app in one browser, whose session goes on',
    method: 'DELETE',
    path: '/api/v1/apps/:id/sessions/:sessionId',
    role: 'usermanager',
    scope: 'people:write',
    params: appSessionParams,
    status: 204,
  },
  endAppSessions: {
    summary: 'End an app for everybody who has it open. Answers in how many browsers it was',
    method: 'POST',
    path: '/api/v1/apps/:id/sign-out',
    role: 'admin',
    scope: 'people:write',
    params: idParams,
    status: 200,
    answer: signedOut,
  },
  listLogoutMessages: {
    summary: 'What an app was told of sessions that ended, and what it answered: the newest fifty',
    method: 'GET',
    path: '/api/v1/apps/:id/sign-out-messages',
    role: 'admin',
    scope: 'apps:read',
    params: idParams,
    status: 200,
    answer: logoutMessageList,
  },
} as const satisfies Record<string, Endpoint>
