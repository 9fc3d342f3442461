import { endpoints, type Endpoint, type EndpointName } from '@doorward/contract'
import { silentLog, Secret } from '#ground'
import { mountApi, type ApiParts, type LdapListening } from '#api'
import type { DirectoryServer } from '#ldapd'
import { createPreview } from '#oidc'
import { createWeb, mountPictures } from '#http'
import { FarEnd } from '../external/sync/far-end.ts'
import { fixedClock, type FixedClock } from '../world/clock.ts'
import { createAppTests, type AppTests } from '../../src/main/app-test/app-tests.ts'
import { createDescribeProcess } from '../../src/main/describe-process.ts'
import { createExternalExaminations } from '../../src/main/external-examinations.ts'
import { createMailWork } from '../../src/main/mail-work.ts'
import { createToldPreview } from '../../src/main/told-preview.ts'
import { openOidc } from '../oidc/oidc-world.ts'
import { createPlainDirectoryServer } from '../world/plain-directory-server.ts'
import { openTestWorld, password, type TestWorld, type TestWorldOptions } from '../world/open-test-world.ts'

export interface Call {
  params?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
  picture?: Uint8Array<ArrayBuffer>
  version?: number | undefined
  headers?: Record<string, string>
}

export interface Told {
  status: number
  headers: Headers
  // oxlint-disable-next-line typescript/no-explicit-any -- each test says what it expects of it
  body: any
}

export interface ApiWorld extends TestWorld {
  clock: FixedClock
  at: URL
  listening: LdapListening
  /** Listens once it is started and switched on. */
  directoryServer: DirectoryServer
  lockedBy: string | null
  /** What the doctor finds. */
  findings: Awaited<ReturnType<ApiParts['examine']>>
  /** What directories of others answer. */
  far: FarEnd
  /** Apps that are tested here do not answer. */
  appTests: AppTests
  /** A Cookie header of somebody who signs in with their password. */
  cookieOf(username: string): Promise<string>
  call(cookie: string | null, name: EndpointName, call?: Call): Promise<Told>
  fetch(path: string, init?: RequestInit): Promise<Response>
}

/** The API over a real world, at a real port. Unless told otherwise, with a mail server that does not answer. */
export async function openApiWorld(
  options: Pick<TestWorldOptions, 'mail'> & { beatMs?: number } = {},
): Promise<ApiWorld> {
  const clock = fixedClock()
  const mail = { smtp: new Secret('smtp://127.0.0.1:1'), from: 'id@example.com' }
  const far = new FarEnd()
  const world = await openTestWorld({ mail, ...options, clock, connect: far.connect })
  const publicUrl = new URL('http://localhost:8080')
  const web = createWeb({
    publicUrl: () => publicUrl,
    trustedProxies: [],
    log: silentLog,
    language: () => world.memory.settings().branding.language,
  })
  const { read } = world.store
  const directoryServer = createPlainDirectoryServer(world)
  const listening: LdapListening = {
    state: 'off',
    trouble: null,
    host: 'id.example.com',
    ldapPort: 3890,
    ldapsPort: 6360,
    certificate: null,
  }
  const api: ApiWorld = {
    ...world,
    clock,
    listening,
    directoryServer,
    lockedBy: null,
    findings: [
      {
        part: 'system',
        name: 'system.node',
        verdict: 'look',
        sentence: 'Old.',
        advice: 'Renew.',
        tookMs: 2,
        sign: 'old',
        amount: null,
      },
    ],
    far,
    appTests: createAppTests({
      ...world,
      publicUrl: () => publicUrl,
      call: () => Promise.resolve({ kind: 'failed', words: 'Nothing listens there.', isTls: false, ms: 1 }),
    }),
    at: publicUrl,
    fetch: (path, init) => fetch(new URL(path, api.at), init),
    async cookieOf(username) {
      const answer = await world.signIn.withPassword({
        identifier: username,
        password: new Secret(password),
        visitor: { address: '192.0.2.7', userAgent: 'test' },
      })
      if (answer.kind !== 'signed-in') throw new Error(`${username}: ${answer.kind}`)
      return web.session.print(answer.token).split(';', 1)[0] ?? ''
    },
    async call(cookie, name, { params = {}, query, body, picture, version, headers = {} } = {}) {
      const { method, path }: Endpoint = endpoints[name]
      const filled = path.replaceAll(/:(\w+)/g, (_, key: string) => params[key] ?? '')
      const response = await api.fetch(`${filled}?${new URLSearchParams(query).toString()}`, {
        method,
        headers: {
          'sec-fetch-site': 'same-origin',
          ...(cookie === null ? {} : { cookie }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
          ...headers,
        },
        body: picture ?? (body === undefined ? null : JSON.stringify(body)),
      })
      // Events go on until somebody stops; that they begin is all that is asked here.
      if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
        await response.body?.cancel()
        return { status: response.status, headers: response.headers, body: undefined }
      }
      const text = await response.text()
      const isJson = /json(?!l)/.test(response.headers.get('content-type') ?? '')
      return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : undefined }
    },
    async dispose() {
      await web.close(1000)
      await directoryServer.close(0)
      await world.dispose()
    },
  }
  mountPictures(web.app, { find: (id, size) => world.directory.findPicture(id, size) })
  mountApi(web.app, {
    clock,
    log: silentLog,
    version: '0.1.0',
    directory: world.directory,
    signIn: world.signIn,
    findMachineToken: () => Promise.resolve(undefined),
    cookie: web.session,
    language: web.language,
    catchUp: (seq, waitMaxMs) => world.store.catchUp(seq, waitMaxMs),
    keyedHash: (purpose, value) => world.sealer.keyedHash(purpose, value),
    hasPassword: async id =>
      (await read.selectFrom('password').select('userId').where('userId', '=', id).executeTakeFirst()) !== undefined,
    publicUrl: () => ({ value: publicUrl, lockedBy: api.lockedBy }),
    ldap: () => api.listening,
    directoryQueries: directoryServer.queries,
    listensAt: '127.0.0.1:8080',
    previewClaims: createPreview({ ...world, publicUrl: () => publicUrl }),
    previewTold: createToldPreview({ ...world, ldap: directoryServer }),
    backups: world.backups,
    synchronisation: world.synchronisation,
    bindThrough: world.bindThrough,
    signingKeys: world.signingKeys,
    registrationTokens: world.registrationTokens,
    mail: createMailWork({ ...world, publicUrl: () => publicUrl }),
    connections: await openOidc(world, web, () => publicUrl),
    appTests: api.appTests,
    news: world.news,
    ...(options.beatMs === undefined ? {} : { beatMs: options.beatMs }),
    examinations: createExternalExaminations(world),
    describeProcess: createDescribeProcess(world),
    examine: async () => api.findings,
  })
  api.at = await web.listen({ address: '127.0.0.1', port: 0 })
  return api
}
