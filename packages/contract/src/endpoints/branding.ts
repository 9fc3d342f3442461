import { accentQuery, branding, brandingPatch, fittedAccent } from '../branding.ts'
import type { Endpoint } from '../endpoint.ts'

export const brandingEndpoints = {
  getBranding: {
    summary: 'How the sign-in pages look',
    method: 'GET',
    path: '/api/v1/settings/branding',
    role: 'admin',
    scope: 'settings:read',
    status: 200,
    answer: branding,
  },
  updateBranding: {
    summary: 'Change how the sign-in pages look',
    method: 'PATCH',
    path: '/api/v1/settings/branding',
    role: 'admin',
    scope: 'settings:write',
    body: brandingPatch,
    ifMatch: true,
    status: 200,
    answer: branding,
  },
  fitAccent: {
    summary: 'What the sign-in pages would draw with a colour, so that it can be read',
    method: 'GET',
    path: '/api/v1/settings/branding/accent',
    role: 'admin',
    scope: 'settings:read',
    query: accentQuery,
    status: 200,
    answer: fittedAccent,
  },
  setLogo: {
    summary: 'Replace the logo: PNG, JPEG or WebP, of which we keep our own copy',
    method: 'PUT',
    path: '/api/v1/settings/branding/logo',
    role: 'admin',
    scope: 'settings:write',
    picture: true,
    status: 200,
    answer: branding,
  },
  removeLogo: {
    summary: 'Show the mark instead of a logo',
    method: 'DELETE',
    path: '/api/v1/settings/branding/logo',
    role: 'admin',
    scope: 'settings:write',
    status: 204,
  },
} as const satisfies Record<string, Endpoint>
