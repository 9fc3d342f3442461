import type { Endpoint } from '../endpoint.ts'
import { invitationCreate, invitationList, invitationMade, invitationRenew, oneTimeLink } from '../invitation.ts'
import { idParams } from '../primitive.ts'

export const invitationEndpoints = {
  listInvitations: {
    summary: 'People who have been invited and have not accepted yet, the newest first',
    method: 'GET',
    path: '/api/v1/invitations',
    role: 'usermanager',
    scope: 'people:read',
    status: 200,
    answer: invitationList,
  },
  createInvitation: {
    summary: 'Invite a person, who chooses a username and how to sign in; the link is shown this once',
    method: 'POST',
    path: '/api/v1/invitations',
    role: 'usermanager',
    scope: 'credentials:write',
    body: invitationCreate,
    status: 201,
    answer: invitationMade,
  },
  renewInvitation: {
    summary: 'Make another link for somebody invited; the one there was stops working',
    method: 'POST',
    path: '/api/v1/users/:id/invitation',
    role: 'usermanager',
    scope: 'credentials:write',
    params: idParams,
    body: invitationRenew,
    status: 201,
    answer: invitationMade,
  },
  cancelInvitation: {
    summary: 'Take an invitation back; the person goes to the trash',
    method: 'DELETE',
    path: '/api/v1/users/:id/invitation',
    role: 'usermanager',
    scope: 'people:write',
    params: idParams,
    status: 204,
  },
  createResetLink: {
    summary: 'Make a link by which a person chooses another password; it works once, for an hour',
    method: 'POST',
    path: '/api/v1/users/:id/reset-link',
    role: 'usermanager',
    scope: 'credentials:write',
    params: idParams,
    fresh: true,
    status: 201,
    answer: oneTimeLink,
  },
} as const satisfies Record<string, Endpoint>
