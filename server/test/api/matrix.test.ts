import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { endpoints, type Endpoint, type EndpointName } from '@doorward/contract'
import { roles } from '#directory'
import { assertGolden } from '../golden.ts'
import { openApiWorld, type ApiWorld } from './api-world.ts'
import { calls, finer, type MakeCall } from './calls.ts'

const columns = ['nobody signed in', ...roles.toReversed()]
const words = { 401: 'sign in', 403: '–' } as Record<number, string>

let world: ApiWorld
before(async () => {
  world = await openApiWorld()
  for (const role of roles) await world.add(`the-${role}`, { role })
})
after(() => world.dispose())

/** What each role is answered to a call that is right in every other way. */
async function observe(name: EndpointName, make: MakeCall): Promise<string[]> {
  const cells: string[] = []
  for (const column of columns) {
    // A session of its own: one of the calls ends it.
    const cookie = column === columns[0] ? null : await world.cookieOf(`the-${column}`)
    const { status, body } = await world.call(cookie, name, await make(world))
    const word = words[status] ?? (status === endpoints[name].status ? 'yes' : undefined)
    assert.ok(word, `${name} as ${column}: ${status} ${JSON.stringify(body)}`)
    cells.push(word)
  }
  return cells
}

const row = (cells: string[]): string => `| ${cells.join(' | ')} |`

test('docs/matrix.md says what every role may call', async () => {
  const lines = [row(['endpoint', 'route', ...columns]), row(['---', '---', ...columns.map(() => '---')])]
  for (const [name, { method, path, fresh }] of Object.entries<Endpoint>(endpoints))
    lines.push(
      row([
        `\`${name}\``,
        `\`${method} ${path}\`${fresh ? ', after a fresh sign-in' : ''}`,
        ...(await observe(name as EndpointName, calls[name as EndpointName])),
      ]),
    )
  const finerLines = [row(['endpoint', 'for somebody or something', ...columns]), lines[1] ?? '']
  for (const [name, about, make] of finer) finerLines.push(row([`\`${name}\``, about, ...(await observe(name, make))]))

  assertGolden(
    new URL('../../../docs/matrix.md', import.meta.url),
    `# Who may call what

Written by \`server/test/api/matrix.test.ts\` from what a running server answers; a route that is not in it fails the test.
“yes”: done; “–”: refused with 403; “sign in”: refused with 401.

${lines.join('\n')}

## Where the subject decides

${finerLines.join('\n')}
`,
  )
})
