import type { ChangeTopic } from '@doorward/contract'

/** What was asked for and may be another now, by the first word of its key. */
export const keysOfTopics: Record<ChangeTopic, readonly string[]> = {
  people: ['users', 'user', 'group', 'invitations', 'overview', 'coverage', 'attention', 'matrix', 'explain'],
  'profile-fields': ['attributes', 'users', 'user'],
  groups: ['groups', 'group', 'users', 'user', 'apps', 'overview', 'coverage', 'matrix', 'explain'],
  apps: ['apps', 'app', 'app-grants', 'user', 'group', 'overview', 'attention', 'matrix', 'explain'],
  'access-requests': ['access-requests', 'access-request', 'app-grants', 'attention'],
  sessions: ['sessions', 'app', 'receipt', 'activity'],
  'external-directories': ['externals', 'external', 'external-sync', 'attention'],
  'external-runs': ['external-sync', 'external-conflicts', 'external-moving', 'external-lines', 'attention'],
  'directory-server': ['directory-server', 'overview'],
  settings: ['settings', 'branding', 'sign-in-rules', 'session', 'coverage'],
  health: ['health', 'attention'],
  'service-accounts': ['services', 'service', 'overview', 'attention'],
  tokens: ['tokens', 'service'],
  'registration-tokens': ['registration-tokens'],
  'signing-keys': ['signing-keys'],
  mail: ['mail'],
  backups: ['backups'],
  audit: ['audit'],
}

/**
 * How long what was just asked for is left alone, in milliseconds, where answering is work: on a busy server somebody
 * signs in every second.
 */
export const restMs: Record<string, number> = {
  audit: 2_000,
  sessions: 2_000,
  coverage: 5_000,
  matrix: 5_000,
  attention: 15_000,
  activity: 60_000,
}
