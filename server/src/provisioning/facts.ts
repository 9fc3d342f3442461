import type { Secret, UserId } from '#ground'
import type { Directory, DirectoryHandle, SecretOwner, SettingKey } from '#directory'
import type { Truth } from './truth.ts'

/** What a plan needs to know and memory does not hold: who owns settings, and which secrets are in force already. */
export interface Facts {
  settingOwners: Record<SettingKey, string | null>
  /** `app:oidc` of each app whose secret in the file is in force. */
  appSecrets: Set<string>
  /** Whether the secret in the file is, and whether any is. */
  directoryServerSecret: { isSame: boolean; exists: boolean }
  /** Usernames of those whose enforced password is the one they have. */
  passwords: Set<string>
}

export interface FactParts {
  directory: Pick<Directory, 'memory' | 'findSecret'>
  as: DirectoryHandle
  /** Whether this is the person's password now. */
  hasPassword: (user: UserId, password: Secret) => Promise<boolean>
}

const directoryServer: SecretOwner = { kind: 'directory-server', ownerId: 'directory-server' }
const settingKeys: SettingKey[] = ['organisation', 'publicUrl', 'policy', 'signIn', 'directoryServer']

export async function gatherFacts(truth: Truth, { directory, as, hasPassword }: FactParts): Promise<Facts> {
  const { memory } = directory
  const owners = await Promise.all(
    settingKeys.map(async key => [key, (await as.settings.versionOf(key)).managedBy] as const),
  )
  const appSecrets = new Set<string>()
  for (const { name, oidc, ldap } of truth.apps ?? []) {
    const app = memory.apps.findByName(name)
    if (app === undefined) continue
    const offered = { oidc: oidc?.clientSecret?.secret, ldap: ldap?.secret?.secret }
    for (const kind of ['oidc', 'ldap'] as const) {
      const secret = offered[kind]
      if (secret && (await directory.findSecret({ kind, ownerId: app.id }, secret)) !== undefined)
        appSecrets.add(`${name}:${kind}`)
    }
  }
  const offered = truth.settings?.directoryServer?.secret?.secret
  const passwords = new Set<string>()
  for (const { username, password } of truth.users ?? []) {
    const user = memory.people.findByUsername(username)
    if (!password?.enforce || password.secret === undefined || user === undefined) continue
    if (await hasPassword(user.id, password.secret)) passwords.add(username)
  }
  return {
    settingOwners: Object.fromEntries(owners) as Facts['settingOwners'],
    appSecrets,
    directoryServerSecret: {
      isSame: offered !== undefined && (await directory.findSecret(directoryServer, offered)) !== undefined,
      exists: (await as.apps.listSecrets(directoryServer)).length > 0,
    },
    passwords,
  }
}
