import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { missing } from '../world/peer.ts'
import { prepareProcess, type DoorwardProcess } from '../world/process.ts'
import { runProgram, type Answer } from './program.ts'

const base = 'dc=example,dc=com'
const admin = `cn=admin,ou=system,${base}`
const adminSecret = 'the directory secret'
const aliceSecret = 'a quiet green door'
const person = (name: string): string => `uid=${name},ou=users,${base}`
const group = (name: string): string => `cn=${name},ou=groups,${base}`

const truth = `version: 1
settings:
  organisation: { name: Example Org }
  directoryServer:
    enabled: true
    secret: { value: "${adminSecret}" }
    allow: ["127.0.0.0/8"]
    views: [{ base: "${base}", profile: standard, writable: true }]
groups:
  - { name: staff }
users:
  - { username: alice, email: alice@example.com, displayName: Alice Adams, groups: [staff], password: { value: "${aliceSecret}" } }
  - { username: bob, email: bob@example.com, displayName: Bob Brown, groups: [staff], password: { value: "another quiet door" } }
`

/** What somebody does who keeps a directory with OpenLDAP's tools, over each of the two ways that are private. */
const ways: [way: string, argsOf: (doorward: DoorwardProcess) => string[]][] = [
  ['LDAPS', ({ ldapsPort }) => ['-H', `ldaps://127.0.0.1:${ldapsPort}`]],
  ['StartTLS', ({ ldapPort }) => ['-ZZ', '-H', `ldap://127.0.0.1:${ldapPort}`]],
]

