import { fileURLToPath } from 'node:url'
import { limits, type Config, type Secret, type UserId } from '#ground'
import { createCookie, createWeb, mountHealth, mountPictures, mountSinglePage, type Web } from '#http'
import { decideFor, lookAhead, mayAsk } from '#access'
import { apiScopes, mountApi } from '#api'
import { demandsSecondFactor, type App, type DirectoryEffect, type SecretOwner, type User } from '#directory'
import { createTokens, mountSimpleAuth, type SimpleAuthCommands } from '#simpleauth'
import { createGateway, findStandIn, type GatewayCommands } from '#gateway'
import { findRecipe, wayOf } from '#recipes'
import { createOidc, createPreview, type OidcCommands } from '#oidc'
import { type EmailChange, createBrandOf, createPageRenderers, mountPages, type Site } from '#pages'
import { createAppTests, type AppTests } from './app-test/app-tests.ts'
import { openLdapDoor, type LdapDoor } from './ldap-door.ts'
import { createDescribeProcess } from './describe-process.ts'
import { createExamine } from './doctor/examine.ts'
import { createPrintRefusal, gatewayCard } from './gateway-refusal.ts'
import { localAddress } from './local-address.ts'
import { createMayOpen } from './may-open.ts'
import { createExternalExaminations } from './external-examinations.ts'
import { createMailWork } from './mail-work.ts'
import { createMyApps } from './my-apps.ts'
import { createPublicUrl } from './public-url.ts'
import { createSetupSettings } from './setup-settings.ts'
import { createSharedRepeats } from './shared-repeats.ts'
import { createToldPreview } from './told-preview.ts'
import { version } from './version.ts'
import type { World } from './world.ts'

/** The doors over a world: everything that listens. */
export interface Doors {
  web: Web
  ldap: LdapDoor
  appTests: AppTests
  /** Where people reach the server: the configuration's word, or the setting's. */
  publicUrl(): URL
  /** Opens the listeners. Resolves to where the web listens; undefined when its port is 0, which is off. */
  open(): Promise<URL | undefined>
  /** Takes nothing new, lets running requests finish, and closes. */
  close(): Promise<void>
}

const dashboardFolder = fileURLToPath(new URL('../../../dashboard/dist', import.meta.url))
const closeGraceMs = 5_000
const cleanUpMs = 600_000

