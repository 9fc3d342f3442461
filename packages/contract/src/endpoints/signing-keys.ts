import type { Endpoint } from '../endpoint.ts'
import { signingKey, signingKeyParams, signingKeyRotation, signingKeys } from '../signing-key.ts'

export const signingKeyEndpoints = {
  listSigningKeys: {
    summary: 'Keys that tokens are signed with, in the order apps are told of them',
    method: 'GET',
    path: '/api/v1/signing-keys',
    role: 'owner',
    scope: 'settings:read',
    status: 200,
    answer: signingKeys,
  },
  rotateSigningKey: {
    summary: 'Have another key sign, a day from now or at once',
    method: 'POST',
    path: '/api/v1/signing-keys',
    role: 'owner',
    scope: 'credentials:write',
    body: signingKeyRotation,
    fresh: true,
    status: 201,
    answer: signingKey,
  },
  removeSigningKey: {
    summary: 'Take a key back before it signs, or drop an old one before its time',
    method: 'DELETE',
    path: '/api/v1/signing-keys/:kid',
    role: 'owner',
    scope: 'credentials:write',
    params: signingKeyParams,
    fresh: true,
    status: 204,
  },
} as const satisfies Record<string, Endpoint>
