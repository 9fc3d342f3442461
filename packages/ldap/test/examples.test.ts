import assert from 'node:assert/strict'
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { after, before, suite, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const tools = existsSync('/usr/bin/ldapsearch')
const skip = tools || process.env['CI'] ? false : 'OpenLDAP tools are not installed (Debian package ldap-utils)'
const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url))
const certificate = path('vectors/tls/localhost.pem')

interface Outcome {
  code: number
  output: string
}

/** Runs one of OpenLDAP's tools against an example. */
function run(tool: string, url: string, args: string[], input = ''): Promise<Outcome> {
  const env = { ...process.env, LDAPCONF: '/dev/null', LDAPTLS_CACERT: certificate }
  return new Promise(resolve => {
    const child = execFile(tool, ['-x', '-H', url, ...args], { env, timeout: 10_000 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr })
    })
    child.stdin?.on('error', () => {}).end(input)
  })
}

/** An example as a process of its own, while the tests of a suite run. */
function serve(example: string, ...args: string[]): { url: string } {
  let child: ChildProcess | undefined
  const served = { url: '' }
  before(async () => {
    child = spawn(process.execPath, [path(`examples/${example}`), '0', ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    served.url = await new Promise<string>((resolve, reject) => {
      child?.stdout?.once('data', (line: Buffer) => resolve(line.toString().trim()))
      child?.once('exit', code => reject(new Error(`${example} ended with ${code}.`)))
    })
  })
  after(async () => {
    const ended = new Promise<number | null>(resolve => child?.once('exit', code => resolve(code)))
    child?.kill('SIGTERM')
    assert.equal(await ended, 0)
  })
  return served
}

const dns = ({ output }: Outcome): string[] =>
  Array.from(output.matchAll(/^dn: (.*)$/gm), found => found[1] ?? '').sort()

suite('static-directory', { skip }, () => {
  const served = serve('static-directory.ts')
  const search = (...args: string[]) => run('ldapsearch', served.url, ['-LLL', ...args])

  test('scopes, filters and selection', async () => {
    assert.deepEqual(dns(await search('-b', 'dc=example', '-s', 'base')), ['dc=example'])
    assert.deepEqual(dns(await search('-b', 'dc=example', '-s', 'one')), ['ou=people,dc=example'])
    assert.equal(dns(await search('-b', 'DC=Example')).length, 5)
    assert.deepEqual(dns(await search('-b', 'dc=example', '(|(cn=ann  LEE)(mail=c*@*.com))')), [
      'uid=ann,ou=people,dc=example',
      'uid=cy,ou=people,dc=example',
    ])
    assert.deepEqual(dns(await search('-b', 'dc=example', '(&(objectClass=person)(!(uid=ann))(!(no=x)))')), [])
    const one = await search('-b', 'uid=bob,ou=people,dc=example', '(cn=bob ÖST)', 'UID')
    assert.equal(one.output.trim(), 'dn: uid=bob,ou=people,dc=example\nuid: bob')
    assert.equal((await search('-b', 'dc=none')).code, 32)
  })

  test('pages and size limit', async () => {
    assert.equal(dns(await search('-b', 'dc=example', '-E', 'pr=2/noprompt')).length, 5)
    const limited = await search('-b', 'dc=example', '-z', '2')
    assert.deepEqual([limited.code, dns(limited).length], [4, 2])
  })
})

suite('read-directory', () => {
  const plain = serve('static-directory.ts')
  const secured = serve('bind-proxy.ts', certificate)
  const read = (...args: string[]): Promise<Outcome> =>
    new Promise(resolve => {
      execFile(process.execPath, [path('examples/read-directory.ts'), ...args], (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr })
      })
    })

  test('everybody, and how many', async () => {
    const { code, output } = await read(`${plain.url}/ou=people,dc=example`, '(uid=*)')
    assert.equal(code, 0)
    assert.match(output, /^uid=ann,ou=people,dc=example\n[^]*3 in all\n$/)
  })

  test('what the server says instead, over StartTLS', async () => {
    assert.match((await read(`${plain.url}/dc=none`)).output, /^There is no dc=none/)
    const { code, output } = await read(`${secured.url}/dc=example`, '(uid=*)', certificate)
    assert.equal(code, 1)
    assert.match(output, /^unavailableCriticalExtension /)
  })
})

suite('array-search', { skip }, () => {
  const served = serve('array-search.ts')
  const admin = ['-D', 'cn=admin,o=hosts', '-w', 'correct horse']
  const find = async (filter: string): Promise<string[]> =>
    dns(await run('ldapsearch', served.url, ['-LLL', '-b', 'o=hosts', filter]))

  test('search and compare', async () => {
    assert.deepEqual(await find('(memory>=16)'), ['cn=db,o=hosts', 'cn=mail,o=hosts'])
    assert.equal((await run('ldapcompare', served.url, ['cn=db,o=hosts', 'role:backup'])).code, 6)
    assert.equal((await run('ldapcompare', served.url, ['cn=db,o=hosts', 'role:mail'])).code, 5)
    assert.equal((await run('ldapcompare', served.url, ['cn=none,o=hosts', 'role:mail'])).code, 32)
  })

  test('modify and delete, by the admin alone', async () => {
    const ldif = 'dn: cn=web,o=hosts\nchangetype: modify\nadd: role\nrole: cache\n-\nreplace: memory\nmemory: 32\n'
    assert.equal((await run('ldapmodify', served.url, [], ldif)).code, 50)
    assert.equal((await run('ldapmodify', served.url, ['-D', 'cn=admin,o=hosts', '-w', 'wrong'], ldif)).code, 49)
    assert.equal((await run('ldapmodify', served.url, admin, ldif)).code, 0)
    assert.deepEqual(await find('(&(role=cache)(memory=32))'), ['cn=web,o=hosts'])
    assert.equal((await run('ldapdelete', served.url, [...admin, 'cn=web,o=hosts'])).code, 0)
    assert.deepEqual(await find('(cn=web)'), [])
  })
})

suite('bind-proxy', { skip }, () => {
  const served = serve('bind-proxy.ts', certificate)
  const whoAmI = (...args: string[]) => run('ldapwhoami', served.url, args)
  const ann = ['-D', 'uid=ann,dc=example', '-w', 'ann’s password']

  test('right passwords, over StartTLS', async () => {
    assert.deepEqual(await whoAmI('-ZZ', ...ann), { code: 0, output: 'dn:uid=ann,dc=example\n' })
    assert.equal((await whoAmI('-ZZ', '-D', 'uid=ann,dc=example', '-w', 'bob’s password')).code, 49)
    assert.equal((await whoAmI('-ZZ', '-D', 'uid=eve,dc=example', '-w', 'x')).code, 49)
    assert.equal((await whoAmI('-ZZ', '-D', 'no name', '-w', 'x')).code, 49)
    assert.equal((await whoAmI(...ann)).code, 13)
  })

  test('nothing can be read', async () => {
    assert.equal((await run('ldapsearch', served.url, ['-ZZ', '-b', 'dc=example'])).code, 50)
  })
})