for (const [way, argsOf] of ways)
  describe(`a day with OpenLDAP’s tools, over ${way}`, { skip: missing('/usr/bin/ldapmodify') }, () => {
    let doorward: DoorwardProcess

    before(async () => {
      doorward = await prepareProcess()
      const file = join(doorward.dataFolder, 'directory.yaml')
      writeFileSync(file, truth)
      await doorward.start()
      const applied = await doorward.command('apply', '-f', file)
      assert.equal(applied.code, 0, applied.stderr)
    })
    after(() => doorward.dispose())

    const as = (dn: string, secret: string) => (tool: string, args: string[], input?: string) =>
      runProgram(tool, ['-x', ...argsOf(doorward), '-D', dn, '-w', secret, ...args], {
        ...(input !== undefined && { input }),
        env: { LDAPTLS_CACERT: join(doorward.dataFolder, 'tls', 'ca.pem') },
      })
    const asAdmin = as(admin, adminSecret)
    const search = async (...args: string[]): Promise<string> => {
      const { code, stdout, stderr } = await asAdmin('ldapsearch', ['-LLL', '-o', 'ldif-wrap=no', '-b', base, ...args])
      assert.equal(code, 0, stderr)
      return stdout.trim()
    }
    const done = ({ code, stderr }: Answer): void => assert.equal(code, 0, stderr)
    const mayBind = async (dn: string, secret: string): Promise<boolean> =>
      (await as(dn, secret)('ldapwhoami', [])).stdout === `dn:${dn}\n`

    test('in the morning: who am I, and who is there', async () => {
      assert.equal((await asAdmin('ldapwhoami', [])).stdout, `dn:${admin}\n`)
      const found = await search('-E', 'pr=1/noprompt', '(objectClass=inetOrgPerson)', 'uid')
      assert.deepEqual(found.match(/^uid: .*$/gm)?.toSorted(), ['uid: alice', 'uid: bob'])
    })

    test('somebody begins: an account, and a group for them', async () => {
      const erin = `dn: ${person('erin')}
objectClass: inetOrgPerson
uid: erin
cn: Erin Evans
sn: Evans
givenName: Erin
mail: erin@example.com
userPassword: the first door of Erin

dn: ${group('helpdesk')}
objectClass: groupOfNames
cn: helpdesk
member: ${person('erin')}
`
      done(await asAdmin('ldapadd', [], erin))
      assert.equal((await asAdmin('ldapadd', [], erin)).code, 68)
      assert.match(await search('(uid=erin)', 'memberOf'), new RegExp(`^memberOf: ${group('helpdesk')}$`, 'm'))
      assert.ok(await mayBind(person('erin'), 'the first door of Erin'))
    })

    test('a new telephone, if it is still the old one, told before and after', async () => {
      const change = (number: string): string =>
        `dn: ${person('erin')}\nchangetype: modify\nreplace: telephoneNumber\ntelephoneNumber: ${number}\n`
      const controls = ['-e', '!preread=telephoneNumber', '-e', '!postread=telephoneNumber']
      done(await asAdmin('ldapmodify', [], change('+49 30 1')))
      const told = await asAdmin(
        'ldapmodify',
        [...controls, '-e', '!assert=(telephoneNumber=+49 30 1)'],
        change('+49 30 2'),
      )
      assert.deepEqual(told.stdout.match(/telephoneNumber: .*/g), [
        'telephoneNumber: +49 30 1',
        'telephoneNumber: +49 30 2',
      ])
      const late = await asAdmin('ldapmodify', ['-e', '!assert=(telephoneNumber=+49 30 1)'], change('+49 30 3'))
      assert.equal(late.code, 122)
      assert.match(await search('(uid=erin)', 'telephoneNumber'), /: \+49 30 2$/)
    })

    test('comparing and sorting', async () => {
      assert.equal((await asAdmin('ldapcompare', [person('erin'), 'telephoneNumber:+49-30-2'])).code, 6)
      assert.equal((await asAdmin('ldapcompare', [person('erin'), 'mail:alice@example.com'])).code, 5)
      const found = await search('-E', '!sss=-uid', '(objectClass=inetOrgPerson)', 'uid')
      assert.deepEqual(found.match(/^uid: .*$/gm), ['uid: erin', 'uid: bob', 'uid: alice'])
    })

    test('what changed since the last look, by its cookie (RFC 4533)', async () => {
      const look = async (cookie: string): Promise<[names: string[], next: string]> => {
        const args = ['-E', `!sync=ro${cookie}`, '-b', base, '(objectClass=inetOrgPerson)', 'uid']
        const { code, stdout, stderr } = await asAdmin('ldapsearch', ['-o', 'ldif-wrap=no', ...args])
        assert.equal(code, 0, stderr)
        const names = [...stdout.matchAll(/^uid: (.*)$/gm)].map(([, name]) => name ?? '')
        return [names.toSorted(), /^# cookie: (\S+)$/m.exec(stdout)?.[1] ?? '']
      }
      const [everybody, cookie] = await look('')
      assert.deepEqual(everybody, ['alice', 'bob', 'erin'])
      const change = `dn: ${person('erin')}\nchangetype: modify\nreplace: givenName\ngivenName: Erina\n`
      done(await asAdmin('ldapmodify', [], change))
      assert.deepEqual((await look(`/${cookie}`))[0], ['erin'])
    })

    test('the group gets another name, and more people', async () => {
      done(await asAdmin('ldapmodrdn', ['-r', group('helpdesk'), 'cn=support']))
      done(
        await asAdmin(
          'ldapmodify',
          [],
          `dn: ${group('support')}\nchangetype: modify\nadd: member\nmember: ${person('bob')}\n`,
        ),
      )
      const members = (await search('(cn=support)', 'member')).match(/^member: .*$/gm)
      assert.deepEqual(members?.toSorted(), [`member: ${person('bob')}`, `member: ${person('erin')}`])
      assert.equal(await search('(cn=helpdesk)'), '')
      assert.equal((await asAdmin('ldapmodrdn', ['-r', person('erin'), 'uid=eve'])).code, 53)
    })

    test('passwords: one’s own, and one that is made for somebody', async () => {
      const erin = person('erin')
      const own = as(erin, 'the first door of Erin')
      done(await own('ldappasswd', ['-a', 'the first door of Erin', '-s', 'the second door of Erin']))
      assert.ok(!(await mayBind(erin, 'the first door of Erin')))
      assert.ok(await mayBind(erin, 'the second door of Erin'))
      const made = await asAdmin('ldappasswd', [erin])
      const secret = /^New password: (.*)$/m.exec(made.stdout)?.[1] ?? ''
      assert.ok(secret.length >= 12, made.stdout + made.stderr)
      assert.ok(await mayBind(erin, secret))
      assert.ok(!(await mayBind(erin, 'the second door of Erin')))
    })

    test('nobody else may: not a person, and not without a name', async () => {
      const asAlice = as(person('alice'), aliceSecret)
      assert.equal((await asAlice('ldapdelete', [person('bob')])).code, 32, 'whom Alice does not see')
      assert.equal((await asAlice('ldapdelete', [group('support')])).code, 32)
      const env = { LDAPTLS_CACERT: join(doorward.dataFolder, 'tls', 'ca.pem') }
      const nobody = await runProgram('ldapdelete', ['-x', ...argsOf(doorward), person('bob')], { env })
      assert.ok(nobody.code !== 0)
      assert.match(await search('(uid=bob)', 'uid'), /^uid: bob$/m)
    })

    test('stopped and started again, the day’s work is there', async () => {
      // People made in one go have no order among them, nor as members.
      const all = async () => (await search('(objectClass=*)', '*')).split('\n').toSorted()
      const before = await all()
      assert.equal((await doorward.stop()).code, 0)
      await doorward.start()
      assert.deepEqual(await all(), before)
    })

    test('in the evening somebody leaves', async () => {
      done(await asAdmin('ldapdelete', [group('support')]))
      done(await asAdmin('ldapdelete', [person('erin')]))
      assert.equal((await asAdmin('ldapdelete', [person('erin')])).code, 32)
      const people = await doorward.command('user', 'list', '--json')
      const names = (JSON.parse(people.stdout) as { username: string }[]).map(({ username }) => username)
      assert.deepEqual(names.toSorted(), ['alice', 'bob'])
    })
  })
