import type { User } from '#directory'
import {
  asItIs,
  say,
  newReference,
  newToken,
  Problem,
  Secret,
  silentLog,
  type Millis,
  type SessionId,
  type UserId,
} from '#ground'
import { createCookie, createWeb, type Web } from '#http'
import { createPageRenderers, mountPages, type AppCard, type AppTile } from '#pages'
import type { NewSignIn, Session, SignedIn, SignIn } from '#signin'

type Person = Pick<User, 'id' | 'username' | 'displayName' | 'role'> & {
  password: string
  secondFactor?: boolean
}
type SignedInPerson = { session: Session; user: User }

/** A server of pages alone: sign-in, settings and apps are stand-ins that a test sets and reads. */
export interface PagesWorld {
  web: Web
  at: URL
  now: Millis
  publicUrl: URL
  settingUp: boolean
  organisation: string
  people: Person[]
  sessions: Map<string, SignedInPerson>
  ended: { id: SessionId; reason: string }[]
  setupToken: string | undefined
  ownerLogins: Set<string>
  pausedUntil: Millis | undefined
  busy: boolean
  /** The directory that keeps the passwords does not answer. */
  isDirectoryDown: boolean
  apps: AppTile[]
  newSignIns: NewSignIn[]
  /** Whom to ask, of the branding. */
  contact: string
  /** Ids of people who manage a group. */
  managers: Set<string>
  flows: Map<string, AppCard>
  saved: Record<string, unknown> | undefined
  previousTokens: (string | undefined)[]
  recoveryKeys: string[]
  mailFrom: string | null
  close(): Promise<void>
}

export const nextcloud: AppCard = { title: 'Nextcloud', host: 'cloud.example.com', icon: null }

