import type { DirectoryServer } from '@doorward/contract'
import type { DirectoryHandle, SecretOwner } from '#directory'
import { tellAccess } from './access.ts'
import type { ApiParts } from '../parts.ts'
import { mainTree, printLdapUrl } from './ldap-values.ts'
import { printMoment } from './moment.ts'
import { tellSecret } from './secret.ts'

export const directoryServerOwner: SecretOwner = { kind: 'directory-server', ownerId: 'directory-server' }

export async function tellDirectoryServer(parts: ApiParts, as: DirectoryHandle): Promise<DirectoryServer> {
  const { enabled, allow, allowPlaintext, allowBarePassword, rememberPasswords, views, access } =
    as.settings.get().directoryServer
  const { version, managedBy } = await as.settings.versionOf('directoryServer')
  const listening = parts.ldap()
  const { certificate } = listening
  return {
    enabled,
    listening: listening.state,
    trouble: listening.trouble,
    host: listening.host,
    ldapPort: listening.ldapPort,
    ldapsPort: listening.ldapsPort,
    url: printLdapUrl(listening),
    allowPlaintext,
    allowBarePassword,
    rememberPasswords,
    certificate: certificate && {
      names: certificate.names,
      validTo: printMoment(certificate.validTo),
      selfMade: certificate.selfMade,
    },
    views: views.map(view => ({ ...view, ...mainTree(listening, view) })),
    allowList: allow.join('\n'),
    access: tellAccess(parts.directory.memory, access),
    secrets: (await as.apps.listSecrets(directoryServerOwner)).map(tellSecret),
    version,
    managedBy,
  }
}
