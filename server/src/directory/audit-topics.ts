/** What an event is about, as people filter the trail. */
export const auditTopics = ['sign-ins', 'access', 'credentials', 'changes', 'server'] as const
export type AuditTopic = (typeof auditTopics)[number]

/** By kind, or by what stands before its dot. Every other kind is a change of people, groups, apps or their fields. */
const topics: Record<string, AuditTopic> = {
  'sign-in': 'sign-ins',
  bind: 'sign-ins',
  session: 'sign-ins',
  'user.signed-out': 'sign-ins',
  'app.opened': 'access',
  'app.token': 'access',
  'app.session-ended': 'sign-ins',
  'user.offboarded': 'changes',
  consent: 'access',
  'access-request': 'access',
  'app.granted': 'access',
  'app.grant-removed': 'access',
  'app.grants-ended': 'access',
  'user.password': 'credentials',
  'set-up': 'credentials',
  'owner-login': 'credentials',
  secret: 'credentials',
  token: 'credentials',
  'registration-token': 'credentials',
  'second-factor': 'credentials',
  totp: 'credentials',
  passkey: 'credentials',
  browser: 'credentials',
  'recovery-codes': 'credentials',
  'app-password': 'credentials',
  'password-reset': 'credentials',
  'email-change': 'credentials',
  invitation: 'credentials',
  setting: 'server',
  external: 'server',
  backup: 'server',
  'recovery-key': 'server',
  'signing-key': 'server',
  store: 'server',
  audit: 'server',
  mail: 'server',
}

export const topicOf = (kind: string): AuditTopic => topics[kind] ?? topics[kind.split('.', 1)[0] ?? ''] ?? 'changes'
