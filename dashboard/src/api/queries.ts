import type {
  AccessQuestion,
  AccessRequestQuery,
  ActivityQuery,
  ApiTokenQuery,
  AppQuery,
  AuditQuery,
  ExplainQuery,
  ExternalConflict,
  FactorDemand,
  GroupQuery,
  MatrixQuery,
  MemberQuery,
  ServiceAccountQuery,
  OpenSessionQuery,
  UserQuery,
  WhatIfQuestion,
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
    // Whether this machine is on the internet says nothing about a server that may stand beside it.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 10_000,
      retry: (failures, error) => failures < 2 && !(error instanceof Refusal && error.problem.status < 500),
    },
  },
})

/** As many as somebody would go through by hand. */
const conflictsMax = 1000
const conflictsAtOnce = 200

async function listConflicts(id: string): Promise<{ items: ExternalConflict[] }> {
  const items: ExternalConflict[] = []
  for (;;) {
    const after = items.at(-1)?.upstreamId ?? ''
    const page = await api.listExternalConflicts({ params: { id }, query: { after, limit: conflictsAtOnce } })
    items.push(...page.items)
    if (page.items.length < conflictsAtOnce || items.length >= conflictsMax) return { items }
  }
}

export const queries = {
  session: () => queryOptions({ queryKey: ['session'], queryFn: () => api.getSession(), staleTime: 60_000 }),
  activity: (query: ActivityQuery) =>
    queryOptions({ queryKey: ['activity', query], queryFn: () => api.getActivity({ query }), staleTime: 60_000 }),
  attention: () =>
    queryOptions({ queryKey: ['attention'], queryFn: () => api.getAttention(), refetchInterval: 60_000 }),
  coverage: () => queryOptions({ queryKey: ['coverage'], queryFn: () => api.getSecondFactorCoverage() }),
  about: () => queryOptions({ queryKey: ['about'], queryFn: () => api.getAbout(), staleTime: 60_000 }),
  health: () => queryOptions({ queryKey: ['health'], queryFn: () => api.getHealth(), staleTime: 60_000 }),
  overview: () => queryOptions({ queryKey: ['overview'], queryFn: () => api.getOverview() }),
  users: (query: UserQuery) => queryOptions({ queryKey: ['users', query], queryFn: () => api.listUsers({ query }) }),
  user: (id: string) => queryOptions({ queryKey: ['user', id], queryFn: () => api.getUser({ params: { id } }) }),
  userApps: (id: string, limit: number) =>
    queryOptions({
      queryKey: ['user', id, 'apps', limit],
      queryFn: () => api.listUserApps({ params: { id }, query: { limit } }),
    }),
  appPasswords: (id: string) =>
    queryOptions({
      queryKey: ['user', id, 'app-passwords'],
      queryFn: () => api.listAppPasswords({ params: { id } }),
    }),
  consents: (id: string) =>
    queryOptions({ queryKey: ['user', id, 'consents'], queryFn: () => api.listConsents({ params: { id } }) }),
  receipts: (id: string) =>
    queryOptions({ queryKey: ['user', id, 'receipts'], queryFn: () => api.listReceipts({ params: { id } }) }),
  receipt: (id: string) =>
    queryOptions({ queryKey: ['receipt', id], queryFn: () => api.getReceipt({ params: { id } }) }),
  logoutMessages: (id: string) =>
    queryOptions({
      queryKey: ['app', id, 'sign-out-messages'],
      queryFn: () => api.listLogoutMessages({ params: { id } }),
    }),
  secondFactor: (id: string) =>
    queryOptions({
      queryKey: ['user', id, 'second-factor'],
      queryFn: () => api.getSecondFactor({ params: { id } }),
    }),
  invitations: () => queryOptions({ queryKey: ['invitations'], queryFn: () => api.listInvitations() }),
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
  appActivity: (id: string, query: ActivityQuery) =>
    queryOptions({
      queryKey: ['activity', id, query],
      queryFn: () => api.getAppActivity({ params: { id }, query }),
      staleTime: 60_000,
    }),
  app: (id: string) => queryOptions({ queryKey: ['app', id], queryFn: () => api.getApp({ params: { id } }) }),
  /** Under the app, so that it is asked for anew when the app is saved. */
  appSetup: (id: string) =>
    queryOptions({ queryKey: ['app', id, 'setup'], queryFn: () => api.getAppSetup({ params: { appId: id } }) }),
  recipes: () =>
    queryOptions({
      queryKey: ['recipes'],
      queryFn: () => api.listRecipes(),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  recipe: (recipeId: string) =>
    queryOptions({
      queryKey: ['recipes', recipeId],
      queryFn: () => api.getRecipe({ params: { recipeId } }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  claims: (id: string, user: string, scopes: string) =>
    queryOptions({
      queryKey: ['app', id, 'claims', user, scopes],
      queryFn: () => api.previewClaims({ params: { id }, query: { user, scopes } }),
    }),
  told: (id: string, user: string) =>
    queryOptions({
      queryKey: ['app', id, 'told', user],
      queryFn: () => api.previewTold({ params: { id }, query: { user } }),
    }),
  accessRequests: (query: AccessRequestQuery) =>
    queryOptions({ queryKey: ['access-requests', query], queryFn: () => api.listAccessRequests({ query }) }),
  /** How many wait, were answered and end soon. */
  requestCounts: () =>
    queryOptions({
      queryKey: ['access-requests', 'counts'],
      queryFn: () => api.listAccessRequests({ query: { limit: 1 } }),
      refetchInterval: 60_000,
    }),
  accessRequest: (id: string) =>
    queryOptions({ queryKey: ['access-request', id], queryFn: () => api.getAccessRequest({ params: { id } }) }),
  endingGrants: (query: { app?: string | undefined; contact?: string | undefined }) =>
    queryOptions({ queryKey: ['app-grants', 'ending', query], queryFn: () => api.listEndingGrants({ query }) }),
  appGrants: (id: string) =>
    queryOptions({ queryKey: ['app-grants', id], queryFn: () => api.listAppGrants({ params: { id } }) }),
  accessPreview: (body: AccessQuestion) =>
    queryOptions({ queryKey: ['access-preview', body], queryFn: () => api.previewAccess({ body }) }),
  explain: (query: ExplainQuery) =>
    queryOptions({ queryKey: ['explain', query], queryFn: () => api.explainAccess({ query }) }),
  tryRule: (body: WhatIfQuestion) =>
    queryOptions({ queryKey: ['try-rule', body], queryFn: () => api.tryRule({ body }) }),
  matrix: (query: MatrixQuery) =>
    queryOptions({ queryKey: ['matrix', query], queryFn: () => api.readMatrix({ query }) }),
  accessFindings: () =>
    queryOptions({ queryKey: ['access-findings'], queryFn: () => api.listAccessFindings(), staleTime: 60_000 }),
  directoryServer: () => queryOptions({ queryKey: ['directory-server'], queryFn: () => api.getDirectoryServer() }),
  externals: () => queryOptions({ queryKey: ['externals'], queryFn: () => api.listExternalDirectories() }),
  external: (id: string) =>
    queryOptions({ queryKey: ['external', id], queryFn: () => api.getExternalDirectory({ params: { id } }) }),
  externalSync: (id: string) =>
    queryOptions({
      queryKey: ['external-sync', id],
      queryFn: () => api.getExternalSynchronisation({ params: { id } }),
      staleTime: 0,
    }),
  externalConflicts: (id: string) =>
    queryOptions({
      queryKey: ['external-conflicts', id],
      queryFn: () => listConflicts(id),
      staleTime: 0,
    }),
  externalMoving: (id: string) =>
    queryOptions({
      queryKey: ['external-moving', id],
      queryFn: () => api.getBindThrough({ params: { id }, query: { limit: 0 } }),
      staleTime: 0,
    }),
  externalPresets: () =>
    queryOptions({
      queryKey: ['external-presets'],
      queryFn: () => api.listExternalPresets(),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  tokens: (query: ApiTokenQuery) =>
    queryOptions({ queryKey: ['tokens', query], queryFn: () => api.listTokens({ query }) }),
  serviceAccounts: (query: ServiceAccountQuery) =>
    queryOptions({ queryKey: ['services', query], queryFn: () => api.listServiceAccounts({ query }) }),
  serviceAccount: (id: string) =>
    queryOptions({ queryKey: ['service', id], queryFn: () => api.getServiceAccount({ params: { id } }) }),
  serviceTokens: (id: string) =>
    queryOptions({ queryKey: ['service', id, 'tokens'], queryFn: () => api.listServiceTokens({ params: { id } }) }),
  serviceSecrets: (id: string) =>
    queryOptions({ queryKey: ['service', id, 'secrets'], queryFn: () => api.listServiceSecrets({ params: { id } }) }),
  mail: () => queryOptions({ queryKey: ['mail'], queryFn: () => api.getMail() }),
  registrationTokens: () =>
    queryOptions({ queryKey: ['registration-tokens'], queryFn: () => api.listRegistrationTokens() }),
  signingKeys: () => queryOptions({ queryKey: ['signing-keys'], queryFn: () => api.listSigningKeys() }),
  backups: () => queryOptions({ queryKey: ['backups'], queryFn: () => api.getBackups() }),
  signInRules: () => queryOptions({ queryKey: ['sign-in-rules'], queryFn: () => api.getSignInRules() }),
  signedOut: (body: FactorDemand, query: { cursor?: string | undefined; limit: number }) =>
    queryOptions({
      queryKey: ['signed-out', body, query],
      queryFn: () => api.previewSignedOut({ body, query }),
      staleTime: 0,
    }),
  branding: () => queryOptions({ queryKey: ['branding'], queryFn: () => api.getBranding() }),
  fitAccent: (colour: string) =>
    queryOptions({
      queryKey: ['accent', colour],
      queryFn: () => api.fitAccent({ query: { colour } }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  settings: () => queryOptions({ queryKey: ['settings'], queryFn: () => api.getSettings() }),
}

/** After a change nothing of the noun is believed any more; what is on screen is asked for again. */
export const forget = (...nouns: string[]) =>
  Promise.all(['overview', ...nouns].map(noun => queryClient.invalidateQueries({ queryKey: [noun] })))
