import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { endpoints } from '@doorward/contract'
import { aliases } from '#simpleauth'
import { openHostileWorld, type HostileWorld } from '../security/world.ts'
import { observeApi } from './api.ts'
import { observeLdap } from './ldap.ts'
import { differingRows, printTable } from './table.ts'
import { observeWeb } from './web.ts'

const file = new URL('../../../docs/matrix.md', import.meta.url)

let world: HostileWorld
before(async () => {
  world = await openHostileWorld()
})
after(() => world.dispose())

test('the router has no route under /api that the contract does not list, but the old addresses of Simple Auth', () => {
  const mounted = world.doors.web.listRoutes().filter(({ path }) => path.startsWith('/api/'))
  const listed = Object.values(endpoints).map(({ method, path }) => `${method} ${path}`)
  assert.deepEqual(
    mounted.map(({ method, path }) => `${method} ${path}`).toSorted(),
    [...listed, 'GET /api/v1/openapi.json', ...Object.values(aliases).map(route => route.join(' '))].toSorted(),
  )
})

test('docs/matrix.md says what everybody is answered at every route and to every LDAP operation', async () => {
  const api = await observeApi()
  const ldap = await observeLdap(world)
  const web = await observeWeb(world)
  const text = `# Who may do what

Written by \`server/test/matrix\` from what running servers answer: every route of the router and every LDAP operation is
tried as everybody. A route or an answer that is not in here fails the test; \`UPDATE_GOLDEN=1 npm test -- server/test/matrix\`
writes the file anew, and the difference is what a review looks at.

## The API

“yes”: done. “–”: refused with 403. “sign in”: refused with 401. A group manager is a member who manages the groups in
question. The last column is what one scope, or which scopes together, let an owner’s token do; a token of anybody else
does what they may themselves, and no more. \`GET /api/v1/openapi.json\` is answered to everybody.

${printTable(api.routes)}

### Where the subject decides, or what else is sent

${printTable(api.finer)}

## The other routes of the web server

What an empty but well-formed request is answered: its status, and where it leads. Sessions and roles matter to our own pages
alone, and API tokens to nothing here.

${printTable(web)}

## The directory server

Result codes as RFC 4511 names them, and how many entries were found among two people, one app and no group; “closed”:
the connection is ended without an answer. The person is Alice, the app is open to everyone, and people see themselves only.

${printTable(ldap)}
`
  const checkedIn = existsSync(file) ? readFileSync(file, 'utf8') : ''
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text)
  else if (text !== checkedIn) {
    const { added, removed, changed } = differingRows(checkedIn, text)
    const say = (what: string, keys: string[]): string => (keys.length === 0 ? '' : `\n${what}\n  ${keys.join('\n  ')}`)
    assert.fail(
      'docs/matrix.md is not what the server does. If it is what it should do, write it anew with\n' +
        `  UPDATE_GOLDEN=1 npm test -- server/test/matrix\nand look at the difference.` +
        say('Without a row:', added) +
        say('Answered otherwise:', changed) +
        say('Gone:', removed),
    )
  }
})
