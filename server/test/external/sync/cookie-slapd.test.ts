import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import { missing } from '../../world/peer.ts'
import { startCompany, type CompanySlapd } from '../servers/slapd.ts'
import { CompanyWorld } from './company-world.ts'

const personLdif = (uid: string): string => `dn: uid=${uid},ou=people,dc=company,dc=com
objectClass: inetOrgPerson
uid: ${uid}
cn: ${uid} New
sn: New
`
const changeLdif = (uid: string, change: string): string =>
  `dn: uid=${uid},ou=people,dc=company,dc=com\nchangetype: modify\n${change}\n`

const incremental = { kind: 'incremental' } as const
const filter = '(&(uid=*)(!(employeeType=left)))'
const guard = { percent: 0, count: 2 }

for (const [how, sessionLog] of [
  ['names all that is there', undefined],
  ['remembers changes', 100],
] as const)
  describe(`RFC 4533 with a slapd that ${how}`, { skip: missing('/usr/sbin/slapd') }, () => {
    let company: CompanySlapd
    let at: CompanyWorld
    before(async () => {
      company = await startCompany(sessionLog === undefined ? {} : { sessionLog })
    })
    after(() => company?.dispose())
    beforeEach(async () => {
      const usual = company.settings().userSearch
      at = await CompanyWorld.open(company, { userSearch: { ...usual, filter }, removalGuard: guard })
      const run = await at.run()
      assert.equal(run.outcome, 'complete', JSON.stringify(run.message))
    })
    afterEach(() => at?.dispose())

    test('nothing is read when nothing has changed, and the cookie stays', async () => {
      const cookie = await at.cookie()
      assert.match(cookie ?? '', /csn=/)
      const run = await at.run(incremental)
      assert.deepEqual([run.outcome, run.counts.entries, at.brought], ['complete', 0, { byCookie: 0, byPages: 0 }])
      assert.equal(await at.cookie(), cookie)
    })

    test('who is new, changed or renamed is read, and nobody else', async () => {
      const cookie = await at.cookie()
      const jones = at.find('jones')?.id
      await company.run('ldapadd', [], personLdif('fresh'))
      await company.run('ldapmodify', [], changeLdif('smith', 'replace: mail\nmail: john@company.com'))
      await company.run('ldapmodrdn', ['-r'], `${company.personDn('jones')}\nuid=bob\n`)
      const run = await at.run(incremental)
      assert.deepEqual([run.outcome, run.counts.entries, run.counts.create], ['complete', 3, 1])
      assert.deepEqual(at.brought, { byCookie: 3, byPages: 0 })
      assert.equal(at.find('smith')?.email, 'john@company.com')
      assert.equal(at.find('bob')?.id, jones)
      assert.equal(at.find('jones'), undefined)
      assert.deepEqual([at.isGone('muller'), at.isGone('fresh')], [false, false])
      assert.notEqual(await at.cookie(), cookie)
      await company.run('ldapmodrdn', ['-r'], `${company.personDn('bob')}\nuid=jones\n`)
    })

    test('failure 21: who is deleted is gone at once, without anybody being read', async () => {
      await company.run('ldapadd', [], personLdif('brief'))
      await at.run(incremental)
      await company.run('ldapdelete', [], `${company.personDn('brief')}\n`)
      const run = await at.run(incremental)
      assert.deepEqual([run.outcome, run.counts.gone, run.counts.entries], ['complete', 1, 0])
      assert.deepEqual(at.brought, { byCookie: 0, byPages: 0 })
      assert.deepEqual([at.isGone('brief'), at.isGone('smith')], [true, false])
    })

    test('whom the filter does not find any more is gone, and back when it does', async () => {
      await company.run('ldapmodify', [], changeLdif('muller', 'add: employeeType\nemployeeType: left'))
      const left = await at.run(incremental)
      assert.deepEqual([left.outcome, left.counts.gone, at.isGone('muller')], ['complete', 1, true])
      await company.run('ldapmodify', [], changeLdif('muller', 'delete: employeeType'))
      const back = await at.run(incremental)
      assert.deepEqual([back.outcome, back.counts.entries, at.isGone('muller')], ['complete', 1, false])
      assert.equal(at.brought.byPages, 0)
    })

    test('failure 5: more deletions than the guard lets through stop the run, and the next one, until somebody confirms', async () => {
      const many = ['g1', 'g2', 'g3']
      for (const uid of many) await company.run('ldapadd', [], personLdif(uid))
      await at.run(incremental)
      const cookie = await at.cookie()
      for (const uid of many) await company.run('ldapdelete', [], `${company.personDn(uid)}\n`)
      for (const _ of ['once', 'and again']) {
        const stopped = await at.run(incremental)
        assert.deepEqual([stopped.outcome, stopped.counts.missing], ['stopped', 3])
        assert.deepEqual(
          many.map(uid => at.isGone(uid)),
          [false, false, false],
        )
        assert.equal(await at.cookie(), cookie)
      }
      const { id } = await at.run(incremental)
      const confirmed = await at.run({ confirms: id })
      assert.deepEqual([confirmed.outcome, confirmed.counts.gone], ['complete', 3])
    })

    test('a cookie that slapd does not know has everybody read', async () => {
      await company.stop()
      const restore = company.backUp()
      await company.start()
      await company.run('ldapmodify', [], changeLdif('smith', 'replace: mail\nmail: later@company.com'))
      await at.run(incremental)
      assert.equal(at.find('smith')?.email, 'later@company.com')
      const cookie = await at.cookie()
      await company.stop()
      restore()
      await company.start()
      const run = await at.run(incremental)
      assert.equal(run.outcome, 'complete', JSON.stringify(run.message))
      assert.ok(at.brought.byPages > 0)
      assert.notEqual(at.find('smith')?.email, 'later@company.com')
      assert.notEqual(await at.cookie(), cookie)
      assert.ok((await at.cookie()) !== null)
      await at.run(incremental)
      assert.equal(at.brought.byPages, 0)
    })
  })

