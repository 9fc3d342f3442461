import type { AppId, Clock, Log, Millis, UserId } from '#ground'
import {
  type AllowList,
  type DirectoryEffect,
  type DirectoryMemory,
  type DirectoryServerSettings,
  type LdapProfile,
  type LdapView,
  parseAllowList,
} from '#directory'
import { type Connection, ExtendedName, LdapError, LdapServer, type Peer, type ServerLimits } from '@doorward/ldap'
import type { SecureContext } from 'node:tls'
import { type BindParts, createBinder, saslPlain } from './bind/bind.ts'
import { takeCode } from './bind/code-in-name.ts'
import { takesPasswords } from './bind/takes-passwords.ts'
import { createHandler, initialState, refusalOf } from './door.ts'
import { EntryImage } from './entry/entry-image.ts'
import { type FindPhoto, Photos } from './entry/photos.ts'
import { warmUp } from './entry/warm-up.ts'
import { offerOf } from './offer.ts'
import { type Profile, profileWith } from './profile/index.ts'
import { endRevoked, endSession, isStillValid, type RevocationParts } from './revocation.ts'
import { createQueryLog, type LdapNoticed, type QueryLog } from './queries/query-log.ts'
import { createSearcher } from './search/search.ts'
import { searchMaximaOf, serverLimitsOf } from './server-limits.ts'
import type { Session } from './session.ts'
import { RecentChanges } from './sync/recent-changes.ts'
import { createSynchroniser, type FindGone } from './sync/synchronise.ts'
import type { Place } from './tree/place.ts'
import { createView, type Images, type Telling, type View } from './tree/tree.ts'
import { createWriter, type WriteParts } from './write/index.ts'

export interface DirectoryServerParts
  extends Pick<BindParts, 'bindPerson' | 'findSecret' | 'mayOpen' | 'recordEvent'>,
    Pick<WriteParts, 'as' | 'mustChangePassword' | 'checkPassword' | 'catchUp'> {
  memory: DirectoryMemory
  clock: Clock
  log: Log
  /** Port 0 leaves a listener out; `anyPort` takes any free one, for tests. */
  listen: { address: string; ldap: number | 'any'; ldaps: number | 'any' }
  /** The certificate as it is now, of LDAPS and of StartTLS on the other port. */
  secureContext: () => SecureContext
  /** Of the product, as the root DSE tells it. */
  version: string
  findGone: FindGone
  findPhoto: FindPhoto
  /** While false every operation is answered `unavailable`: nothing may be decided by what may be out of date. */
  isCurrent?: () => boolean
  limits?: Partial<ServerLimits>
  /** What tests of apps are told. */
  noticed?: LdapNoticed
}

export type ServerState =
  | { listening: 'off' }
  | { listening: 'listening'; ldapPort: number | null; ldapsPort: number | null }
  /** Switched on, but a port could not be had; `trouble` is a sentence. */
  | { listening: 'failed'; trouble: string }

export interface DirectoryServer {
  /** Listens if the settings say so, and follows them from then on. Resolves when the ports are open or have failed. */
  start(): Promise<void>
  readonly state: ServerState
  /** What was asked lately, who was not let in, and how many connections are open now. */
  readonly queries: Pick<QueryLog, 'kept' | 'list' | 'refusedAddresses'> & { connections(): number }
  /** Resolves when what the settings last asked for has been done. */
  settled(): Promise<void>
  /** Ends every connection with a notice, after the grace regardless of what it is doing. */
  close(graceMs?: number): Promise<void>
}

