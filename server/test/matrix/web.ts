import { usableScopes } from '@doorward/contract'
import { roles } from '#directory'
import { aliases } from '#simpleauth'
import { createWebClient } from '../world/web-client.ts'
import { password, type HostileWorld } from '../security/world.ts'
import type { Table } from './table.ts'

const manyMethods = 10

/** Every route that is not the API's, with an empty but well-formed request: what everybody is answered. */
export async function observeWeb(world: HostileWorld): Promise<Table> {
  const usernames: Record<string, string> = { owner: 'olivia' }
  for (const role of roles)
    if (role !== 'owner') {
      usernames[role] = `web-${role}`
      await world.add(`web-${role}`, { role })
    }
  const callers = ['nobody signed in', ...roles.toReversed()]

  const owner = await signedIn('olivia')
  const made = await owner.send('POST', '/api/v1/tokens', {
    name: 'Matrix',
    scopes: usableScopes('owner'),
    expiresAt: null,
  })
  const { value } = (await made.json()) as { value: string }

  async function signedIn(username: string | undefined) {
    const browser = createWebClient(world.origin)
    if (username !== undefined) await browser.signIn(username, password)
    return browser
  }

  /** `200`, or `303 /sign-in`: where it leads, without what is only of this moment. */
  function wordFor(response: Response): string {
    const location = response.headers.get('location')
    if (location === null) return String(response.status)
    const { pathname } = new URL(location, world.origin)
    return `${response.status} ${pathname.replace(/\/[\w-]{21,}$/, '/:uid')}`
  }

  async function observe(method: string, path: string): Promise<string[]> {
    const address = path.replaceAll(/:\w+|\*/g, 'x')
    const form = method === 'POST' ? { body: new URLSearchParams() } : {}
    const cells: string[] = []
    for (const who of callers) {
      const { cookies } = await signedIn(usernames[who])
      const cookie = [...cookies].map(([name, text]) => `${name}=${text}`).join('; ')
      const headers = { origin: world.origin, accept: 'text/html', ...(cookie === '' ? {} : { cookie }) }
      cells.push(wordFor(await world.raw(address, { method, headers, ...form })))
    }
    const headers = { origin: world.origin, accept: 'text/html', authorization: `Bearer ${value}` }
    cells.push(wordFor(await world.raw(address, { method, headers, ...form })))
    return cells
  }

  const table: Table = { columns: ['route', ...callers, 'an owner’s token'], rows: [] }
  const routes = world.doors.web
    .listRoutes()
    .filter(({ path }) => !path.startsWith('/api/') || Object.values(aliases).some(([, alias]) => alias === path))
    .toSorted((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1))
  const methodsOf = Map.groupBy(routes, ({ path }) => path)
  for (const { method, path } of routes) {
    // What takes every method there is, those of WebDAV too, answers them alike; one stands for all.
    const takesAny = (methodsOf.get(path)?.length ?? 0) > manyMethods
    if (takesAny && method !== 'GET') continue
    // Files carry a mark of what is in them, which is not what this is about.
    const name = path.replace(/^((?:\/\.doorward)?\/assets\/[\w-]+)\.[\w-]{12}\./, '$1.….')
    table.rows.push([`\`${takesAny ? '*' : method} ${name}\``, ...(await observe(method, path))])
  }
  return table
}
