import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))

suite('what is published', () => {
  const folder = mkdtempSync(join(tmpdir(), 'doorward-ldap-package-'))
  const consumer = join(folder, 'consumer')
  const installed = join(consumer, 'node_modules/@doorward/ldap')
  after(() => rmSync(folder, { recursive: true, force: true }))

  before(() => {
    const dist = join(folder, 'dist')
    execFileSync(process.execPath, [join(root, 'packages/ldap/compile.mjs'), dist])
    execFileSync('npm', ['pack', '--pack-destination', folder, '--offline', '--silent'], { cwd: dist })
    const [archive = ''] = globSync(join(folder, '*.tgz'))
    mkdirSync(installed, { recursive: true })
    execFileSync('tar', ['-xzf', archive, '-C', installed, '--strip-components=1'])
  })

  test('holds the compiled form, its types and what people read, and nothing else', () => {
    const files = globSync('**/*.*', { cwd: installed })
    for (const wanted of ['package.json', 'README.md', 'CHANGELOG.md', 'lib/index.js', 'lib/index.d.ts'])
      assert.ok(files.includes(wanted), wanted)
    assert.ok(globSync('examples/*.ts', { cwd: installed }).length > 3)
    for (const file of files) assert.match(file, /^lib\/[a-z/-]+\.(?:js|d\.ts)$|^examples\/|^[A-Za-z]+\.(?:md|json)$/)
    assert.deepEqual(
      files.filter(file => /test|raw-client|vectors/.test(file)),
      [],
    )
    const { dependencies, exports } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
      dependencies?: unknown
      exports: unknown
    }
    assert.equal(dependencies, undefined)
    assert.deepEqual(exports, { '.': { types: './lib/index.d.ts', default: './lib/index.js' } })
  })

  test('plain Node imports it from elsewhere: codec, filters, DNs, and a server that answers', () => {
    const program = join(consumer, 'program.mjs')
    writeFileSync(
      program,
      `import { connect } from 'node:net'
import { decodeMessage, describeMessages, encodeMessage, equal, LdapServer, normaliseDN, present, printFilter } from '@doorward/ldap'

const server = new LdapServer({
  initialState: () => undefined,
  handler: {
    bind: () => ({ resultCode: 0 }),
    search(_, out) {
      out.entry('cn=a', [{ type: 'cn', values: ['a'] }])
      return { resultCode: 0 }
    },
  },
})
const port = await server.listen({ port: 0, host: '127.0.0.1' })
const search = { kind: 'searchRequest', baseObject: 'cn=a', scope: 0, derefAliases: 0, sizeLimit: 0, timeLimit: 0, typesOnly: false, filter: present('cn'), attributes: [] }
const bytes = encodeMessage({ messageId: 1, operation: search })
const socket = connect(port, '127.0.0.1').on('connect', () => socket.write(bytes))
socket.once('data', async chunk => {
  socket.destroy()
  await server.close({ graceMs: 0 })
  console.log(decodeMessage(bytes).operation.kind, printFilter(equal('cn', '*')), normaliseDN('CN=A,DC=B'))
  console.log(describeMessages(chunk).messages)
})
`,
    )
    const output = execFileSync(process.execPath, [program], { cwd: consumer, encoding: 'utf8', timeout: 20_000 })
    assert.equal(output, 'searchRequest (cn=\\2a) cn=a,dc=b\n2\n')
  })

  test('the compiler checks a program against its types', () => {
    const check = (source: string): string => {
      writeFileSync(join(consumer, 'program.ts'), source)
      const config = {
        compilerOptions: {
          target: 'es2024',
          module: 'nodenext',
          strict: true,
          exactOptionalPropertyTypes: true,
          noEmit: true,
          types: ['node'],
          typeRoots: [join(root, 'node_modules/@types')],
        },
        files: ['program.ts'],
      }
      writeFileSync(join(consumer, 'tsconfig.json'), JSON.stringify(config))
      writeFileSync(join(consumer, 'package.json'), '{ "type": "module" }')
      try {
        execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', consumer], { encoding: 'utf8' })
        return ''
      } catch (error) {
        return String((error as { stdout: unknown }).stdout)
      }
    }
    const program = `import { type Handler, LdapServer, parseFilter, type Peer, ResultCode } from '@doorward/ldap'
interface Session { name: string }
const handler: Handler<Session> = {
  bind({ request, connection }) {
    connection.state = { name: request.name }
    return { resultCode: ResultCode.success }
  },
  search: async (operation, out) => {
    out.entry(operation.connection.state.name, [])
    return { resultCode: ResultCode.success }
  },
}
const accept = ({ remoteAddress }: Peer): boolean => remoteAddress !== ''
export const server = new LdapServer<Session>({ handler, accept, initialState: () => ({ name: '' }) })
export const filter = parseFilter('(cn=*)').kind
`
    assert.equal(check(program), '')
    assert.match(check(program.replace('name: request.name', 'name: 7')), /TS2322/)
  })
})
