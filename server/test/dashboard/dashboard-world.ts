import { fileURLToPath } from 'node:url'
import type { HealthFinding } from '@doorward/contract'
import type { Page } from 'playwright-core'
import { mountApi, type LdapListening } from '#api'
import type { DirectoryServer } from '#ldapd'
import { Secret, silentLog } from '#ground'
import { createPreview } from '#oidc'
import { createWeb, mountPictures, mountSinglePage } from '#http'
import { launchBrowser, noBrowser } from '../world/browser.ts'
import { createAppTests } from '../../src/main/app-test/app-tests.ts'
import { createDescribeProcess } from '../../src/main/describe-process.ts'
import { createExternalExaminations } from '../../src/main/external-examinations.ts'
import { createMailWork } from '../../src/main/mail-work.ts'
import { createToldPreview } from '../../src/main/told-preview.ts'
import { openOidc } from '../oidc/oidc-world.ts'
import { openTestWorld, password, type TestWorld, type TestWorldOptions } from '../world/open-test-world.ts'
import { createPlainDirectoryServer } from '../world/plain-directory-server.ts'
import { missing } from '../world/peer.ts'
import { watchRequests } from './settled.ts'

const folder = fileURLToPath(new URL('../../../dashboard/dist', import.meta.url))

/** Why the dashboard cannot be tried here, or false. */
export const cannotTry = noBrowser || missing(`${folder}/index.html`)

export interface Visit {
  width?: number
  colorScheme?: 'light' | 'dark'
  /** What the browser asks for: `de-AT`. */
  locale?: string
  /** Null: nobody is signed in. */
  as?: string | null
}

type SeenFinding = Omit<HealthFinding, 'tookMs' | 'aside'> & { tookMs?: number | null }

export interface DashboardWorld extends TestWorld {
  listening: LdapListening
  /** Listens once it is started and switched on. */
  directoryServer: DirectoryServer
  /** Opens a page of the dashboard in a browser of its own, signed in as the owner unless told otherwise. */
  open(path: string, visit?: Visit): Promise<Page>
  signIn: TestWorld['signIn']
  /** What the doctor finds. */
  findings: SeenFinding[]
  /** Whether that password opens that account. */
  opens(username: string, plain: string): Promise<boolean>
  /** What the browsers reported since they were opened: scripts that failed, and what the content policy stopped. */
  complaints: string[]
}

/** The built dashboard over the real API and a real world, in a real browser. `olga` is the owner. */
export async function openDashboardWorld(
  options: Pick<TestWorldOptions, 'mail' | 'connect' | 'clock'> = {},
): Promise<DashboardWorld> {
  const world = await openTestWorld(options)
  await world.add('olga', { role: 'owner' })
  const { read } = world.store
  const publicUrl = new URL('http://localhost:8080')
  const web = createWeb({ publicUrl: () => publicUrl, trustedProxies: [], log: silentLog })
  const directoryServer = createPlainDirectoryServer(world)
  const listening: LdapListening = {
    state: 'off',
    trouble: null,
    host: 'id.example.com',
    ldapPort: 3890,
    ldapsPort: 6360,
    certificate: null,
  }
  const findings: SeenFinding[] = []
  mountSinglePage(web.app, {
    folder,
    path: '/admin',
    languageOf: request => web.language.readerOf(request).language,
  })
  mountPictures(web.app, { find: (id, size) => world.directory.findPicture(id, size) })
  mountApi(web.app, {
    clock: world.clock,
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
    publicUrl: () => ({ value: publicUrl, lockedBy: null }),
    ldap: () => listening,
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
    appTests: createAppTests({
      ...world,
      publicUrl: () => publicUrl,
      call: () => Promise.resolve({ kind: 'failed', words: 'Nothing listens there.', isTls: false, ms: 1 }),
    }),
    news: world.news,
    examinations: createExternalExaminations(world),
    describeProcess: createDescribeProcess(world),
    examine: async () =>
      findings.map(found => ({ tookMs: null, ...found, sign: `${found.verdict} ${found.sentence}`, amount: null })),
  })
  const at = await web.listen({ address: '127.0.0.1', port: 0 })
  const browser = await launchBrowser()
  const complaints: string[] = []

  const signInAs = (identifier: string, plain: string) =>
    world.signIn.withPassword({
      identifier,
      password: new Secret(plain),
      visitor: { address: '127.0.0.1', userAgent: 'test' },
    })

  return {
    ...world,
    listening,
    directoryServer,
    complaints,
    findings,
    async open(path, { width = 1440, colorScheme = 'light', locale = 'en-GB', as = 'olga' } = {}) {
      const context = await browser.newContext({
        baseURL: at.href,
        viewport: { width, height: 900 },
        colorScheme,
        locale,
        reducedMotion: 'reduce',
      })
      context.setDefaultTimeout(20_000)
      if (as !== null) {
        const answer = await signInAs(as, password)
        if (answer.kind !== 'signed-in') throw new Error(`${as}: ${answer.kind}`)
        const [name = '', value = ''] = (web.session.print(answer.token).split(';', 1)[0] ?? '').split('=')
        await context.addCookies([{ name, value, url: at.href }])
      }
      const page = await context.newPage()
      watchRequests(page)
      page.on('pageerror', error => complaints.push(`${path}: ${error.message}`))
      page.on('console', message => {
        if (/content security policy/i.test(message.text())) complaints.push(`${path}: ${message.text()}`)
      })
      await page.goto(`/admin${path}`)
      return page
    },
    async opens(username, plain) {
      const answer = await signInAs(username, plain)
      // One that was given by somebody else is changed on the way in.
      return answer.kind === 'signed-in' || (answer.kind === 'next' && answer.step === 'new-password')
    },
    async dispose() {
      await browser.close()
      await web.close(1000)
      await directoryServer.close(0)
      await world.dispose()
    },
  }
}
