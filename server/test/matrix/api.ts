import assert from 'node:assert/strict'
import { endpoints, usableScopes, type Endpoint, type EndpointName, type Scope } from '@doorward/contract'
import { newUuid } from '#ground'
import { roles } from '#directory'
import { openApiWorld, type Call, type Told } from '../api/api-world.ts'
import { calls, finer, groupManager, type MakeCall } from '../api/calls/index.ts'
import type { Table } from './table.ts'

const nobody = 'nobody signed in'
const usernames: Record<string, string> = {
  user: 'the-user',
  'group manager': groupManager,
  usermanager: 'the-usermanager',
  admin: 'the-admin',
  owner: 'the-owner',
}
const callers = [nobody, ...Object.keys(usernames)]
const allScopes = usableScopes('owner')

/** Calls every endpoint as everybody, over a real port. */
export async function observeApi(): Promise<{ routes: Table; finer: Table }> {
  const world = await openApiWorld()
  try {
    for (const role of roles) await world.add(`the-${role}`, { role })
    await world.add(groupManager)
    const cookies = new Map<string, string>()
    const tokens = new Map<string, string>()

    async function cookieOf(username: string): Promise<string> {
      const cookie = cookies.get(username) ?? (await world.cookieOf(username))
      cookies.set(username, cookie)
      return cookie
    }

    async function tokenOf(username: string, scopes: readonly Scope[]): Promise<string> {
      const key = `${username} ${scopes.join(' ')}`
      const known = tokens.get(key)
      if (known !== undefined) return known
      const body = { name: 'Matrix', scopes, expiresAt: null }
      const made = await world.call(await cookieOf(username), 'createToken', { body })
      assert.equal(made.status, 201, JSON.stringify(made.body))
      tokens.set(key, made.body.value)
      return made.body.value
    }

    /** What became of a call that is right in every other way. */
    function wordFor(name: EndpointName, who: string, { status, body, headers }: Told): string {
      if (status === endpoints[name].status) return 'yes'
      if (status === 401) return 'sign in'
      if (status === 403) return headers.get('www-authenticate') === null ? '–' : 'scope'
      return assert.fail(`${name} as ${who}: ${status} ${JSON.stringify(body)}`)
    }

    async function bySession(name: EndpointName, make: MakeCall, who: string): Promise<string> {
      const username = usernames[who]
      if (username === undefined)
        return wordFor(name, who, await world.call(null, name, await make(world, 'the-owner')))
      const told = await world.call(await cookieOf(username), name, await make(world, username))
      if (name === 'endSession') cookies.delete(username)
      if (name === 'signOutEveryone') cookies.clear()
      return wordFor(name, who, told)
    }

    async function byToken(
      name: EndpointName,
      make: MakeCall,
      scopes: readonly Scope[],
      username = 'the-owner',
    ): Promise<string> {
      if (scopes.length === 0) return 'scope'
      const authorization = `Bearer ${await tokenOf(username, scopes)}`
      const ask = (call: Call) =>
        world.call(null, name, { ...call, headers: { authorization, 'sec-fetch-site': 'none' } })
      // Most scopes are the wrong ones, which shows before there is anything to be about.
      const id = newUuid(world.clock)
      const first = await ask({ params: { id, memberId: id, userId: id, secretId: id } })
      if (first.status === 403 && first.headers.has('www-authenticate')) return 'scope'
      const told = await ask(await make(world, username))
      if (name === 'signOutEveryone') cookies.clear()
      return wordFor(name, `a token with ${scopes.join(' ')}`, told)
    }

    /** The scopes of which any one will do, or else those that are all needed. */
    async function scopesFor(name: EndpointName, make: MakeCall): Promise<string> {
      const alone: Scope[] = []
      for (const scope of allScopes) if ((await byToken(name, make, [scope])) === 'yes') alone.push(scope)
      if (alone.length > 0) return alone.map(scope => `\`${scope}\``).join(' or ')
      if ((await byToken(name, make, allScopes)) !== 'yes') return '–'
      const needed: Scope[] = []
      for (const scope of allScopes)
        if (
          (await byToken(
            name,
            make,
            allScopes.filter(other => other !== scope),
          )) !== 'yes'
        )
          needed.push(scope)
      return needed.map(scope => `\`${scope}\``).join(' and ')
    }

    async function observe(name: EndpointName, make: MakeCall): Promise<string[]> {
      const cells: string[] = []
      for (const who of callers) cells.push(await bySession(name, make, who))
      cells.push(await scopesFor(name, make))
      await checkTokensOfRoles(name, make, cells)
      return cells
    }

    /** A token of somebody does what they may themselves, where any token does. */
    async function checkTokensOfRoles(name: EndpointName, make: MakeCall, cells: string[]): Promise<void> {
      const isForTokens = cells.at(-1) !== '–'
      for (const [at, who] of callers.entries()) {
        const role = roles.find(one => one === who)
        if (role === undefined || usableScopes(role).length === 0) continue
        const word = await byToken(name, make, usableScopes(role), `the-${role}`)
        const expected = isForTokens ? cells[at] : 'scope'
        const isLacking = word === 'scope' && expected === '–'
        assert.ok(word === expected || isLacking, `${name} by a token of ${who}: ${word}, by themselves: ${cells[at]}`)
      }
    }

    const routes: Table = { columns: ['route', 'endpoint', ...callers, 'an owner’s token with'], rows: [] }
    for (const [name, { method, path, fresh }] of Object.entries<Endpoint>(endpoints)) {
      const make = (calls as Partial<Record<string, MakeCall>>)[name]
      assert.ok(make, `${name} is new: add a call that would succeed to server/test/api/calls/`)
      const note = fresh ? ', after a fresh sign-in' : ''
      routes.rows.push([`\`${method} ${path}\``, `\`${name}\`${note}`, ...(await observe(name as EndpointName, make))])
    }
    const details: Table = { columns: ['endpoint', 'for somebody or something', ...routes.columns.slice(2)], rows: [] }
    for (const [name, about, make] of finer) details.rows.push([`\`${name}\``, about, ...(await observe(name, make))])
    return { routes, finer: details }
  } finally {
    await world.dispose()
  }
}
