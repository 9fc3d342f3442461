import type { GroupId, Millis, Secret, UserId } from '#ground'
import {
  secretDoors,
  selectAbleOwners,
  type DirectoryMemory,
  type ExternalId,
  type ExternalSecrets,
  type SecretOwner,
  type SettingKey,
} from '#directory'
import type { Store } from '#store'
import type { Truth } from './truth.ts'

/** What a plan needs to know and memory does not hold. */
export interface Facts {
  now: Millis
  /** Of the key this store's hashes are made with. */
  keyId: string
  settingOwners: ReadonlyMap<SettingKey, string | null>
  /** Usernames in the file that belonged to somebody who is gone for good, and are nobody's ever again. */
  purged: ReadonlySet<string>
  /** Owners who could sign in: kept here, with a password, and neither disabled nor ending. */
  ableOwners: ReadonlySet<UserId>
  /** Groups directly inside a group by hand, and until when. */
  inside: ReadonlyMap<GroupId, ReadonlyMap<GroupId, Millis | null>>
  /** `app:oidc` of each app whose secret in the file is in force. */
  appSecrets: ReadonlySet<string>
  /** Whether the secret in the file is, and whether any is. */
  directoryServerSecret: { isSame: boolean; exists: boolean }
  /** `corp:bindPassword` of each secret of a directory people come from that is in force. */
  externalSecrets: ReadonlySet<string>
  /** Usernames of those whose enforced password is the one they have. */
  passwords: ReadonlySet<string>
}

/** What only who holds the keys can answer. */
export interface KeyQuestions {
  /** Which of these usernames belonged to somebody who is gone for good. */
  findPurged(usernames: string[]): Promise<string[]>
  /** Whether this is a secret of theirs. */
  isSecretOf(owner: SecretOwner, offered: Secret): Promise<boolean>
  /** Whether they have any. */
  hasSecret(owner: SecretOwner): Promise<boolean>
  /** Whether this is what a directory people come from is entered with now. */
  isExternalSecret(external: ExternalId, kind: keyof ExternalSecrets, offered: Secret): Promise<boolean>
  /** Whether this is the person's password now. */
  hasPassword(user: UserId, password: Secret): Promise<boolean>
}

export interface FactParts {
  now: Millis
  memory: DirectoryMemory
  keyId: string
  /** For lists. */
  list: Store['list']
  ask: KeyQuestions
}

/** Usernames in one question. */
const namesAtOnce = 500

const directoryServer: SecretOwner = { kind: 'directory-server', ownerId: 'directory-server' }

export async function gatherFacts(truth: Truth, parts: FactParts): Promise<Facts> {
  const { now, list, ask } = parts
  const owners = await list.selectFrom('setting').select(['key', 'managedBy']).execute()
  const offered = truth.settings?.directoryServer?.secret?.secret
  return {
    now,
    keyId: parts.keyId,
    settingOwners: new Map(owners.map(({ key, managedBy }) => [key as SettingKey, managedBy])),
    purged: await findPurged(truth, parts),
    ableOwners: await findAbleOwners(parts),
    inside: await readInside(parts),
    appSecrets: await findAppSecrets(truth, parts),
    directoryServerSecret: {
      isSame: offered !== undefined && (await ask.isSecretOf(directoryServer, offered)),
      exists: await ask.hasSecret(directoryServer),
    },
    externalSecrets: await findExternalSecrets(truth, parts),
    passwords: await findPasswords(truth, parts),
  }
}

async function findPurged({ users = [] }: Truth, { memory, ask }: FactParts): Promise<Set<string>> {
  const unknown = users.flatMap(({ username }) =>
    memory.people.findByUsername(username) === undefined ? [username] : [],
  )
  const purged = new Set<string>()
  for (let at = 0; at < unknown.length; at += namesAtOnce)
    for (const name of await ask.findPurged(unknown.slice(at, at + namesAtOnce))) purged.add(name)
  return purged
}

async function findAbleOwners({ list }: FactParts): Promise<Set<UserId>> {
  const rows = await selectAbleOwners(list).select('user.id').execute()
  return new Set(rows.map(({ id }) => id as UserId))
}

/** Groups inside groups, as they were put there by hand. */
export async function readInside({
  list,
}: Pick<FactParts, 'list'>): Promise<Map<GroupId, Map<GroupId, Millis | null>>> {
  const inside = new Map<GroupId, Map<GroupId, Millis | null>>()
  const rows = await list.selectFrom('groupMember').selectAll().where('origin', '=', 'hand').execute()
  for (const { groupId, memberId, expiresAt } of rows) {
    const members = inside.get(groupId as GroupId) ?? new Map<GroupId, Millis | null>()
    inside.set(groupId as GroupId, members.set(memberId as GroupId, expiresAt))
  }
  return inside
}

async function findAppSecrets({ apps = [] }: Truth, { memory, ask }: FactParts): Promise<Set<string>> {
  const inForce = new Set<string>()
  for (const { name, oidc, ldap, simpleAuth } of apps) {
    const app = memory.apps.findByName(name)
    if (app === undefined) continue
    const offered = {
      oidc: oidc?.clientSecret?.secret,
      ldap: ldap?.secret?.secret,
      simpleAuth: simpleAuth?.clientSecret?.secret,
    }
    for (const kind of secretDoors) {
      const secret = offered[kind]
      if (secret && (await ask.isSecretOf({ kind, ownerId: app.id }, secret))) inForce.add(`${name}:${kind}`)
    }
  }
  return inForce
}

async function findExternalSecrets(
  { externalDirectories = [] }: Truth,
  { memory, ask }: FactParts,
): Promise<Set<string>> {
  const same = new Set<string>()
  for (const { name, bindPassword, clientKey } of externalDirectories) {
    const external = memory.externals.findByName(name)
    const offered = { bindPassword: bindPassword?.secret, clientKey: clientKey?.secret }
    for (const kind of ['bindPassword', 'clientKey'] as const) {
      const secret = offered[kind]
      if (external !== undefined && secret && (await ask.isExternalSecret(external.id, kind, secret)))
        same.add(`${name}:${kind}`)
    }
  }
  return same
}

async function findPasswords({ users = [] }: Truth, { memory, ask }: FactParts): Promise<Set<string>> {
  const same = new Set<string>()
  for (const { username, password } of users) {
    const user = memory.people.findByUsername(username)
    if (!password?.enforce || password.secret === undefined || user === undefined) continue
    if (await ask.hasPassword(user.id, password.secret)) same.add(username)
  }
  return same
}
