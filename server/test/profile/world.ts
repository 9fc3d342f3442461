import type { App, User } from '#directory'
import { createWebClient, type WebClient } from '../world/web-client.ts'
import { openHostileWorld, password, type HostileWorld } from '../security/world.ts'

export { password }

/** The whole server, with an app that asks for consent, one that takes passwords, and declared attributes. */
export interface ProfileWorld extends HostileWorld {
  /** Somebody new, signed in with a browser. */
  somebody(options?: Parameters<HostileWorld['add']>[1]): Promise<Somebody>
  /** Of the app `cloud`. */
  cloudSecret: string
  /** An app that takes passwords. */
  films: App
  /** As memory has them now. */
  now(user: User): User
}

export interface Somebody {
  user: User
  browser: WebClient
  /** The page at a path, which must be there. */
  page: (path: string) => Promise<string>
}

export async function openProfileWorld(options: Parameters<typeof openHostileWorld>[0] = {}): Promise<ProfileWorld> {
  const world = await openHostileWorld(options)
  const { apps, attributes } = world.asOperator
  const { secrets } = await apps.create({
    title: 'Nextcloud',
    link: 'https://cloud.example.com',
    access: { kind: 'everyone' },
    oidc: { clientId: 'cloud', redirectUris: ['https://cloud.example.com/cb'], askConsent: true },
  })
  const films = await apps.create({
    title: 'Jellyfin',
    link: 'https://films.example.com',
    access: { kind: 'everyone' },
    ldap: {},
  })
  await attributes.declare({ name: 'pronouns', title: 'Pronouns', seenBy: 'everyone', editedBy: 'self' })
  await attributes.declare({ name: 'costCentre', title: 'Cost centre', seenBy: 'self' })
  let count = 0
  return {
    ...world,
    cloudSecret: secrets.oidc?.reveal() ?? '',
    films: films.app,
    now: user => world.world.memory.people.find(user.id) ?? user,
    async somebody(options = {}) {
      const username = `amara${++count}`
      const user = await world.add(username, { displayName: 'Amara Okafor', ...options })
      const browser = await world.browser(username)
      return {
        user,
        browser,
        async page(path) {
          const answer = await browser.get(path)
          if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.headers.get('location')}`)
          return answer.text()
        },
      }
    },
  }
}

/** A browser of this kind, signed in. */
export async function anotherBrowser(
  { origin }: Pick<ProfileWorld, 'origin'>,
  { username }: User,
  userAgent: string,
): Promise<WebClient> {
  const client = createWebClient(origin, { 'user-agent': userAgent })
  const { status } = await client.signIn(username ?? '', password)
  if (status !== 303) throw new Error(`could not sign in: ${status}`)
  return client
}

export const userAgents = {
  firefox: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:139.0) Gecko/20100101 Firefox/139.0',
  safari:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
}
