import { Secret, type AppId, type Millis } from '#ground'
import type { App, DirectoryMemory, EventInput, SecretOwner, User } from '#directory'
import {
  type BindAnswer,
  type BindRequest,
  LdapError,
  type Operation,
  parsePlainCredentials,
  type PlainCredentials,
  ResultCode,
  type Soon,
} from '@doorward/ldap'
import type { Session, UsedAppPassword } from '../session.ts'
import type { Place } from '../tree/place.ts'
import { printPlaceDN } from '../tree/print-place.ts'
import { isSameTree, type View } from '../tree/tree.ts'
import { takeCode } from './code-in-name.ts'
import { takesPasswords } from './takes-passwords.ts'

/** The app a person opens by binding; the main tree is one too. */
export type BoundApp = AppId | 'directory-server'

/** Whether a person may open an app, having proven who they are in these ways. */
export interface Coming {
  amr: readonly string[]
  /** Null: nobody comes from anywhere, as when an app looks for who may open it. */
  address: string | null
  authAt: Millis | null
}

export type MayOpen = (user: User, app: BoundApp, coming: Coming) => boolean

/** Checks what a person proves who they are with: throttle, hash, access, audit. The same time for names that exist and names that do not. */
export type BindPerson = (question: {
  /** The person's id, or what was given as a name and is nobody's. */
  identifier: string
  password: Secret
  /** A TOTP code that was given in the name. */
  code: string | undefined
  address: string
  app: BoundApp
  /** The base of the tree. */
  view: string
  /** An app has bound on this connection: many people come through it. */
  sharedAddress: boolean
  /** Whether a password alone is enough for people with a second factor. */
  allowsBare: boolean

  mayOpen: (user: User, amr: readonly string[]) => boolean
}) => Promise<
  | { kind: 'ok'; user: User; amr: readonly string[]; appPassword: UsedAppPassword | null }
  | { kind: 'refused' }
  | { kind: 'busy' }
  | { kind: 'unreachable' }
>

export interface BindParts {
  memory: DirectoryMemory
  bindPerson: BindPerson
  /** The id of the owner's secret that equals the one offered. */
  findSecret: (owner: SecretOwner, offered: Secret) => Promise<string | undefined>
  mayOpen: MayOpen
  recordEvent: (event: EventInput) => void
  now: () => Millis
  /** Throws invalidDNSyntax. */
  findPlace: (dn: string) => Place
  /** The first naming context: there SASL signs in who is named without one. */
  firstView: () => View | undefined
}

const success: BindAnswer = { resultCode: ResultCode.success }
/** One answer for everything that is wrong with a name or a password, so that it tells nothing. */
const refused: BindAnswer = {
  resultCode: ResultCode.invalidCredentials,
  diagnosticMessage: 'The name or the password is wrong.',
}
const emptyPassword: BindAnswer = {
  resultCode: ResultCode.unwillingToPerform,
  diagnosticMessage: 'A name without a password proves nothing (RFC 4513 §5.1.2). Send the password.',
}
const notEncrypted: BindAnswer = {
  resultCode: ResultCode.confidentialityRequired,
  diagnosticMessage: 'Passwords are not taken without encryption. Connect with ldaps:// or use StartTLS.',
}
const otherMethod: BindAnswer = {
  resultCode: ResultCode.authMethodNotSupported,
  diagnosticMessage: 'Simple binds are known here, and SASL PLAIN over TLS.',
}
const busy: BindAnswer = {
  resultCode: ResultCode.busy,
  diagnosticMessage: 'Too many passwords are being checked right now. Try again in a few seconds.',
}

const unreachable: BindAnswer = {
  resultCode: ResultCode.unavailable,
  diagnosticMessage: 'The directory that keeps this password does not answer. Try again later.',
}

/** Who is said to bind: as it was given, where it leads, and the code that came with it. */
interface Named {
  name: string
  place: Place | undefined
  code: string | undefined
}

type BindOperation = Operation<Session, BindRequest>

/** The one SASL mechanism there is. */
export const saslPlain = 'PLAIN'

