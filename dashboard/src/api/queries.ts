import type {
  AccessQuestion,
  ApiTokenQuery,
  AppQuery,
  AuditQuery,
  GroupQuery,
  MemberQuery,
  OpenSessionQuery,
  UserQuery,
} from '@doorward/contract'
import { pageLimitMax } from '@doorward/contract'
import { QueryCache, QueryClient, queryOptions } from '@tanstack/react-query'
import { api } from './client.ts'
import { Refusal } from './refusal.ts'

/** Where to sign in so as to come back to this page. `again`: although somebody is signed in. */
export const signInAddress = ({ again = false } = {}) =>
  `/sign-in?${again ? 'again=1&' : ''}next=${encodeURIComponent(window.location.pathname + window.location.search)}`

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: error => {
      if (error instanceof Refusal && error.problem.status === 401) window.location.assign(signInAddress())
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => failures < 2 && !(error instanceof Refusal && error.problem.status < 500),
    },
  },
})

export const queries = {
  session: () => queryOptions({ queryKey: ['session'], queryFn: () => api.getSession(), staleTime: 60_000 }),
  overview: () => queryOptions({ queryKey: ['overview'], queryFn: () => api.getOverview() }),
  users: (query: UserQuery) => queryOptions({ queryKey: ['users', query], queryFn: () => api.listUsers({ query }) }),
  user: (id: string) => queryOptions({ queryKey: ['user', id], queryFn: () => api.getUser({ params: { id } }) }),
  userApps: (id: string, limit: number) =>
    queryOptions({
      queryKey: ['user', id, 'apps', limit],
      queryFn: () => api.listUserApps({ params: { id }, query: { limit } }),
    }),
  attributes: () => queryOptions({ queryKey: ['attributes'], queryFn: () => api.listAttributes() }),
  groups: (query: GroupQuery) =>
    queryOptions({ queryKey: ['groups', query], queryFn: () => api.listGroups({ query }) }),
  group: (id: string) => queryOptions({ queryKey: ['group', id], queryFn: () => api.getGroup({ params: { id } }) }),
  managedGroups: (query: { cursor?: string | undefined; limit: number }) =>
    queryOptions({ queryKey: ['groups', 'managed', query], queryFn: () => api.listManagedGroups({ query }) }),
  members: (id: string, query: MemberQuery) =>
    queryOptions({
      queryKey: ['group', id, 'members', query],
      queryFn: () => api.listMembers({ params: { id }, query }),
    }),
  groupApps: (id: string) =>
    queryOptions({
      queryKey: ['group', id, 'apps'],
      queryFn: () => api.listGroupApps({ params: { id }, query: { limit: pageLimitMax } }),
    }),
  candidates: (id: string, search: string) =>
    queryOptions({
      queryKey: ['group', id, 'candidates', search],
      queryFn: () => api.findCandidates({ params: { id }, query: { search } }),
    }),
  nesting: (id: string, memberId: string) =>
    queryOptions({
      queryKey: ['group', id, 'nesting', memberId],
      queryFn: () => api.previewNesting({ params: { id, memberId } }),
    }),
  audit: (query: AuditQuery) => queryOptions({ queryKey: ['audit', query], queryFn: () => api.listAudit({ query }) }),
  sessions: (query: OpenSessionQuery) =>
    queryOptions({ queryKey: ['sessions', query], queryFn: () => api.listSessions({ query }) }),
  apps: (query: AppQuery) => queryOptions({ queryKey: ['apps', query], queryFn: () => api.listApps({ query }) }),
  app: (id: string) => queryOptions({ queryKey: ['app', id], queryFn: () => api.getApp({ params: { id } }) }),
  accessPreview: (body: AccessQuestion) =>
    queryOptions({ queryKey: ['access-preview', body], queryFn: () => api.previewAccess({ body }) }),
  directoryServer: () => queryOptions({ queryKey: ['directory-server'], queryFn: () => api.getDirectoryServer() }),
  tokens: (query: ApiTokenQuery) =>
    queryOptions({ queryKey: ['tokens', query], queryFn: () => api.listTokens({ query }) }),
  backups: () => queryOptions({ queryKey: ['backups'], queryFn: () => api.getBackups() }),
  settings: () => queryOptions({ queryKey: ['settings'], queryFn: () => api.getSettings() }),
}

/** After a change nothing of the noun is believed any more; what is on screen is asked for again. */
export const forget = (...nouns: string[]) =>
  Promise.all(['overview', ...nouns].map(noun => queryClient.invalidateQueries({ queryKey: [noun] })))
