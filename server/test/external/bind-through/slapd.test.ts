import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import type { ExternalId, ExternalSettings, User } from '#directory'
import { days, hours, minutes, Secret } from '#ground'
import { fixedClock, type FixedClock } from '../../world/clock.ts'
import { cli, operator } from '../../world/open-test-world.ts'
import { startCompany, type CompanySlapd } from '../servers/slapd.ts'
import { directoryId, openDirectoryWorld, type DirectoryWorld } from '../sign-in/directory-world.ts'

const by = { actor: operator, origin: cli }
const comesIn = (uid: string): string => `${uid} comes in`

for (const state of ['on', 'off'] as const)
  describe(`people who move here from an OpenLDAP that is ${state}`, () => {
    let slapd: CompanySlapd
    let clock: FixedClock
    let there: DirectoryWorld
    let settings: ExternalSettings
    let isStopped = false

    // Without a policy its password policy does nothing but know the attributes.
    before(async () => void (slapd = await startCompany({ database: ['overlay ppolicy'] })))
    after(() => slapd?.dispose())
    beforeEach(async () => {
      clock = fixedClock()
      settings = slapd.settings({ syncGroups: true })
      there = await openDirectoryWorld({ clock, settings, bindPassword: slapd.managerPassword })
      await synchronise()
      await there.world.bindThrough.start(directoryId, by, { until: clock.now() + days(30), people: null })
      if (state === 'off') await there.world.asOperator.externals.turnOff(directoryId as ExternalId)
    })
    afterEach(async () => {
      await there?.dispose()
      if (isStopped) await start()
    })
    async function stop(): Promise<void> {
      isStopped = true
      await slapd.stop()
    }
    async function start(): Promise<void> {
      isStopped = false
      await slapd.start()
    }

    async function synchronise() {
      const { synchronisation } = there.world
      const { id } = await synchronisation.start(directoryId, by)
      await synchronisation.settled(directoryId)
      const run = await synchronisation.findRun(directoryId, id)
      assert.equal(run?.outcome, 'complete', JSON.stringify(run?.message))
      return { run, lines: await synchronisation.lines(id, { after: -1, limit: 200 }) }
    }
    const kind = async (name: string, password = comesIn(name)) => (await there.signIn(name, password)).kind
    const counts = async () => (await there.world.bindThrough.progress(directoryId, by)).counts
    const hashOf = async (user: User) =>
      (
        await there.world.store.read
          .selectFrom('password')
          .select('hash')
          .where('userId', '=', user.id)
          .executeTakeFirst()
      )?.hash
    const modify = (uid: string, lines: string) =>
      slapd.run('ldapmodify', [], `dn: ${slapd.personDn(uid)}\nchangetype: modify\n${lines}\n`)

    test('the first sign-in asks the directory; from the second on it is not there to be asked', async () => {
      const before = there.get('smith')
      const { moved, waiting } = await counts()
      assert.equal(moved, 0)
      assert.ok(waiting > 2)
      assert.equal(await hashOf(before), undefined)
      assert.equal(await kind('smith'), 'signed-in')
      const here = there.get('smith')
      assert.equal(here.source, 'local')
      assert.equal(here.id, before.id)
      assert.equal(here.credentialVersion, before.credentialVersion)
      assert.match((await hashOf(here)) ?? '', /^\$argon2id\$/)
      assert.deepEqual(await counts(), { moved: 1, waiting: waiting - 1, expired: 0, elsewhere: 0 })

      await stop()
      assert.equal(await kind('smith'), 'signed-in')
      assert.equal((await there.bind('smith', comesIn('smith'))).kind, 'ok')
      assert.equal(await kind('smith', 'wrong'), 'refused')
    })

    test('a bind at the directory server is a first sign-in as well', async () => {
      assert.equal((await there.bind('jones', 'wrong')).kind, 'refused')
      assert.equal((await there.bind('jones', comesIn('jones'))).kind, 'ok')
      assert.equal(there.get('jones').source, 'local')
      await stop()
      assert.equal((await there.bind('jones', comesIn('jones'))).kind, 'ok')
      assert.equal(await kind('jones'), 'signed-in')
    })

    test('a wrong password moves nobody and is counted', async () => {
      for (let n = 0; n < 5; n++) assert.equal(await kind('smith', `guess ${n}`), 'refused')
      assert.equal(await kind('smith'), 'paused')
      assert.equal((await counts()).moved, 0)
      clock.advance(minutes(2))
      assert.equal(await kind('smith'), 'signed-in')
    })

    test('an empty password, one of spaces and one of NULs move nobody', async () => {
      for (const password of ['', ' ', '\t\n ', '\0', '\0\0']) {
        assert.equal(await kind('smith', password), 'refused', JSON.stringify(password))
        assert.equal((await there.bind('smith', password)).kind, 'refused')
      }
      assert.equal((await counts()).moved, 0)
    })

    test('while the directory does not answer nobody is told that a password is wrong, and nothing is counted', async () => {
      await stop()
      for (let n = 0; n < 8; n++) {
        assert.equal(await kind('smith', `guess ${n}`), 'unreachable')
        assert.equal((await there.bind('smith', comesIn('smith'))).kind, 'unreachable')
        clock.advance(minutes(1))
      }
      assert.equal((await counts()).moved, 0)
      await start()
      clock.advance(minutes(1))
      assert.equal(await kind('smith'), 'signed-in')
    })

    test('whoever is disabled there stays out', async () => {
      const lock = 'pwdAccountLockedTime'
      await modify('smith', `add: ${lock}\n${lock}: 000001010000Z`)
      assert.equal(await kind('smith'), 'refused')
      assert.ok((await there.refusals()).includes('disabled'))
      assert.equal((await there.bind('smith', comesIn('smith'))).kind, 'refused')
      await modify('smith', `delete: ${lock}`)
      assert.equal(await kind('smith'), 'signed-in')
    })

    test('whoever is disabled here stays out, and is not moved', async () => {
      await there.world.asOperator.users.disable(there.get('smith').id)
      assert.equal(await kind('smith'), 'refused')
      assert.equal(await hashOf(there.get('smith')), undefined)
    })

    test('somebody else who bears the name there by now is not let in as them', async () => {
      const entry = `dn: uid=late,ou=people,${slapd.base}\nobjectClass: inetOrgPerson\nuid: nobody\ncn: L\nsn: L\nuserPassword: late comes in\n`
      await modify('nobody', 'replace: givenName\ngivenName: N')
      await slapd.run('ldapmodrdn', [slapd.personDn('nobody'), 'uid=renamed'])
      await modify('renamed', 'replace: uid\nuid: renamed')
      await slapd.run('ldapadd', [], entry.replace('uid: nobody', 'uid: late\nuid: nobody'))
      try {
        assert.equal(await kind('nobody', 'late comes in'), 'refused')
        assert.equal((await counts()).moved, 0)
      } finally {
        await slapd.run('ldapdelete', [slapd.personDn('late')])
        await slapd.run('ldapmodrdn', ['-r', slapd.personDn('renamed'), 'uid=nobody'])
      }
    })

    test('twice at once is one move, and both are in', async () => {
      const kinds = await Promise.all([kind('smith'), kind('smith'), kind('smith', 'wrong'), kind('smith')])
      assert.deepEqual(kinds, ['signed-in', 'signed-in', 'refused', 'signed-in'])
      assert.equal((await counts()).moved, 1)
      const moves = there.world.store.read.selectFrom('audit').select('id').where('kind', '=', 'user.migrated')
      assert.equal((await moves.execute()).length, 1)
      assert.equal(there.get('smith').source, 'local')
    })

    test('never unencrypted, also when the settings were changed since', async () => {
      await there.set({ ...settings, urls: [slapd.url] })
      const isOn = there.world.memory.externals.find(directoryId)?.enabled === true
      assert.equal(await kind('smith'), isOn ? 'signed-in' : 'unreachable')
      assert.equal(await hashOf(there.get('smith')), undefined)
      assert.equal((await counts()).moved, 0)
      await there.set({ ...settings, urls: [slapd.url], startTls: true, tls: { ...settings.tls } })
      clock.advance(hours(1))
      assert.equal(await kind('smith'), 'signed-in')
      assert.equal(there.get('smith').source, 'local')
    })

    test('after the end nobody moves any more, and an extension lets them', async () => {
      clock.advance(days(31))
      const after = await kind('smith')
      assert.equal(after, state === 'on' ? 'signed-in' : 'refused')
      const { moved, waiting, expired } = await counts()
      assert.deepEqual([moved, waiting], [0, 0])
      await there.world.bindThrough.start(directoryId, by, { until: clock.now() + days(1), people: null })
      assert.equal((await counts()).waiting, expired)
      assert.equal(await kind('smith'), 'signed-in')
      assert.equal((await counts()).moved, 1)
    })

    test('when it is ended, who waited does not move, and who has moved stays', async () => {
      assert.equal(await kind('smith'), 'signed-in')
      await there.world.bindThrough.end(directoryId, by)
      assert.deepEqual(await counts(), { moved: 1, waiting: 0, expired: 0, elsewhere: 0 })
      assert.equal(await kind('smith'), 'signed-in')
      assert.equal(await kind('jones'), state === 'on' ? 'signed-in' : 'refused')
      assert.equal(await hashOf(there.get('jones')), undefined)
    })

    test('groups they were given stay theirs', async () => {
      const groups = there.groupsOf('smith')
      assert.ok(groups.length > 0)
      await kind('smith')
      assert.deepEqual(there.groupsOf('smith'), groups)
      const origins = await there.world.store.read
        .selectFrom('membership')
        .select('origin')
        .where('userId', '=', there.get('smith').id)
        .execute()
      assert.ok(origins.every(({ origin }) => origin === 'hand'))
    })

    if (state === 'on') {
      test('a synchronisation afterwards takes nobody back, and finds no conflict', async () => {
        assert.equal(await kind('smith'), 'signed-in')
        const { id } = there.get('smith')
        await modify('smith', 'replace: givenName\ngivenName: Johnny')
        const { lines } = await synchronise()
        const line = lines.find(({ localId }) => localId === id)
        assert.match(JSON.stringify(line?.data), /moved here with their password/)
        assert.deepEqual(await there.conflicts(), [])
        const groups = there.groupsOf('smith')
        // Known under every name, and missed by nobody.
        await slapd.run('ldapmodrdn', ['-r', slapd.personDn('smith'), 'uid=smithy'])
        await synchronise()
        assert.equal(there.find('smithy'), undefined)
        await slapd.run('ldapmodrdn', ['-r', slapd.personDn('smithy'), 'uid=smith'])
        const { givenName, source } = there.get('smith')
        assert.deepEqual([givenName, source], ['John', 'local'])
        assert.deepEqual(there.groupsOf('smith'), groups)
        await modify('smith', 'replace: givenName\ngivenName: John')
      })

      test('turned off and on again, those who have moved stay', async () => {
        assert.equal(await kind('smith'), 'signed-in')
        const groups = there.groupsOf('smith')
        const { externals } = there.world.asOperator
        await externals.turnOff(directoryId as ExternalId)
        assert.equal(await kind('smith'), 'signed-in')
        await externals.turnOn(directoryId as ExternalId)
        assert.equal(there.get('smith').source, 'local')
        assert.equal(there.get('jones').source, directoryId)
        assert.deepEqual(there.groupsOf('smith'), groups)
        await stop()
        assert.equal(await kind('smith'), 'signed-in')
      })

      test('an admin’s word where a password is kept ends the waiting', async () => {
        await there.world.asOperator.users.move(there.get('smith').id, 'local')
        assert.equal(await kind('smith'), 'refused')
        assert.equal(await hashOf(there.get('smith')), undefined)
      })
    } else
      test('whoever has a password from elsewhere by now does not wait any more', async () => {
        const { id } = there.get('smith')
        await there.world.asOperator.users.setPassword(id, new Secret('from an admin, long enough'))
        assert.equal((await counts()).elsewhere, 1)
        assert.equal(await kind('smith'), 'refused')
      })
  })
