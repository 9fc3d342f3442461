import { Problem, type AppId, type Secret } from '#ground'
import type { Actor, Origin } from './actor.ts'
import { findLiveToken, type LiveToken, type TokenUses } from './api-token.ts'
import type { SecretOwner } from './commands/app-commands.ts'
import { openExternalSecrets, type ExternalSecrets } from './external-secrets.ts'
import { activityOf, type EndedDays } from './handle/activity.ts'
import { appUseOf } from './handle/app-use.ts'
import { appsOf } from './handle/apps.ts'
import { attributesOf } from './handle/attributes.ts'
import { auditOf } from './handle/audit.ts'
import type { DirectoryParts, Handle } from './handle/context.ts'
import { entriesOf } from './handle/entries.ts'
import { externalsOf } from './handle/externals.ts'
import { groupsOf } from './handle/groups.ts'
import { importOf } from './handle/import-people.ts'
import { servicesOf } from './handle/services.ts'
import { findPhoto, findPicture, type Picture } from './handle/pictures.ts'
import { profileOf } from './handle/profile.ts'
import { findingsOf } from './handle/findings.ts'
import { settingsOf } from './handle/settings.ts'
import { tokensOf } from './handle/tokens.ts'
import { receiptsOf } from './handle/receipts.ts'
import { requestsOf } from './handle/requests.ts'
import { usersOf } from './handle/users.ts'
import type { DirectoryMemory } from './memory.ts'
import { createPictureEncoder, type EncodePicture } from './picture/encode.ts'
import { findSecret, openSigningSecrets, type SecretUses } from './secrets.ts'
import { createUpkeep, type Upkeep } from './upkeep.ts'
import { isActive } from './user.ts'
import { serviceEnded } from './who-may.ts'

/** The directory on somebody's behalf: every method checks who may, and records who did. */
export interface DirectoryHandle {
  users: ReturnType<typeof usersOf>
  importPeople: ReturnType<typeof importOf>
  /** Their own account. */
  profile: ReturnType<typeof profileOf>
  groups: ReturnType<typeof groupsOf>
  /** People and groups as entries: several changes of one, all or none. */
  entries: ReturnType<typeof entriesOf>
  apps: ReturnType<typeof appsOf>
  attributes: ReturnType<typeof attributesOf>
  settings: ReturnType<typeof settingsOf>
  findings: ReturnType<typeof findingsOf>
  audit: ReturnType<typeof auditOf>
  /** What was done lately, counted. */
  activity: ReturnType<typeof activityOf>
  /** How single apps are used. */
  appUse: ReturnType<typeof appUseOf>
  tokens: ReturnType<typeof tokensOf>
  services: ReturnType<typeof servicesOf>
  /** Directories people come from. */
  externals: ReturnType<typeof externalsOf>
  receipts: ReturnType<typeof receiptsOf>
  /** Being let into apps by name. */
  requests: ReturnType<typeof requestsOf>
}

export interface Directory {
  /** A door never has the raw directory: it names who asks, and from where. Throws Problem `unauthenticated`. */
  as(actor: Actor, origin: Origin): DirectoryHandle
  /** For decisions and answers about what somebody has already been shown to be allowed. */
  readonly memory: DirectoryMemory
  /** The id of the owner's secret that equals `offered`, or undefined. */
  findSecret(owner: SecretOwner, offered: Secret): Promise<string | undefined>
  /** What the signatures of an app are checked with (`client_secret_jwt`), the newest first. */
  openSigningSecrets(app: AppId): Promise<Secret[]>
  /** The API token of this text, and whom it acts as; undefined when it does not work now. `address` uses it. */
  findToken(text: Secret, address: string): Promise<LiveToken | undefined>
  /** What connections to an external directory are made with; for nobody's eyes. Throws Problem `missing`. */
  openExternalSecrets(id: string): Promise<ExternalSecrets>
  /** Encodes pictures of strangers, one at a time, whoever asks. */
  readonly encodePicture: EncodePicture
  /** Anybody’s who knows its id, which only who has been shown it does. */
  findPicture(id: string, size: number): Promise<Picture | undefined>
  /** The same as JPEG, for those who know nothing else. */
  findPhoto(id: string): Promise<Uint8Array | undefined>
  readonly upkeep: Upkeep
  /** Writes when secrets and tokens were last used. */
  flush(): Promise<void>
  /** Whether an owner has ever been made; from then on set-up is closed for good. */
  isSetUp(): Promise<boolean>
}

export function createDirectory(parts: DirectoryParts): Directory {
  let secretUses: SecretUses = new Map()
  let tokenUses: TokenUses = new Map()
  const endedDays: EndedDays = new Map()
  const encodePicture = createPictureEncoder()
  return {
    memory: parts.memory,
    encodePicture,
    upkeep: createUpkeep(parts),
    as(actor, origin) {
      const handle: Handle = {
        ...parts,
        secretUses,
        tokenUses,
        endedDays,
        encodePicture,
        actor: currentActor(parts, actor),
        origin,
      }
      return {
        users: usersOf(handle),
        importPeople: importOf(handle),
        profile: profileOf(handle),
        groups: groupsOf(handle),
        entries: entriesOf(handle),
        apps: appsOf(handle),
        attributes: attributesOf(handle),
        settings: settingsOf(handle),
        findings: findingsOf(handle),
        audit: auditOf(handle),
        activity: activityOf(handle),
        appUse: appUseOf(handle),
        tokens: tokensOf(handle),
        services: servicesOf(handle),
        externals: externalsOf(handle),
        receipts: receiptsOf(handle),
        requests: requestsOf(handle),
      }
    },
    async findSecret(owner, offered) {
      const id = await findSecret(parts, owner, offered)
      if (id !== undefined) secretUses.set(id, parts.clock.now())
      return id
    },
    openSigningSecrets: app => openSigningSecrets(parts, app),
    async findToken(text, address) {
      const token = await findLiveToken(parts, text)
      if (token !== undefined) tokenUses.set(token.id, { at: parts.clock.now(), address })
      return token
    },
    openExternalSecrets: id => openExternalSecrets(parts, id),
    findPicture: (id, size) => findPicture(parts, id, size),
    findPhoto: id => findPhoto(parts, id),
    async flush() {
      const secrets = [...secretUses].map(([id, at]) => ({ id, at }))
      const tokens = [...tokenUses].map(([id, use]) => ({ id, ...use }))
      secretUses = new Map()
      tokenUses = new Map()
      await Promise.all([
        secrets.length > 0 && parts.run('touchSecrets', { uses: secrets }),
        tokens.length > 0 && parts.run('touchTokens', { uses: tokens }),
      ])
    },
    async isSetUp() {
      const row = await parts.read
        .selectFrom('meta')
        .select('value')
        .where('key', '=', 'firstOwnerAt')
        .executeTakeFirst()
      return row !== undefined
    },
  }
}

/** A person or machine acts with the role they have now, not with the one they had when they signed in. */
function currentActor({ memory, clock }: DirectoryParts, actor: Actor): Actor {
  if (actor.kind === 'system') return actor
  if (actor.kind === 'service') {
    const service = memory.services.find(actor.id)
    if (service === undefined || service.disabled) throw serviceEnded()
    return { ...actor, role: service.role }
  }
  const user = memory.people.find(actor.id)
  if (user === undefined || !isActive(user, clock.now()))
    throw new Problem('unauthenticated', 'Your account is no longer active. Sign in again.')
  return { ...actor, role: user.role }
}
