import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { readConfig, silentLog } from '#ground'
import { findSocketPath, openControlSocket } from '../../src/main/cli/control-socket.ts'
import { operatorWorld } from '../../src/main/cli/operator-world.ts'
import { startCompany, type CompanySlapd } from '../external/servers/slapd.ts'
import { openTestWorld, password } from '../world/open-test-world.ts'
import { missing } from '../world/peer.ts'
import { run } from './command-line.ts'

const properties = `
security.ldap.url=ldap://ldap.example.com:389
security.ldap.userDN=cn=Manager,dc=company,dc=com
security.ldap.password=\${env:LDAP_PASSWORD}
security.ldap.user_search.base=dc=company,dc=com
security.ldap.user_search.filter=(uid=$\${username})
security.ldap.default_user_group=nobodies
security.ldap.ctx_factory=com.sun.jndi.ldap.LdapCtxFactory
`

/** The same commands, whether a server runs on the folder or not. */
function directorySuite(name: string, start: (cwd: string) => Promise<() => Promise<void>>): void {
  describe(name, { skip: missing('/usr/sbin/slapd') }, () => {
    const cwd = mkdtempSync(join(tmpdir(), 'doorward-cli-'))
    let company: CompanySlapd
    let stop: () => Promise<void>
    before(async () => {
      company = await startCompany()
      stop = await start(cwd)
      // Every JSON is YAML.
      const external = { ...company.settings(), interval: null, bindPassword: { env: 'BIND' } }
      const owner = { username: 'olivia', role: 'owner', password: { value: password } }
      const file = { version: 1, users: [owner], externalDirectories: [{ name: 'corp', ...external }] }
      writeFileSync(join(cwd, 'directory.yaml'), JSON.stringify(file))
      writeFileSync(join(cwd, 'clover.properties'), properties)
    })
    after(async () => {
      await stop()
      await company.dispose()
      rmSync(cwd, { recursive: true })
    })
    const doorward = (...argv: string[]) => run(argv, { cwd, env: { BIND: 'Manager looks up' } })

    test('what a synchronisation would do is shown, done, and listed', async () => {
      assert.match((await doorward('apply', '-f', 'directory.yaml')).out, /~ external directory corp: turned on/)
      const planned = await doorward('directory', 'plan', 'corp')
      assert.match(planned.out, /^\+ smith: create/m)
      assert.match(planned.out, /nothing was changed\.$/)
      assert.ok(!JSON.parse((await doorward('user', 'list', '--json')).out).some(isSmith))

      const synced = await doorward('directory', 'sync', 'corp')
      assert.deepEqual([synced.code, synced.err], [0, ''])
      assert.match(synced.out, /full, complete, .* create/)
      assert.ok(JSON.parse((await doorward('user', 'list', '--json')).out).some(isSmith))

      const { out } = await doorward('directory', 'status', 'corp')
      assert.match(out, /^corp +on +openldap +synchronise +ldaps:/m)
      assert.match(out, /full, complete/)
      const told = JSON.parse((await doorward('directory', 'status', 'corp', '--json')).out)
      assert.deepEqual([told.directory.trouble, told.runs.length], [null, 1])
      assert.ok(!out.includes('Manager looks up') && !JSON.stringify(told).includes('Manager looks up'))
    })

    test('a directory is tried step by step, and one person with it', async () => {
      const tested = await doorward('directory', 'test', 'corp')
      assert.deepEqual([tested.code, tested.err], [0, ''])
      const lines = tested.out.split('\n').filter(line => !line.startsWith('  '))
      assert.equal(lines.length, 8)
      for (const line of lines) assert.match(line, /^(?:ok|look) +\d+ ms {2}\S/)
      assert.match(tested.out, /^ok +\d+ ms {2}Signed in as Manager$/m)
      assert.match(tested.out, /people match the filter$/m)

      const found = await doorward('directory', 'test', 'corp', '--user', 'SMITH')
      assert.equal(found.code, 0)
      assert.match(found.out, /^Found uid=smith,ou=people,dc=company,dc=com$/m)
      assert.match(found.out, /^Name +John Smith +from /m)
      assert.match(found.out, /^State +active$/m)
      assert.match(found.out, /^Group +admins +/m)
      const told = JSON.parse((await doorward('directory', 'test', 'corp', '--user', 'smith', '--json')).out)
      assert.deepEqual([told.steps.length, told.person.trouble], [8, null])
      assert.ok(!JSON.stringify(told).includes('Manager looks up') && !JSON.stringify(told).includes('comes in'))

      const nobody = await doorward('directory', 'test', 'corp', '--user', 'no*body')
      assert.equal(nobody.code, 1)
      assert.match(nobody.out, /^Nobody the filter finds has this username\.\nLooked for .*no\\2abody/m)
    })

    test('a step that fails is told, and what it would have carried is not run', async () => {
      await company.stop()
      try {
        const { code, out } = await doorward('directory', 'test', 'corp')
        assert.equal(code, 1)
        assert.match(out, /^WRONG +\d+ ms {2}Nothing answers at port \d+\n +Check the port/m)
        assert.match(out, /^– +Find people: not run$/m)
        const browsed = await doorward('directory', 'browse', 'corp')
        assert.deepEqual([browsed.code, browsed.out.includes('does not answer')], [1, true])
      } finally {
        await company.start()
      }
    })

    test('the tree is shown an entry at a time, without what is secret', async () => {
      const top = await doorward('directory', 'browse', 'corp')
      assert.deepEqual([top.code, top.out], [0, 'The server holds:\n  dc=company,dc=com'])
      const below = await doorward('directory', 'browse', 'corp', 'ou=people,dc=company,dc=com')
      assert.match(below.out, /^ {2}uid=smith,ou=people,dc=company,dc=com$/m)
      const smith = await doorward('directory', 'browse', 'corp', 'uid=smith,ou=people,dc=company,dc=com')
      assert.match(smith.out, /^cn +John Smith$/m)
      assert.match(smith.out, /^Nothing below it\.$/m)
      assert.ok(!/userPassword/i.test(smith.out))
      const told = JSON.parse(
        (await doorward('directory', 'browse', 'corp', smith.out.split('\n')[0] ?? '', '--json')).out,
      )
      assert.deepEqual([told.dn, told.children], ['uid=smith,ou=people,dc=company,dc=com', []])

      const nowhere = await doorward('directory', 'browse', 'corp', 'ou=nowhere,dc=company,dc=com')
      assert.equal(nowhere.code, 1)
      assert.match(nowhere.out, /no such entry/i)
      assert.equal((await doorward('directory', 'browse', 'corp', 'dc=company', 'more')).code, 2)
      assert.equal((await doorward('directory', 'browse')).code, 2)
      assert.match((await doorward('directory', 'browse', '--help')).out, /^doorward directory browse NAME \[DN\]$/m)
      for (const verb of ['test', 'browse'])
        assert.match((await doorward('directory', verb, 'cor')).err, /no directory “cor”\. There are: corp/)
    })

    test('a directory is turned off and on, and is not synchronised while it is off', async () => {
      assert.match((await doorward('directory', 'off', 'corp')).out, /^corp +off/m)
      const refused = await doorward('directory', 'sync', 'corp')
      assert.deepEqual([refused.code, refused.out], [1, ''])
      assert.match(refused.err, /turned off/)
      assert.match((await doorward('directory', 'on', 'corp')).out, /^corp +on/m)
      assert.match((await doorward('directory', 'plan', 'corp')).out, /unchanged/)
      assert.match((await doorward('directory', 'status', 'cor')).err, /no directory “cor”\. There are: corp/)
      assert.equal((await doorward('directory', 'sync')).code, 2)
    })

    test('people move here until a day, which is shown, extended and taken back', async () => {
      const moving = (...options: string[]) => doorward('directory', 'bind-through', 'corp', ...options)
      assert.match((await moving()).out, /^Nobody moves here/)
      const begun = await moving('--until', inAMonth())
      assert.deepEqual([begun.code, begun.err], [0, ''])
      assert.match(begun.out, /^0 moved, [1-9]\d* wait until \d{4}-/)
      assert.match((await doorward('directory', 'status', 'corp')).out, /^Moving here: 0 moved, /m)
      const told = JSON.parse((await moving('--json')).out)
      assert.deepEqual([told.moved, told.expired, told.elsewhere], [0, 0, 0])
      assert.match((await moving('--until', 'soon')).err, /“soon” is no date/)
      assert.match((await moving('--until', '2001-01-01')).err, /day in the future/)
      assert.match((await moving('--until', inAMonth(), '--stop')).err, /not both/)
      assert.match((await moving('--stop')).out, /^Nobody moves here/)
      assert.match((await doorward('directory', 'bind-through', 'cor')).err, /no directory “cor”/)
    })

    test('the settings of a CloverDX server become a directory, which is off', async () => {
      const draft = await doorward('directory', 'import-cloverdx', 'clover', 'clover.properties', '--plan')
      assert.match(draft.out, /^Would make clover: synchronise, ldap:\/\/ldap\.example\.com:389$/m)
      for (const note of [
        /security\.ldap\.password: What \$\{env:LDAP_PASSWORD\}/,
        /ctx_factory/,
        /code “nobodies”/,
        /bind password is still to be given/,
      ])
        assert.match(draft.out, note)
      assert.ok(!(await doorward('directory', 'list')).out.includes('clover'))
      assert.match((await doorward('directory', 'import-cloverdx', 'clover', 'clover.properties')).out, /^Made clover/)
      assert.match((await doorward('directory', 'list')).out, /^clover +off +other +synchronise/m)
      assert.equal((await doorward('directory', 'on', 'clover')).code, 1)
      assert.match((await doorward('directory', 'import-cloverdx', 'x', 'nowhere')).err, /cannot be read/)
      assert.match((await doorward('directory', 'import-cloverdx', 'clover', 'clover.properties')).err, /of this name/)
    })
  })
}

const inAMonth = (): string => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
const isSmith = ({ username }: { username: string }): boolean => username === 'smith'

directorySuite('directory commands, with no server', async () => async () => {})

directorySuite('directory commands, over the socket of a server', async cwd => {
  const config = await readConfig({ flags: {}, env: {}, cwd })
  const world = await openTestWorld({ dataFolder: config.dataFolder })
  const path = findSocketPath(config.dataFolder, {}) ?? ''
  const socket = await openControlSocket(path, operatorWorld(world, config), silentLog)
  return async () => {
    await socket.close()
    await world.close()
  }
})
