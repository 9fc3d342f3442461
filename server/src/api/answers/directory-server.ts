import { type DirectoryServer, directoryLimits } from '@doorward/contract'
import type { Language } from '#ground'
import { type DirectoryHandle, ldapLimits, type LdapLimits, type SecretOwner } from '#directory'
import { tellAccess } from './access.ts'
import type { ApiParts } from '../parts.ts'
import { mainTree, printLdapUrl } from './ldap-values.ts'
import { printMoment } from './moment.ts'
import { tellSecret } from './secret.ts'

export const directoryServerOwner: SecretOwner = { kind: 'directory-server', ownerId: 'directory-server' }

export async function tellDirectoryServer(
  parts: ApiParts,
  as: DirectoryHandle,
  language: Language,
): Promise<DirectoryServer> {
  const { enabled, allow, allowPlaintext, allowBarePassword, rememberPasswords, proxyFrom, limits, views, access } =
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
      fingerprint: certificate.fingerprint,
    },
    views: views.map(view => ({ ...view, ...mainTree(listening, view) })),
    allowList: allow.join('\n'),
    proxyFrom: proxyFrom.join('\n'),
    limits: tellLimits(limits),
    access: tellAccess(parts.directory.memory, access, language),
    secrets: (await as.apps.listSecrets(directoryServerOwner)).map(tellSecret),
    version,
    managedBy,
  }
}

const tellLimits = (set: LdapLimits): DirectoryServer['limits'] =>
  Object.fromEntries(
    directoryLimits.map(name => [name, { value: set[name] ?? null, ...ldapLimits[name] }]),
  ) as DirectoryServer['limits']
