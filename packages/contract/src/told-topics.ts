import { changeTopics, type ChangeTopic } from './change-news.ts'
import type { Endpoint } from './endpoint.ts'
import { endpoints, type EndpointName } from './endpoints/index.ts'
import { covers, type Role } from './values.ts'

/** Who may call this is told that something of the kind changed. */
const readBy: Record<ChangeTopic, EndpointName> = {
  people: 'listUsers',
  'profile-fields': 'listAttributes',
  groups: 'listGroups',
  apps: 'listApps',
  'access-requests': 'listAccessRequests',
  sessions: 'listSessions',
  'external-directories': 'listExternalDirectories',
  'external-runs': 'getExternalSynchronisation',
  'directory-server': 'getDirectoryServer',
  settings: 'getSettings',
  health: 'getHealth',
  'service-accounts': 'listServiceAccounts',
  // Everybody lists their own; that others make some is for those to know who see them all.
  tokens: 'getSettings',
  'registration-tokens': 'listRegistrationTokens',
  'signing-keys': 'listSigningKeys',
  mail: 'getMail',
  backups: 'getBackups',
  audit: 'listAudit',
}

/** What somebody of this role is told of. Who manages groups is told of groups too, whatever their role. */
export const toldTopics = (role: Role): ChangeTopic[] =>
  changeTopics.filter(topic => covers(role, (endpoints[readBy[topic]] as Endpoint).role))