describe('RFC 4533 and the settings of removal', { skip: missing('/usr/sbin/slapd') }, () => {
  let company: CompanySlapd
  before(async () => {
    company = await startCompany()
  })
  after(() => company?.dispose())

  test('a deletion that is told counts once, and full runs count on', async () => {
    const at = await CompanyWorld.open(company, {
      removal: { kind: 'disable', afterRuns: 2, deleteAfterDays: null },
    })
    try {
      await at.run()
      await company.run('ldapdelete', [], `${company.personDn('smith')}\n`)
      const first = await at.run(incremental)
      assert.deepEqual([first.counts.missing, first.counts.gone, at.isGone('smith')], [1, undefined, false])
      const second = await at.run(incremental)
      assert.deepEqual([second.outcome, second.counts.missing, at.isGone('smith')], ['complete', undefined, false])
      const full = await at.run()
      assert.deepEqual([full.counts.gone, at.isGone('smith')], [1, true])
    } finally {
      await at.dispose()
    }
  })

  test('an account that is given only so much in one search gets no cookie, and changes are found by their time', async () => {
    const little = await startCompany({
      database: ['limits dn.exact="cn=Manager,dc=company,dc=com" size=2 size.pr=unlimited size.prtotal=unlimited'],
    })
    const at = await CompanyWorld.open(little)
    try {
      const full = await at.run()
      assert.equal(full.outcome, 'complete', JSON.stringify(full.message))
      assert.equal(await at.cookie(), null)
      await little.run('ldapmodify', [], changeLdif('smith', 'replace: mail\nmail: j@company.com'))
      await at.run(incremental)
      assert.equal(at.brought.byCookie, 0)
      assert.match(JSON.stringify(at.searches.at(-1)?.question.filter), /modifyTimestamp>=/)
      assert.equal(at.find('smith')?.email, 'j@company.com')
    } finally {
      await at.dispose()
      await little.dispose()
    }
  })
})
