import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { readConfig, silentLog } from '#ground'
import { findSocketPath, openControlSocket } from '../../src/main/cli/control-socket.ts'
import { operatorWorld } from '../../src/main/cli/operator-world.ts'
import { openTestWorld, password } from '../world/open-test-world.ts'
import { run } from './command-line.ts'

const file = `version: 1
groups: [ { name: staff } ]
users:
  - { username: alice, displayName: Alice Adams, role: owner, groups: [staff], password: { env: ALICE } }
  - { username: bob, displayName: Bob Brown, groups: [staff], password: { file: bob.txt } }
`
const env = { ALICE: password }

/** The same commands, whether a server runs on the folder or not. */
function commandSuite(name: string, start: (cwd: string) => Promise<() => Promise<void>>): void {
  describe(name, () => {
    const cwd = mkdtempSync(join(tmpdir(), 'doorward-cli-'))
    let stop: () => Promise<void>
    before(async () => {
      writeFileSync(join(cwd, 'people.yaml'), file)
      writeFileSync(join(cwd, 'bob.txt'), `${password}\n`)
      stop = await start(cwd)
    })
    after(async () => {
      await stop()
      rmSync(cwd, { recursive: true })
    })
    const doorward = (...argv: string[]) => run(argv, { cwd, env })

    test('a plan, the change, and nothing more', async () => {
      const planned = await doorward('apply', '-f', 'people.yaml', '--plan', '--data', 'data')
      if (name.includes('no server')) assert.match(planned.err, /There is no Doorward in/)
      else assert.match(planned.out, /\+ user alice \(owner\)[^]*4 changes to make; nothing was changed/)

      const applied = await doorward('apply', '-f', 'people.yaml')
      assert.deepEqual(applied, {
        code: 0,
        out: '+ group staff\n+ user alice (owner)\n+ user bob\n~ group staff: +alice +bob\n4 changes made.',
        err: '',
      })
      assert.equal((await doorward('apply', '-f', 'people.yaml')).out, 'Nothing to change.')
      assert.deepEqual(JSON.parse((await doorward('apply', '-f', 'people.yaml', '--plan', '--json')).out), {
        applied: false,
        changes: [],
        notes: [],
        doubts: [],
      })
    })

    test('a plan that would change something ends with 3, and one that removes much asks first', async () => {
      writeFileSync(join(cwd, 'fewer.yaml'), file.replace(/ {2}- { username: bob.*\n/, ''))
      renameSync(join(cwd, 'people.yaml'), join(cwd, 'kept.yaml'))
      renameSync(join(cwd, 'fewer.yaml'), join(cwd, 'people.yaml'))
      const prune = (...more: string[]) => doorward('apply', '-f', 'people.yaml', '--prune', ...more)
      const doubt = '1 of 2 people would go to the trash, which is more than a third.'
      assert.deepEqual(await prune('--plan', '--exit-code'), {
        code: 3,
        out: `- user bob: to the trash\n1 change to make; nothing was changed.\nNeeds --yes: ${doubt}`,
        err: '',
      })
      const { code, err } = await prune()
      assert.deepEqual([code, err.includes(doubt)], [1, true])
      assert.equal((await prune('--yes')).out, '- user bob: to the trash\n1 change made.')
      renameSync(join(cwd, 'kept.yaml'), join(cwd, 'people.yaml'))
      assert.equal((await prune('--plan', '--exit-code')).code, 3)
      assert.equal((await prune()).out, '^ user bob: back from the trash\n1 change made.')
      assert.equal((await prune('--plan', '--exit-code')).code, 0)
    })

    test('accounts of machines, which are stopped and started by name', async () => {
      const services = join(cwd, 'services.yaml')
      writeFileSync(services, 'version: 1\nserviceAccounts: [{ name: Import, contact: bob, role: usermanager }]\n')
      assert.equal((await doorward('service-account', 'list')).out, 'No service accounts.')
      assert.match((await doorward('apply', '-f', 'services.yaml')).out, /^\+ service account Import \(usermanager\)/)
      assert.equal(
        (await doorward('service-account', 'list', '--search', 'imp')).out,
        'NAME    ROLE         STATE    CONTACT  TOKENS  LAST USED\n' +
          'Import  usermanager  enabled  bob      0       –',
      )
      assert.match((await doorward('service-account', 'disable', 'import')).out, /Import {2}usermanager {2}disabled/)
      const [told] = JSON.parse((await doorward('service-account', 'enable', 'Import', '--json')).out)
      assert.deepEqual([told.name, told.disabled, told.lastUsedAt], ['Import', false, null])
      assert.match((await doorward('service-account', 'disable', 'export')).err, /There is no service account “export”/)
      assert.match((await doorward('service-account', 'remove', 'import', '--yes')).err, /kept in services\.yaml/)
      writeFileSync(services, 'version: 1\nserviceAccounts: []\n')
      assert.equal((await doorward('apply', '-f', 'services.yaml', '--prune', '--yes')).code, 0)
    })

    test('accounts of machines are made, given tokens and removed', async () => {
      const run = (...words: string[]) => doorward('service-account', ...words)
      assert.match((await run('add', 'Nightly')).err, /say who with --contact USER/)
      assert.match((await run('add', 'Nightly', '--contact', 'nobody')).err, /nobody/)
      assert.equal((await run('add', 'Nightly', '--contact', 'bob', '--role', 'owner')).code, 1)
      const added = await run('add', 'Nightly', '--contact', 'bob', '--role', 'usermanager', '--description', 'Imports')
      assert.match(added.out, /^Nightly {2}usermanager {2}enabled {2}bob +0 +–$/m)
      assert.equal((await run('add', 'nightly', '--contact', 'bob')).code, 1, 'the name is taken')

      assert.match((await run('token', 'nightly')).err, /Choose at least one thing it may do/)
      assert.match((await run('token', 'nightly', '--scopes', 'people:eat')).err, /no scope “people:eat”/)
      assert.match(
        (await run('token', 'nightly', '--scopes', 'people:read,settings:write')).err,
        /role of this account cannot do this/,
      )
      assert.match((await run('token', 'nightly', '--scopes', 'people:read', '--until', 'soon')).err, /is no date/)
      const made = await run('token', 'nightly', '--scopes', 'people:read,groups:read')
      assert.match(made.out, /^dw\S{20,}$/, 'nothing but the token, for a pipe')
      assert.match(made.err, /A token of Nightly for people:read, groups:read\. It is shown this once\./)
      const told = JSON.parse((await run('token', 'nightly', '--scopes', 'people:read', '--name', 'CI', '--json')).out)
      assert.deepEqual([told.account, told.name, told.scopes], ['Nightly', 'CI', ['people:read']])
      assert.equal(JSON.parse((await run('list', '--json')).out)[0].tokens, 2)
      const { out: trail } = await doorward('audit', 'export')
      assert.match(trail, /"service\.token-created"/)
      assert.ok(!trail.includes(made.out) && !trail.includes(told.text))

      assert.match((await run('remove', 'nightly')).err, /Nothing was changed/)
      assert.equal((await run('remove', 'nightly', '--yes')).out, 'Nightly is gone, and its tokens are refused.')
      assert.equal((await run('list')).out, 'No service accounts.')
      assert.match((await run('remove', 'nightly', '--yes')).err, /There is no service account/)
    })

    test('signing keys are rotated, listed and taken back', async () => {
      assert.match((await doorward('keys', 'rotate', '--algorithm', 'HS256')).err, /none of RS256, ES256, EdDSA/)
      await doorward('keys', 'rotate', '--algorithm', 'eddsa', '--now')
      const made = await doorward('keys', 'rotate', '--algorithm', 'EdDSA', '--json')
      const { kid, phase, signsFrom, createdAt } = JSON.parse(made.out)
      assert.deepEqual([phase, Date.parse(signsFrom) - Date.parse(createdAt)], ['next', 86_400_000])
      assert.match((await doorward('keys', 'rotate', '--algorithm', 'EdDSA')).err, /published already and signs from/)
      const all = JSON.parse((await doorward('keys', 'list', '--json')).out) as { algorithm: string; phase: string }[]
      const ours = all.filter(({ algorithm }) => algorithm === 'EdDSA')
      assert.deepEqual(
        ours.map(key => key.phase).filter(one => one !== 'old'),
        ['signs', 'next'],
      )
      assert.match((await doorward('keys', 'list')).out, /^EdDSA +signs later +\d{4}-.* +– +[\w-]{43}$/m)
      assert.equal((await doorward('keys', 'remove', kid)).code, 0)
      assert.match((await doorward('keys', 'remove', kid)).err, /There is no such key/)
    })

    test('tokens with which apps add themselves are made, listed and ended', async () => {
      const made = await doorward('registration', 'token', '--name', 'Scanner', '--until', '2126-01-01')
      assert.match(made.err, /works for a year at most/)
      const token = await doorward('registration', 'token', '--name', 'Scanner')
      assert.match(token.out, /^dwr_[\w-]{43}$/)
      assert.match(token.err, /shown this once[^]*App registration is switched off/)
      assert.match((await doorward('registration', 'token', '--until', 'soon')).err, /Give a date/)
      const [{ id, name, createdAt, expiresAt }] = JSON.parse((await doorward('registration', 'list', '--json')).out)
      assert.deepEqual([name, Date.parse(expiresAt) - Date.parse(createdAt)], ['Scanner', 3_600_000])
      assert.ok(!(await doorward('audit', 'list')).out.includes(token.out))
      assert.equal((await doorward('registration', 'end', id)).out, 'No registration tokens.')
      assert.match((await doorward('registration', 'end', id)).err, /There is no such token/)
    })

    test('an export is what apply takes', async () => {
      assert.match((await doorward('export')).out, /^# A directory as a file of truth/)
      assert.match(
        (await doorward('export', '-o', 'all.yaml')).out,
        /^People: 2, groups: 1, apps: 0\. Written to .*all\.yaml\.$/,
      )
      assert.equal(statSync(join(cwd, 'all.yaml')).mode & 0o777, 0o600)
      assert.equal((await doorward('apply', '-f', 'all.yaml', '--plan', '--exit-code')).code, 0)
      assert.match((await doorward('apply', '-f', 'all.yaml', '--prune')).err, /says “owns: false”/)
    })

    test('an export with secrets is encrypted, and apply asks what opens it', async () => {
      const asked = (answers: string[], ...argv: string[]) => run(argv, { cwd, env, answers })
      const passphrase = 'four words of chalk'
      assert.match(
        (await asked([passphrase, 'another'], 'export', '--with-secrets', 'all.age')).err,
        /passphrases differ/,
      )
      assert.match(
        (await asked(['short', 'short'], 'export', '--with-secrets', 'all.age')).err,
        /12 characters or more/,
      )
      assert.match((await asked([], 'export', '--with-secrets', 'all.age')).err, /Give a passphrase/)
      assert.equal((await asked([passphrase, passphrase], 'export', '--with-secrets', 'all.age')).code, 0)
      const bytes = readFileSync(join(cwd, 'all.age'))
      assert.equal(bytes.toString('latin1', 0, 21), 'age-encryption.org/v1')
      assert.ok(!bytes.includes('alice') && !bytes.includes('argon2'))

      const opened = await asked([passphrase], 'apply', '-f', 'all.age', '--plan')
      assert.deepEqual([opened.code, opened.out], [0, 'Nothing to change.'])
      assert.match((await asked(['the wrong passphrase'], 'apply', '-f', 'all.age')).err, /not its passphrase/)
      assert.match((await doorward('apply', '-f', 'all.age')).err, /The file is encrypted/)

      const identity = await generateX25519Identity()
      writeFileSync(join(cwd, 'key.txt'), `# made by a test\n${identity}\n`)
      await doorward('export', '--with-secrets', 'key.age', '--recipient', await identityToRecipient(identity))
      assert.equal((await doorward('apply', '-f', 'key.age', '--key-file', 'key.txt', '--plan', '--exit-code')).code, 0)
    })

    test('people, as a table and as JSON', async () => {
      const { out } = await doorward('user', 'list')
      assert.equal(
        out,
        'USERNAME  NAME         E-MAIL  ROLE   STATE   GROUPS\n' +
          'alice     Alice Adams  –       owner  active  staff\n' +
          'bob       Bob Brown    –       user   active  staff',
      )
      const [bob] = JSON.parse((await doorward('user', 'list', '--search', 'BOB', '--json')).out)
      assert.deepEqual([bob.username, bob.groups, bob.managedBy], ['bob', ['staff'], 'people.yaml'])
      assert.match((await doorward('user', 'show', 'bob')).out, /^username +bob$/m)
      assert.equal((await doorward('user', 'list', '--state', 'trashed')).out, 'Nobody.')
    })

    test('somebody is disabled and enabled', async () => {
      assert.match((await doorward('user', 'disable', 'bob')).out, /^state +disabled$/m)
      assert.match((await doorward('user', 'enable', 'bob')).out, /^state +active$/m)
    })

    test('groups: made, filled, emptied, shown', async () => {
      assert.match((await doorward('group', 'add', 'Ops Team', '--description', 'On call')).out, /^code +ops team$/m)
      await doorward('group', 'add-member', 'ops team', 'bob', '--until', '2031-01-31')
      await doorward('group', 'add-member', 'ops team', 'staff', '--group')
      assert.match((await doorward('group', 'show', 'ops team')).out, /^bob +Bob Brown +directly +2031-02-01T00:00/m)
      const { members, people } = JSON.parse((await doorward('group', 'show', 'ops team', '--json')).out)
      assert.equal(people, 2)
      assert.deepEqual(
        members.map(({ kind, name, isDirect }: Record<string, unknown>) => [kind, name, isDirect]),
        [
          ['group', 'staff', true],
          ['user', 'bob', true],
          ['user', 'alice', false],
        ],
      )
      await doorward('group', 'remove-member', 'ops team', 'staff', '--group')
      assert.match((await doorward('group', 'remove-member', 'ops team', 'bob')).out, /^people +0$/m)
      assert.match((await doorward('group', 'list')).out, /^Ops Team +0 +On call/m)
      assert.match(
        (await doorward('group', 'add-member', 'ops team', 'bob', '--until', '2031-02-31')).err,
        /Expected a day/,
      )
    })

    test('apps: listed, disabled, enabled', async () => {
      writeFileSync(
        join(cwd, 'apps.yaml'),
        'version: 1\napps: [ { name: wiki, title: Wiki, access: { groups: [staff] }, ldap: {} } ]\n',
      )
      await doorward('apply', '-f', 'apps.yaml')
      assert.match((await doorward('app', 'list')).out, /^wiki +Wiki +enabled +ldap +staff$/m)
      assert.match((await doorward('app', 'disable', 'wiki')).out, /^state +disabled$/m)
      assert.equal(JSON.parse((await doorward('app', 'show', 'wiki', '--json')).out).enabled, false)
      assert.match((await doorward('app', 'enable', 'wiki')).out, /^state +enabled$/m)
      assert.match((await doorward('app', 'show', 'none')).err, /There is no app “none”/)
    })

    test('app passwords: made for an app, listed without their text, revoked', async () => {
      assert.equal((await doorward('app-password', 'list', 'alice')).out, 'No app passwords.')
      const made = await doorward('app-password', 'add', 'alice', '--app', 'wiki', '--name', 'Phone', '--json')
      const { id, text } = JSON.parse(made.out) as { id: string; text: string }
      assert.match(text, /^[0-9a-z]{5}(-[0-9a-z]{5}){4}$/)
      const { out } = await doorward('app-password', 'list', 'alice')
      assert.match(out, new RegExp(`^Phone +wiki +\\S+ +– +– +– +${id}$`, 'm'))
      assert.ok(!out.includes(text))
      assert.equal((await doorward('app-password', 'revoke', 'alice', id)).out, 'It is revoked.')
      assert.match((await doorward('app-password', 'revoke', 'alice', id)).err, /may have been revoked already/)
      assert.match((await doorward('app-password', 'add', 'alice', '--until', 'soon')).err, /“soon” is no date/)
      assert.match((await doorward('app-password', 'add', 'alice', '--app', 'none')).err, /There is no app “none”/)
    })

    test('sessions: none to list, none to end', async () => {
      assert.equal((await doorward('session', 'list', 'bob')).out, 'No sessions.')
      assert.equal((await doorward('session', 'end', 'bob')).out, 'There was none.')
    })

    test('the audit log, as a line of JSON for each event', async () => {
      const { code, out } = await doorward('audit', 'export', '--user', 'bob')
      assert.equal(code, 0)
      const events = out.split('\n').map(line => JSON.parse(line))
      assert.ok(events.some(({ kind, subject }) => kind === 'user.created' && subject.name === 'Bob Brown'))
      assert.ok(
        events.every(({ at }, i) => i === 0 || at <= events[i - 1].at),
        'newest first',
      )
      const server = (await doorward('audit', 'export', '--what', 'server')).out
        .split('\n')
        .map(line => JSON.parse(line))
      const exported = server.filter(({ kind }) => kind === 'audit.exported')
      assert.equal(exported.length, 3, 'this one, the one before, and that of the service accounts')
      assert.equal(exported[0].actor.name, 'Operator at the command line')
      assert.equal((await doorward('audit', 'export', '--to', '2001-01-01')).out, '')
      assert.match((await doorward('audit', 'export', '--from', 'yesterday')).err, /--from takes a day/)
      assert.match((await doorward('audit', 'export', '--what', 'all')).err, /--what takes sign-ins, access/)
      assert.match((await doorward('audit', 'export', '--app', 'none')).err, /There is no app “none”/)
      assert.match((await doorward('audit', 'export', '--user', 'none')).err, /none/)
    })

    test('somebody goes to the trash, comes back, and is forgotten', async () => {
      assert.match((await doorward('user', 'trash', 'bob')).out, /^state +trashed$/m)
      assert.match((await doorward('user', 'restore', 'bob')).out, /^state +active$/m)
      assert.match((await doorward('user', 'erase', 'bob')).err, /add --yes/)
      assert.match((await doorward('user', 'erase', 'bob', '--yes')).err, /Move this person to the trash first/)
      await doorward('user', 'trash', 'bob')
      assert.equal((await doorward('user', 'erase', 'bob', '--yes')).out, 'bob is forgotten.')
      assert.match(
        (await doorward('apply', '-f', 'people.yaml')).err,
        /^people\.yaml:5: users\.1\.username: “bob” belonged/,
      )
    })

    test('links: to be invited, made again, and to choose a password', async () => {
      const invite = async (...argv: string[]) => JSON.parse((await doorward('invite', ...argv, '--json')).out)
      const first = await invite('Emre Aydin', '--email', 'emre@example.com', '--groups', 'staff')
      assert.match(first.url, /^http:\/\/localhost:8080\/invitation\?token=[\w-]{43}$/)
      assert.equal(first.mailedTo, null)
      const again = await invite('emre@example.com', '--again')
      assert.equal(again.id, first.id)
      assert.notEqual(again.url, first.url)
      assert.match(
        (await doorward('invite', 'Ada')).out,
        /Lets Ada in, once, until .*It was not mailed; hand it over\./s,
      )
      assert.equal((await doorward('invite', 'alice', '--again', '--role', 'admin')).code, 2)
      assert.match((await doorward('invite', 'alice', '--again')).err, /not waiting to accept an invitation/)
      assert.match((await doorward('invite', 'X', '--groups', 'nowhere')).err, /There is no group “nowhere”/)
      const invited = JSON.parse((await doorward('user', 'list', '--state', 'invited', '--json')).out)
      const names = invited.map(({ displayName }: { displayName: string }) => displayName)
      assert.deepEqual(names.toSorted(), ['Ada', 'Emre Aydin'])

      const reset = JSON.parse((await doorward('user', 'reset-link', 'alice', '--json')).out)
      assert.match(reset.url, /^http:\/\/localhost:8080\/reset\?token=[\w-]{43}$/)
      assert.match((await doorward('user', 'reset-link', first.id)).err, /cannot sign in now/)
      const given = JSON.parse((await doorward('user', 'temporary-password', 'alice', '--json')).out)
      assert.match(given.password, /^[0-9a-z]{5}(-[0-9a-z]{5}){3}$/)
    })

    test('links: for an owner, and none for a second first owner', async () => {
      const link = JSON.parse((await doorward('owner-login', 'alice', '--json')).out)
      assert.match(link.url, /^http:\/\/localhost:8080\/owner-login\?token=[\w-]{43}$/)
      assert.match((await doorward('owner-login', 'bob')).err, /bob/)
      const { code, err } = await doorward('setup-link')
      assert.deepEqual([code, /has been set up/.test(err)], [1, true])
    })

    const refused: [argv: string[], says: RegExp][] = [
      [['user', 'show', 'nobody'], /There is nobody called “nobody”/],
      [['user', 'disable', 'alice'], /last owner who can sign in/],
      [['user', 'list', '--state', 'gnoe'], /state: Allowed: .*Did you mean “gone”/],
      [['apply', '-f', 'none.yaml'], /none\.yaml cannot be read/],
      [['user', 'list', '--config', 'none.yaml'], /none\.yaml cannot be read/],
    ]
    for (const [argv, says] of refused)
      test(`refused: ${argv.join(' ')}`, async () => {
        const { code, out, err } = await doorward(...argv)
        assert.deepEqual([code, out], [1, ''])
        assert.match(err, says)
        assert.match(JSON.parse((await doorward(...argv, '--json')).err).error.message, says)
      })

    test('a file that is wrong is refused with its line, and a secret that is missing with its name', async () => {
      writeFileSync(join(cwd, 'wrong.yaml'), 'version: 1\nusers:\n  - { usrname: x }\n')
      assert.match(
        (await doorward('apply', '-f', 'wrong.yaml')).err,
        /^wrong\.yaml:3: users\.0\.usrname: .*Did you mean “username”/,
      )
      const { err } = await run(['apply', '-f', 'people.yaml'], { cwd })
      assert.match(err, /^people\.yaml:4: users\.0\.password: The variable ALICE is not set\.$/)
    })
  })
}

commandSuite('commands, with no server', async () => async () => {})

commandSuite('commands, over the socket of a server', async cwd => {
  const config = await readConfig({ flags: {}, env: {}, cwd })
  const world = await openTestWorld({ dataFolder: config.dataFolder })
  const socket = await openControlSocket(
    findSocketPath(config.dataFolder, {}) ?? '',
    operatorWorld(world, config),
    silentLog,
  )
  return async () => {
    const { items } = await world.asOperator.audit.list({})
    await socket.close()
    await world.close()
    assert.ok(items.length > 0)
    assert.deepEqual([...new Set(items.map(({ actor, door }) => `${actor} ${door}`))], ['system:operator cli'])
  }
})
