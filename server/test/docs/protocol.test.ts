import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { after, before, describe, test } from 'node:test'
import { promisify } from 'node:util'
import { missing } from '../world/peer.ts'
import { openHostileWorld, type HostileWorld } from '../security/world.ts'
import { readInRepo } from './pages.ts'

const page = readInRepo('docs/protocol/README.md')
/** The cells of each row of every table, as text. */
const rows = page
  .split('\n')
  .filter(line => line.startsWith('| '))
  .map(line =>
    line
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim()),
  )
const codesIn = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? '')

describe('docs/protocol/README.md says what a running server says of itself', () => {
  let server: HostileWorld
  let discovery: Record<string, unknown>
  before(async () => {
    server = await openHostileWorld()
    discovery = (await (await fetch(`${server.origin}/.well-known/openid-configuration`)).json()) as typeof discovery
  })
  after(() => server.dispose())

  test('the endpoints of OpenID Connect, at their addresses', () => {
    const endpoints = Object.entries(discovery).filter(([name]) => /_endpoint$|_uri$/.test(name))
    assert.ok(endpoints.length >= 9)
    const listed = rows.filter(([name = '']) => /^`\w+_(endpoint|uri)`$/.test(name))
    assert.deepEqual(
      Object.fromEntries(listed.map(([name, path]) => [codesIn(name)[0], server.origin + codesIn(path)[0]])),
      Object.fromEntries(endpoints),
    )
  })

  test('what else discovery lists', () => {
    const listed = rows.filter(([name = '']) => /^`\w+_supported`$/.test(name))
    assert.ok(listed.length >= 10)
    for (const [name, values] of listed) {
      const [member = ''] = codesIn(name)
      assert.deepEqual(codesIn(values).toSorted(), (discovery[member] as string[]).toSorted(), member)
    }
  })

  test('the root DSE', { skip: missing('/usr/bin/ldapsearch') }, async () => {
    const url = `ldap://127.0.0.1:${server.ldapPort}`
    const { stdout } = await promisify(execFile)('ldapsearch', [
      '-x',
      '-LLL',
      '-H',
      url,
      '-s',
      'base',
      '-b',
      '',
      '*',
      '+',
    ])
    const said = new Set(
      [...stdout.matchAll(/^(supported(?!LDAP)\w+): (\S+)$/gm)].map(([, name, value]) => `${name} ${value}`),
    )
    const listed: string[] = []
    let attribute = ''
    for (const [name, value] of rows) {
      const [named] = codesIn(name)
      if (named?.startsWith('supported')) attribute = named
      else if (name !== '') attribute = ''
      if (/^supported(Control|Extension|SASL|Features)/.test(attribute))
        listed.push(`${attribute} ${codesIn(value)[0]}`)
    }
    assert.deepEqual(listed.toSorted(), [...said].toSorted())
  })

  test('addresses beside them are answered', async () => {
    for (const path of [
      '/api/v1/openapi.json',
      '/simple-auth/profile',
      '/gateway/nginx',
      '/gateway/traefik',
      '/gateway/caddy',
      '/gateway/envoy/',
    ])
      assert.notEqual((await fetch(server.origin + path)).status, 404, path)
  })
})

/** `[`names`](../x.test.ts) “title”` */
const cited = /\[`?[\w-]+`?\]\(([^)]+\.ts)\) “([^”]+)”/g

test('what docs/security-model.md cites is in the test it names', () => {
  const text = readInRepo('docs/security-model.md').replaceAll(/\n(?=\[|“)/g, ' ')
  const all = [...text.matchAll(cited)]
  assert.ok(all.length > 15)
  for (const [, path = '', title = ''] of all) {
    const file = path.replace('../', '')
    const source = readInRepo(file)
    // Some are put together of a name and the rest.
    assert.ok(source.includes(title), `${file} has no “${title}”`)
  }
})