/** Builds every door, and gives each what it needs of the others as plain functions. */
export async function wireDoors(world: World, config: Config): Promise<Doors> {
  const { directory, memory, signIn, clock, log, events, sealer, store } = world
  const publicUrl = createPublicUrl(config, memory)
  const brandOf = createBrandOf()
  const site = (): Site => {
    const { organisation, branding } = memory.settings()
    return { organisation: organisation.name, publicUrl: publicUrl(), brand: brandOf(branding) }
  }
  const isPublicUrlChosen = (): boolean => config.publicUrl !== null || memory.settings().publicUrl.value !== null

  let hasOwner = await directory.isSetUp()
  memory.watch((effects: DirectoryEffect[]) => {
    hasOwner ||= effects.some(
      ({ state }) => state.of === 'user' && state.user.role === 'owner' && state.user.username !== null,
    )
  })

  const pages = createPageRenderers(site)
  const web = createWeb({
    publicUrl,
    trustedProxies: config.trustedProxies,
    log,
    // Until somebody has chosen the address, any that leads here will do.
    isSettingUp: () => !isPublicUrlChosen(),
    isCurrent: () => store.isCurrent(),
    standIn: findStandIn(memory),
    isProtectedHost: name => memory.apps.findByHost(name) !== undefined,
    renderError: pages.error,
    localeOf: async token => (await signIn.findSession(token))?.user.locale,
    language: () => memory.settings().branding.language,
  })
  const { app, session, language } = web
  const appTests = createAppTests({
    ...world,
    publicUrl,
    snippetsOf: (app, door) => wayOf(findRecipe(app.recipe), door).snippets,
  })
  const ldap = await openLdapDoor(world, config, publicUrl, appTests.noticed.ldap)
  const oidc = await createOidc({
    clock,
    log,
    publicUrl,
    store,
    run: store.commands<OidcCommands>('oidc'),
    read: store.read,
    memory,
    directory,
    signIn,
    session,
    language,
    sealer,
    events,
    pages,
    apiScopes,
    noticed: appTests.noticed.oidc,
  })

  const foresee = (person: User, app: App) => decideFor(memory, person, app, clock.now(), lookAhead('pwd'))

  const myApps = createMyApps({ clock, memory, read: store.read })

  const passwordSince = async (user: UserId): Promise<number | undefined> =>
    (await store.read.selectFrom('password').select('changedAt').where('userId', '=', user).executeTakeFirst())
      ?.changedAt
  function expects(userId: UserId) {
    const person = memory.people.find(userId)
    return {
      groups: memory.people.groupsOf(userId, clock.now()).map(({ name }) => name),
      // As it will be once they have a username.
      apps: person === undefined ? [] : myApps.titlesFor({ ...person, username: userId }),
      secondFactor: person !== undefined && demandsSecondFactor(memory, person, clock.now()),
    }
  }

  mountHealth(app, {
    findObstacles(): Record<string, string> {
      const { state } = ldap.server
      return {
        ...(store.isCurrent() ? {} : { store: 'The server has lost touch with its database.' }),
        ...(state.listening === 'failed' ? { directoryServer: state.trouble } : {}),
      }
    },
  })
  mountSinglePage(app, {
    folder: dashboardFolder,
    path: '/admin',
    async languageOf(request) {
      const found = await signIn.findSession(session.read(request.headers))
      return language.readerOf(request, found?.user.locale).language
    },
  })
  mountPictures(app, { find: (id, size) => directory.findPicture(id, size) })
  oidc.mount(web)
  const simpleAuth = {
    clock,
    memory,
    run: store.commands<SimpleAuthCommands>('simpleauth'),
    read: store.read,
    events,
    bindPerson: (question: Omit<Parameters<typeof signIn.bind>[0], 'door'>) =>
      signIn.bind({ door: 'simple-auth', ...question }),
    findSecret: (owner: SecretOwner, offered: Secret) => directory.findSecret(owner, offered),
    mayOpen: createMayOpen(memory, clock),
    noticed: appTests.noticed.simpleAuth,
  }
  const simpleAuthTokens = createTokens(simpleAuth)
  mountSimpleAuth(app, {
    ...simpleAuth,
    tokens: simpleAuthTokens,
    isAliased: () => memory.settings().simpleAuth.alias,
  })
  const gateway = createGateway({
    clock,
    log,
    publicUrl,
    store,
    run: store.commands<GatewayCommands>('gateway'),
    read: store.read,
    memory,
    signIn,
    session,
    language,
    sealer,
    events,
    printRefusal: createPrintRefusal(memory, pages),
    findBearer: (token, app) => oidc.findBearer(token, app),
    signAssertion: claims => oidc.signAssertion(claims),
    noticed: appTests.noticed.gateway,
  })
  gateway.mount(web)
  const examine = createExamine(world, config, { ldap })
  mountApi(app, {
    clock,
    log,
    version,
    directory,
    signIn,
    findMachineToken: text => oidc.findMachineToken(text),
    cookie: session,
    language,
    catchUp: (seq, waitMaxMs) => store.catchUp(seq, waitMaxMs),
    keyedHash: (purpose, value) => sealer.keyedHash(purpose, value),
    hasPassword: async user => (await passwordSince(user)) !== undefined,
    publicUrl: () => ({ value: publicUrl(), lockedBy: config.publicUrl?.lockedBy ?? null }),
    ldap: () => ldap.listening(),
    directoryQueries: ldap.queries,
    listensAt: localAddress(config.listen),
    previewClaims: createPreview({ memory, clock, publicUrl, sealer }),
    previewTold: createToldPreview({ memory, clock, ldap: ldap.server }),
    sharedRepeats: createSharedRepeats(world),
    backups: world.backups,
    synchronisation: world.synchronisation,
    bindThrough: world.bindThrough,
    signingKeys: world.signingKeys,
    registrationTokens: world.registrationTokens,
    mail: createMailWork({ ...world, publicUrl }),
    connections: oidc,
    appTests,
    news: world.news,
    examinations: createExternalExaminations(world),
    describeProcess: createDescribeProcess(world),
    examine: async (reader, options) => (await examine(options)).map(found => found.tell(reader)),
  })
  mountPages(app, {
    clock,
    site,
    session,
    language,
    cookies: {
      attempt: createCookie({ name: 'doorward-sign-in', maxAgeMs: limits.signInAttempt.lifetimeMs, publicUrl }),
      link: createCookie({ name: 'doorward-link', maxAgeMs: limits.linkCookieMs, publicUrl }),
      browser: createCookie({ name: 'doorward-browser', maxAgeMs: limits.knownBrowserMs, publicUrl }),
    },
    signIn,
    directory,
    passwordSince,
    writeBack: world.writeBack,
    agreements: oidc,
    ...(world.notices.isOn() && {
      emailChange: {
        async request(user, email, origin) {
          await signIn.emailChange.request(user, email, origin)
        },
        async pendingOf(id) {
          const user = memory.people.find(id)
          return user && (await signIn.emailChange.pendingOf(user))?.email
        },
        cancel: (user, origin) => signIn.emailChange.cancel(user, origin),
      } satisfies EmailChange,
    }),
    hasOwner: () => hasOwner,
    mailFrom: () => world.sender?.from.address ?? null,
    contact: () => memory.settings().branding.contact,
    expects,
    listApps: userId => myApps.listFor(userId),
    mayAsk(userId, app) {
      const person = memory.people.find(userId)
      return person !== undefined && mayAsk(foresee(person, app), app)
    },
    mayOpen(userId, app) {
      const person = memory.people.find(userId)
      return person !== undefined && foresee(person, app).allowed
    },
    managesGroups: userId => [...memory.groups.all()].some(group => group.managers.includes(userId)),
    appRequests: {
      async describe(flow, request) {
        if (!gateway.signIns.isFlow(flow)) return oidc.appRequests.describe(flow, request)
        const app = await gateway.signIns.describe(flow)
        return app && gatewayCard(app)
      },
      resumeUrl: flow => (gateway.signIns.isFlow(flow) ? gateway.signIns : oidc.appRequests).resumeUrl(flow),
    },
    appsAfterSignOut: async (...sessions) =>
      (await oidc.listAppsAfter(...sessions)).map(({ app: { title, icon }, after }) => ({ title, icon, after })),
    lastSignOut: oidc.lastSignOut,
    setupSettings: createSetupSettings(directory, config),
    recoveryKey: {
      exists: async () => (await world.backups.recoveryKey()) !== null,
      make: id =>
        world.backups.newRecoveryKey({
          actor: { kind: 'user', id, role: 'owner' },
          origin: { door: 'pages', address: null },
        }),
    },
  })

  const cleanUp = setInterval(
    () =>
      void Promise.all([
        oidc.deleteExpired(),
        simpleAuthTokens.deleteExpired(),
        gateway.deleteExpired(),
        appTests.deleteExpired(),
      ]).catch((error: unknown) => log.warn({ err: error }, 'expired tokens were not deleted')),
    cleanUpMs,
  )
  cleanUp.unref()

  // Tests that other nodes began; of one process there is no other node.
  const learning = appTests.needsRefresh
    ? setInterval(
        () =>
          void appTests.refresh().catch((error: unknown) => log.warn({ err: error }, 'tests of apps were not read')),
        limits.appTest.pollMs,
      )
    : undefined
  learning?.unref()

  return {
    web,
    ldap,
    appTests,
    publicUrl,
    async open() {
      await ldap.server.start()
      const { address, web: port } = config.listen
      oidc.logouts.start()
      return port === 0 ? undefined : web.listen({ address, port })
    },
    async close() {
      clearInterval(cleanUp)
      clearInterval(learning)
      await Promise.all([web.close(closeGraceMs), ldap.close(), oidc.logouts.close(), appTests.close()])
    },
  }
}