/** The LDAP door: people and groups of the directory, for apps that speak LDAP. */
export function createDirectoryServer(parts: DirectoryServerParts): DirectoryServer {
  const { memory, clock, log } = parts
  const photos = new Photos(parts.findPhoto)
  const settings = (): DirectoryServerSettings => memory.settings().directoryServer
  let views: readonly View[] = []
  let allowList: AllowList = parseAllowList([])
  let proxies: AllowList = parseAllowList([])
  let server: LdapServer<Session> | undefined
  let maxima = searchMaximaOf(settings().limits)
  let state: ServerState = { listening: 'off' }
  let working: Promise<void> = Promise.resolve()
  const tellings = new Map<LdapProfile, Telling>()
  let publicProfiles: Partial<Record<LdapProfile, Profile>> = {}
  const warmed = new WeakSet<Images>()

  const revocation: RevocationParts = { memory, clock, mayOpen: parts.mayOpen, views: () => views }
  const searcher = createSearcher({
    memory,
    mayOpen: parts.mayOpen,
    now: () => clock.now(),
    views: () => views,
    profileOf: (name, isAdmin) => (isAdmin ? tellingOf(name).profile : publicProfileOf(name)),
    used: view => warm(view.profile.name),
    maxima: () => maxima,
    offer: connection => (takesPasswords(connection, memory) ? offer : bareOffer),
    version: parts.version,
  })
  const queries = createQueryLog({ clock, findPerson, findApp, noticed: parts.noticed ?? (() => undefined) })
  const now = (): Millis => clock.now()
  const findPlace = (dn: string): Place => searcher.findPlace(dn)
  const binder = createBinder({ ...parts, now, findPlace, firstView: () => views[0] })
  const check = (connection: Connection<Session>): boolean => {
    if (isStillValid(revocation, connection)) return true
    endSession(connection)
    return false
  }
  const recent = new RecentChanges(memory)
  const synchroniser = createSynchroniser({
    memory,
    log,
    findGone: parts.findGone,
    recent,
    openContent: operation => searcher.openContent(operation),
  })
  const handler = createHandler({
    binder,
    searcher,
    synchroniser,
    writer: createWriter({ ...parts, now, findPlace, check }),
    isCurrent: parts.isCurrent ?? (() => true),
    check: ({ connection }) => check(connection),
  })
  // StartTLS is the server loop's.
  const extensions = [ExtendedName.startTLS]
  const offer = offerOf(handler, { extensions, saslMechanisms: [saslPlain] })
  /** Where a password would be read by others, PLAIN is not offered (RFC 4513 §5.2.3). */
  const bareOffer = offerOf(handler, { extensions })

  /** Where a DN leads; for the log, which asks only when somebody reads it. */
  function findNamed(dn: string): Place | undefined {
    try {
      return searcher.findPlace(takeCode(dn)?.name ?? dn)
    } catch (error) {
      if (error instanceof LdapError) return undefined
      throw error
    }
  }

  function findPerson(dn: string): UserId | undefined {
    const place = findNamed(dn)
    return place?.kind === 'person' ? memory.people.at(place.slot)?.id : undefined
  }

  function findApp(dn: string): AppId | undefined {
    const place = findNamed(dn)
    return place?.kind === 'node' && place.node === place.tree?.root ? place.tree.app?.id : undefined
  }

  function tellingOf(name: LdapProfile): Telling {
    let found = tellings.get(name)
    if (found === undefined) {
      const profile = profileWith(name, { posix: memory.settings().posix, attributes: memory.attributes.all() })
      const images = {
        people: new EntryImage(profile.person, slot => memory.people.at(slot)),
        groups: new EntryImage(profile.group, slot => memory.groups.at(slot)),
      }
      tellings.set(name, (found = { profile, images }))
    }
    return found
  }

  /** The schema that is shown to all but the admin bind: without what is seen by it alone. */
  function publicProfileOf(name: LdapProfile): Profile {
    const attributes = memory.attributes.all().filter(({ seenBy }) => seenBy !== 'admins')
    return (publicProfiles[name] ??= profileWith(name, { posix: memory.settings().posix, attributes }))
  }

  /** Declarations or settings have changed what entries look like. Searches that begin from now on see it so. */
  function tellAnew(): void {
    for (const { images } of tellings.values()) for (const image of Object.values(images)) image.retire()
    tellings.clear()
    publicProfiles = {}
    for (const view of views) view.forgetTrees()
    searcher.forget()
  }

  /** The first search in a profile is told that there will be more. */
  function warm(profile: LdapProfile): void {
    const used = tellings.get(profile)?.images
    if (used === undefined || warmed.has(used)) return
    warmed.add(used)
    const isOver = (): boolean => tellings.get(profile)?.images !== used || server === undefined
    void warmUp(used.people, () => memory.people.slotEnd, isOver)
    void warmUp(used.groups, () => memory.groups.slotEnd, isOver)
  }

  /**
   * Takes the settings in. A view that is as it was stays the same object, and so do the sessions bound in it. What was
   * checked when it was set and does not read all the same is left out, and never stops the rest.
   */
  function readSettings(): void {
    const now = settings()
    allowList = readOr(() => parseAllowList(now.allow), parseAllowList([]))
    proxies = readOr(() => parseAllowList(now.proxyFrom), parseAllowList([]))
    queries.allow(address => allowList.allows(address))
    maxima = searchMaximaOf(now.limits)
    server?.setLimits(limitsNow())
    views = (now.enabled ? now.views : []).flatMap(settings => {
      const known = views.find(view => isSameView(view.settings, settings))
      if (known !== undefined) return [known]
      const make = () => [
        createView({
          photos,
          settings,
          telling: () => tellingOf(settings.profile),
          apps: memory.apps,
          formSeq: () => memory.formSeq,
        }),
      ]
      return readOr(make, [])
    })
    for (const name of tellings.keys()) if (!views.some(view => view.settings.profile === name)) tellings.delete(name)
    searcher.forget()
  }

  /** What is set, and what a test demands instead. */
  const limitsNow = (): Partial<ServerLimits> => ({ ...serverLimitsOf(settings().limits), ...parts.limits })

  function readOr<T>(read: () => T, otherwise: T): T {
    try {
      return read()
    } catch (error) {
      log.error({ err: error }, 'a setting of the directory server cannot be used')
      return otherwise
    }
  }

  function follow(effects: readonly DirectoryEffect[]): void {
    for (const { state } of effects) {
      switch (state.of) {
        case 'user': {
          const slot = memory.people.slotOf(state.user.id)
          if (slot !== undefined) for (const { images } of tellings.values()) images.people.forget(slot)
          break
        }
        case 'group': {
          const slot = memory.groups.slotOf(state.group.id)
          if (slot !== undefined) for (const { images } of tellings.values()) images.groups.forget(slot)
          break
        }
        case 'app':
        case 'app-gone':
          for (const view of views) view.forgetTrees()
          searcher.forget()
          break
        case 'secrets':
          binder.secretsChanged()
          break
        case 'app-passwords-gone':
          binder.appPasswordsGone(state.ids)
          break
        case 'setting':
          if (state.key === 'posix') tellAnew()
          if (state.key !== 'directoryServer') break
          readSettings()
          working = working.then(openOrClose)
          break
        case 'attribute':
        case 'attribute-gone':
          tellAnew()
          break
        case 'user-gone':
        case 'group-gone':
        case 'members':
        case 'session-ended':
        case 'connections-ended':
        case 'service':
        case 'service-gone':
        case 'external':
        case 'external-gone':
        case 'tokens-gone':
        case 'signing-key':
        case 'signing-key-gone':
        case 'nothing':
          break
      }
    }
    // What images hold of before is forgotten by now.
    recent.note(effects)
    if (server === undefined) return
    endRevoked(revocation, server.connections, effects)
    for (const connection of server.connections) if (!mayStay(connection)) endSession(connection)
  }

  /** Not when the address may not come any more, nor when who may speak for others has changed at its other end. */
  function mayStay({ remoteAddress, proxy }: Peer): boolean {
    const isProxied = proxy !== undefined
    return allowList.allows(remoteAddress) && proxies.allows(proxy ?? remoteAddress) === isProxied
  }

  async function openOrClose(): Promise<void> {
    const { enabled } = settings()
    if (enabled && server === undefined) await open()
    if (!enabled && server !== undefined) await shut(0)
  }

  async function open(): Promise<void> {
    const fresh = new LdapServer<Session>({
      handler,
      initialState,
      accept: peer => allowList.allows(peer.remoteAddress),
      trustedProxies: address => proxies.allows(address),
      refusal: error => refusalOf(log, error),
      limits: limitsNow(),
      observe: {
        answered: (operation, answer, tookMs) => queries.answered(operation, answer, tookMs),
        turnedAway(peer, why) {
          queries.turnedAway(peer, why)
          log.info({ address: peer.remoteAddress, why }, 'LDAP connection turned away')
        },
        closed(connection, { cause, message }) {
          if (cause === 'malformed' || cause === 'limit') queries.turnedAway(connection, message)
        },
        listenError: error => log.warn({ err: error }, 'LDAP connections cannot be accepted'),
      },
    })
    const { address, ldap, ldaps } = parts.listen
    const { secureContext } = parts
    const listenOn = (port: number | 'any', by: { tls: () => SecureContext } | { startTLS: () => SecureContext }) =>
      port === 0 ? null : fresh.listen({ host: address, port: port === 'any' ? 0 : port, ...by })
    try {
      const ldapPort = await listenOn(ldap, { startTLS: secureContext })
      const ldapsPort = await listenOn(ldaps, { tls: secureContext })
      server = fresh
      state = { listening: 'listening', ldapPort, ldapsPort }
      log.info({ address, ldapPort, ldapsPort }, 'the directory server is listening')
    } catch (error) {
      await fresh.close({ graceMs: 0 })
      const reason = error instanceof Error ? error.message : String(error)
      state = { listening: 'failed', trouble: `The directory server cannot listen: ${reason}.` }
      log.error({ err: error }, 'the directory server cannot listen')
    }
  }

  async function shut(graceMs: number): Promise<void> {
    const old = server
    server = undefined
    state = { listening: 'off' }
    await old?.close({ graceMs })
  }

  let unwatch: (() => void) | undefined
  return {
    get state() {
      return state
    },
    queries: { ...queries, connections: () => server?.connections.size ?? 0 },
    async start() {
      readSettings()
      recent.begin()
      unwatch = memory.watch(follow)
      working = working.then(openOrClose)
      await working
    },
    settled: () => working,
    async close(graceMs = 5000) {
      unwatch?.()
      await working
      await shut(graceMs)
    },
  }
}

const isSameView = (a: LdapView, b: LdapView): boolean =>
  a.base === b.base && a.profile === b.profile && a.writable === b.writable && a.usersSeeAll === b.usersSeeAll