export async function startPages(set: Partial<PagesWorld> = {}): Promise<PagesWorld> {
  let count = 0
  const world: PagesWorld = {
    now: Date.UTC(2026, 5, 12, 9, 45, 50),
    publicUrl: new URL('http://localhost:8080'),
    settingUp: false,
    organisation: 'Fernhill Cooperative',
    people: [
      {
        id: 'u-jonas' as UserId,
        username: 'jonas.ekdahl',
        displayName: 'Jonas Ekdahl',
        role: 'owner',
        password: 'right',
      },
      {
        id: 'u-amara' as UserId,
        username: 'amara.okafor',
        displayName: 'Amara Okafor',
        role: 'user',
        password: 'right',
      },
    ],
    managers: new Set(),
    sessions: new Map(),
    ended: [],
    setupToken: undefined,
    ownerLogins: new Set(),
    pausedUntil: undefined,
    busy: false,
    isDirectoryDown: false,
    apps: [],
    newSignIns: [],
    contact: '',
    flows: new Map([['flow-1', nextcloud]]),
    saved: undefined,
    previousTokens: [],
    recoveryKeys: [],
    mailFrom: null,
    ...set,
  } as PagesWorld

  function open(user: Person): SignedIn {
    const id = `s-${++count}` as SessionId
    const token = newToken()
    const session = { id, authAt: world.now } as Session
    world.sessions.set(token, { session, user: user as Person & User })
    return { kind: 'signed-in', token, session }
  }

  const site = () => ({ organisation: world.organisation, publicUrl: world.publicUrl })
  world.web = createWeb({
    publicUrl: () => world.publicUrl,
    trustedProxies: [],
    log: silentLog,
    isSettingUp: () => world.settingUp,
    renderError: createPageRenderers(site).error,
    localeOf: async token => (token === undefined ? undefined : world.sessions.get(token)?.user.locale),
  })
  mountPages(world.web.app, {
    clock: { now: () => world.now },
    site,
    session: world.web.session,
    language: world.web.language,
    managesGroups: user => world.managers.has(user),
    mayAsk: () => false,
    mayOpen: () => false,
    hasOwner: () => world.people.some(person => person.role === 'owner'),
    listApps: async () => world.apps,
    mailFrom: () => world.mailFrom,
    contact: () => world.contact,
    expects: () => ({ groups: [], apps: [], secondFactor: false }),
    appRequests: {
      describe: flow => world.flows.get(flow),
      resumeUrl: flow => `/openid/interaction/${flow}`,
    },
    appsAfterSignOut: () => world.apps.map(app => ({ ...app, after: app.asksPassword ? 'own' : 'signed-out' })),
    lastSignOut: { print: session => `doorward-signed-out=${session}`, read: () => undefined },
    recoveryKey: {
      exists: async () => world.recoveryKeys.length > 0,
      async make() {
        world.recoveryKeys.push(`AGE-SECRET-KEY-1${world.recoveryKeys.length}`)
        return new Secret(world.recoveryKeys.at(-1) ?? '')
      },
    },
    setupSettings: {
      seen: {
        issuer: '{publicUrl}/openid',
        people: 'ou=users,{baseDn}',
        groups: 'ou=groups,{baseDn}',
        person: 'uid={username},ou=users,{baseDn}',
      },
      read: () => ({ organisation: null, publicUrl: null, publicUrlLockedBy: null, baseDn: null }),
      async save(_owner, values) {
        if (values.baseDn.includes('nonsense'))
          throw new Problem('invalid', asItIs('Wrong.'), {
            fields: [{ path: 'baseDn', message: asItIs('This is no DN.') }],
          })
        if (values.organisation === '')
          throw new Problem('invalid', 'Give the organisation a name.', {
            fields: [{ path: 'organisation.name', message: 'Give the organisation a name.' }],
          })
        if (values.organisation === 'elsewhere')
          throw new Problem('invalid', asItIs('Another thing is wrong.'), {
            fields: [{ path: 'other', message: asItIs('Hidden.') }],
          })
        world.saved = values
        world.organisation = values.organisation
        if (values.publicUrl) world.publicUrl = new URL(values.publicUrl)
        world.settingUp = false
      },
    },
    cookies: {
      attempt: createCookie({ name: 'doorward-sign-in', maxAgeMs: 60_000, publicUrl: () => world.publicUrl }),
      link: createCookie({ name: 'doorward-link', maxAgeMs: 60_000, publicUrl: () => world.publicUrl }),
      browser: createCookie({ name: 'doorward-browser', maxAgeMs: 60_000, publicUrl: () => world.publicUrl }),
    },
    // The pages of a profile are tried on a whole server.
    directory: {
      as: () => ({ requests: { listOwn: async () => [], countWaiting: async () => 0 } }),
      memory: { settings: () => ({ branding: { contact: world.contact } }) },
    } as never,
    agreements: {} as never,
    passwordSince: async () => undefined,
    writeBack: { findDirectory: () => undefined } as never,
    signIn: {
      ...({} as Pick<SignIn, 'checkPassword' | 'factors' | 'passkeys' | 'addProof' | 'appPasswords'>),
      ...({} as Pick<SignIn, 'endSessionFor' | 'endSessionsOf'>),
      listSessions: async (_actor, { user }) => ({
        items: [],
        nextCursor: null,
        total: [...world.sessions.values()].filter(open => open.user.id === user).length,
        devices: 0,
      }),
      browsers: { listNewSignIns: async () => world.newSignIns } as never,
      // Sign-ins of one step alone; those of more, and links, are tried on a whole server.
      invitations: { find: async () => undefined } as never,
      passwordReset: { find: async () => undefined, ask: () => {} } as never,
      emailChange: { find: async () => undefined } as never,
      prove: {
        find: async () => undefined,
        offerPasskey: async () => ({ challenge: newToken(), rpId: 'localhost', userVerification: 'required' }),
      } as never,
      async withPassword({ identifier, password, previousToken }) {
        world.previousTokens.push(previousToken)
        if (identifier === 'crash') throw new Error('a bug')
        if (world.busy) return { kind: 'busy' }
        if (world.isDirectoryDown) return { kind: 'unreachable', directory: 'Corp' }
        if (world.pausedUntil !== undefined) return { kind: 'paused', until: world.pausedUntil }
        const person = world.people.find(
          person => person.username === identifier && person.password === password.reveal(),
        )
        return person ? open(person) : { kind: 'refused', reference: newReference() }
      },
      findWaitingForCode: async () => undefined,
      withDirectoryCode: async () => ({ kind: 'over' }),
      findSession: async token => (token === undefined ? undefined : world.sessions.get(token)),
      async endSession(id, reason) {
        world.ended.push({ id, reason })
        for (const [token, { session }] of world.sessions) if (session.id === id) world.sessions.delete(token)
      },
      isFresh: session => world.now - session.authAt <= 600_000,
      ownerLogin: {
        async redeem(token) {
          const owner = world.people.find(person => person.role === 'owner')
          return owner && world.ownerLogins.delete(token) ? open(owner) : { kind: 'refused' }
        },
      },
      setup: {
        isOpen: async token => token !== '' && token === world.setupToken,
        async createOwner({ username, displayName, email, password }) {
          if (password.reveal().length < 8)
            throw new Problem('invalid', asItIs('Wrong.'), {
              fields: [
                {
                  path: 'password',
                  message: say('A password has at least {min} characters. Longer is better; a few words are fine.', {
                    min: 8,
                  }),
                },
              ],
            })
          if (!email?.includes('@')) throw new Problem('conflict', asItIs('Somebody else was faster.'))
          const owner: Person = {
            id: 'u-new' as UserId,
            username,
            displayName,
            role: 'owner',
            password: password.reveal(),
          }
          world.people.push(owner)
          world.setupToken = undefined
          return open(owner)
        },
      },
    },
  })
  // What the app's door would answer.
  world.web.app.get('/openid/interaction/:flow', () => 'resumed')
  world.web.app.get('/boom', { config: { answers: 'page' } }, () => {
    throw new Error('a bug')
  })
  world.at = await world.web.listen({ address: '127.0.0.1', port: 0 })
  world.close = () => world.web.close(500)
  return world
}

/** A browser without a window: keeps cookies, follows nothing. */
export function visit(world: PagesWorld, always: Record<string, string> = {}) {
  const cookies = new Map<string, string>()
  async function go(path: string, init: RequestInit = {}): Promise<Response & { page: string }> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(new URL(path, world.at), {
      redirect: 'manual',
      ...init,
      headers: {
        accept: 'text/html',
        ...always,
        ...(cookie ? { cookie } : {}),
        ...(init.headers as Record<string, string>),
      },
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value) cookies.set(name, value)
      else cookies.delete(name)
    }
    return Object.assign(response, { page: await response.text() })
  }
  return {
    cookies,
    get: (path: string, headers: Record<string, string> = {}) => go(path, { headers }),
    post: (
      path: string,
      fields: Record<string, string>,
      headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' },
    ) => go(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
  }
}
