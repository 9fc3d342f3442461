import type { Endpoint } from '../endpoint.ts'
import {
  candidateList,
  candidateQuery,
  group,
  memberPage,
  memberParams,
  memberPatch,
  memberQuery,
  membersAdd,
  nesting,
} from '../group.ts'
import { idParams } from '../primitive.ts'

export const memberEndpoints = {
  /** Its managers may too, whatever their role. */
  listMembers: {
    summary: 'Members of a group, direct and through groups inside',
    method: 'GET',
    path: '/api/v1/groups/:id/members',
    role: 'user',
    scope: 'groups:read',
    params: idParams,
    query: memberQuery,
    status: 200,
    answer: memberPage,
  },
  /** Its managers may too, whatever their role; but not groups, which decide whom others let in. */
  addMembers: {
    summary: 'Add people and groups to a group, or give them another end',
    method: 'POST',
    path: '/api/v1/groups/:id/members',
    role: 'user',
    scope: 'groups:write',
    params: idParams,
    body: membersAdd,
    status: 200,
    answer: group,
  },
  /** Its managers may too, for people. */
  updateMember: {
    summary: 'Change until when a person or group is in a group',
    method: 'PATCH',
    path: '/api/v1/groups/:id/members/:memberId',
    role: 'user',
    scope: 'groups:write',
    params: memberParams,
    body: memberPatch,
    status: 204,
  },
  /** Its managers may too, for people. */
  removeMember: {
    summary: 'Take a person or group out of a group',
    method: 'DELETE',
    path: '/api/v1/groups/:id/members/:memberId',
    role: 'user',
    scope: 'groups:write',
    params: memberParams,
    status: 204,
  },
  /** Its managers may too, whatever their role. */
  findCandidates: {
    summary: 'People who could be added to a group, by part of their name',
    method: 'GET',
    path: '/api/v1/groups/:id/candidates',
    role: 'user',
    scope: 'people:read',
    params: idParams,
    query: candidateQuery,
    status: 200,
    answer: candidateList,
  },
  previewNesting: {
    summary: 'Who would be new in a group if another were put inside it',
    method: 'GET',
    path: '/api/v1/groups/:id/nesting/:memberId',
    role: 'usermanager',
    scope: 'groups:read',
    params: memberParams,
    status: 200,
    answer: nesting,
  },
} as const satisfies Record<string, Endpoint>