export interface Binder {
  bind(operation: Operation<Session, BindRequest>): Soon<BindAnswer>
  /** Secrets have changed: what is being compared with them now is compared again. */
  secretsChanged(): void
  /** These app passwords are no more: a bind that is being decided does not pass with one. */
  appPasswordsGone(ids: readonly string[]): void
}

/** Answers simple binds and SASL PLAIN (RFC 4513 §5.1, §5.2). */
export function createBinder(parts: BindParts): Binder {
  const { memory } = parts
  /** Connections on which an app has bound: pools bind in turns as the app and as its people. */
  const shared = new WeakSet<object>()
  let secretsVersion = 0
  let deciding = 0
  /** App passwords revoked while binds were being decided. */
  const gone = new Set<string>()

  function bind(operation: Operation<Session, BindRequest>): Soon<BindAnswer> {
    const { name, authentication } = operation.request
    const { connection } = operation
    const isPrivate = takesPasswords(connection, memory)
    if (authentication.kind === 'sasl') {
      if (authentication.mechanism !== saslPlain || !isPrivate) return otherMethod
      return bindPlain(operation, parsePlainCredentials(authentication.credentials))
    }
    if (authentication.password.length === 0) return name === '' ? success : emptyPassword
    if (!isPrivate) return notEncrypted
    if (name === '') return refused
    const password = new Secret(Buffer.from(authentication.password.reveal()).toString())
    return bindAs(operation, findNamed(name), password)
  }

  /** Whom a DN names, with the code that came in it. */
  function findNamed(name: string): Named {
    const inName = takeCode(name)
    return { name, place: findPlaceOf(inName?.name ?? name), code: inName?.code }
  }

  function bindAs(operation: BindOperation, named: Named, password: Secret): Promise<BindAnswer> {
    const { place, code } = named
    const tree = place?.tree
    if (code === undefined && place?.kind === 'node' && tree !== undefined) {
      if (tree.app !== undefined && place.node === tree.root)
        return bindAccount(operation, place, { kind: 'ldap', ownerId: tree.app.id }, password)
      if (place.node.entry.dn === tree.view.adminDN)
        return bindAccount(operation, place, { kind: 'directory-server', ownerId: 'directory-server' }, password)
    }
    return bindPerson(operation, named, password)
  }

  /**
   * SASL PLAIN (RFC 4616): as a simple bind, with who it is as a DN, `dn:` and one, or a username, address or id, which
   * `u:` may precede (RFC 4513 §5.2.1.8). Nobody acts as somebody else: that is answered like a wrong password.
   */
  async function bindPlain(operation: BindOperation, credentials: PlainCredentials): Promise<BindAnswer> {
    const named = findIdentity(credentials.authenticationId)
    const { authorizationId } = credentials
    const isOwn = authorizationId === '' || isSamePlace(named.place, findIdentity(authorizationId).place)
    const password = new Secret(Buffer.from(credentials.password.reveal()).toString())
    return bindAs(operation, isOwn ? named : { ...named, place: undefined }, password)
  }

  function findIdentity(identity: string): Named {
    const isDN = /^dn:/i.test(identity)
    const text = identity.replace(/^(?:dn|u):/i, '')
    const tree = parts.firstView()?.main
    const user = isDN ? undefined : memory.people.resolve(text)
    const slot = user && memory.people.slotOf(user.id)
    if (tree !== undefined && slot !== undefined)
      return { name: text, place: { kind: 'person', tree, slot, above: tree.root }, code: undefined }
    if (isDN || text.includes('=')) return findNamed(text)
    return { name: text, place: { kind: 'nothing', tree, above: undefined, name: text }, code: undefined }
  }

  function findPlaceOf(name: string): Place | undefined {
    try {
      return parts.findPlace(name)
    } catch (error) {
      if (error instanceof LdapError) return undefined
      throw error
    }
  }

  async function bindAccount(
    { connection }: Operation<Session, BindRequest>,
    { tree, node }: Extract<Place, { kind: 'node' }>,
    owner: Exclude<SecretOwner, { kind: 'service' }>,
    password: Secret,
  ): Promise<BindAnswer> {
    const appId = owner.kind === 'directory-server' ? null : owner.ownerId
    const secretId = await findCurrentSecret(owner, password)
    const isOpen = appId === null || memory.apps.find(appId)?.enabled === true
    const isRight = secretId !== undefined && isOpen
    parts.recordEvent({
      kind: 'bind',
      outcome: isRight ? 'done' : 'refused',
      actor: { kind: 'system', name: appId === null ? 'ldap-admin' : 'ldap-app' },
      app: appId ?? 'directory-server',
      origin: { door: 'ldap', address: connection.remoteAddress },
      reason: isRight ? null : secretId === undefined ? 'wrong-secret' : 'app-disabled',
    })
    if (!isRight) return refused
    const common = { view: tree.view, secretId, dn: node.entry.dn }
    connection.state = appId === null ? { kind: 'admin', ...common } : { kind: 'app', appId, ...common }
    shared.add(connection)
    return success
  }

  /** A secret removed while it was compared must not let anybody in. */
  async function findCurrentSecret(owner: SecretOwner, offered: Secret): Promise<string | undefined> {
    for (;;) {
      const version = secretsVersion
      const secretId = await parts.findSecret(owner, offered)
      if (version === secretsVersion) return secretId
    }
  }

  async function bindPerson(
    { connection }: BindOperation,
    { name: given, place, code }: Named,
    password: Secret,
  ): Promise<BindAnswer> {
    const person = place?.kind === 'person' ? place : undefined
    const known = person && memory.people.at(person.slot)
    const appId = place?.tree?.app?.id ?? null
    const app: BoundApp = appId ?? 'directory-server'
    const name = place?.kind === 'nothing' ? place.name : undefined
    const answer = await decide({
      // A name nobody has is counted as every other door counts it, or the count would tell. Any other DN is nobody's
      // name: it is looked for in vain, at the price of a wrong password.
      identifier: known?.id ?? name ?? given,
      password,
      code,
      address: connection.remoteAddress,
      app,
      view: place?.tree?.view.settings.base ?? '',
      sharedAddress: shared.has(connection),
      allowsBare: place?.tree !== undefined && allowsBarePassword(memory, place.tree.app),
      mayOpen: (user, amr) =>
        user.id === known?.id && parts.mayOpen(user, app, { amr, address: connection.remoteAddress, authAt: null }),
    })
    if (answer.kind === 'busy') return busy
    if (answer.kind === 'unreachable') return unreachable
    if (answer.kind === 'refused' || person === undefined || answer.user.id !== known?.id) return refused
    connection.state = {
      kind: 'person',
      view: person.tree.view,
      appId,
      userId: known.id,
      // As it stood before the password was checked: one changed meanwhile ends this session at once.
      credentialVersion: known.credentialVersion,
      nextCredentialVersion: null,
      boundAt: parts.now(),
      amr: answer.amr,
      appPassword: answer.appPassword,
      dn: printPlaceDN(person),
    }
    return success
  }

  /** An app password revoked while it was compared must not let anybody in. */
  async function decide(question: Parameters<BindPerson>[0]): ReturnType<BindPerson> {
    deciding++
    try {
      const answer = await parts.bindPerson(question)
      if (answer.kind !== 'ok' || answer.appPassword === null || !gone.has(answer.appPassword.id)) return answer
      return { kind: 'refused' }
    } finally {
      if (--deciding === 0) gone.clear()
    }
  }

  return {
    bind,
    secretsChanged: () => void secretsVersion++,
    appPasswordsGone(ids) {
      if (deciding > 0) for (const id of ids) gone.add(id)
    },
  }
}

/** Whether a password alone is enough for people with a second factor: in an app's tree, or in the main one. */
export const allowsBarePassword = (memory: DirectoryMemory, app: App | undefined): boolean =>
  app === undefined ? memory.settings().directoryServer.allowBarePassword : app.ldap?.allowBarePassword === true

function isSamePlace(a: Place | undefined, b: Place | undefined): boolean {
  if (a === undefined || b === undefined || a.tree === undefined || b.tree === undefined) return a === b
  if (a.kind === 'node') return b.kind === 'node' && a.node === b.node
  return a.kind !== 'nothing' && b.kind === a.kind && a.slot === b.slot && isSameTree(a.tree, b.tree)
}
