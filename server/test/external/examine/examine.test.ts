import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Secret } from '#ground'
import type { ExternalSettings } from '#directory'
import { startCompany, type CompanySlapd } from '../servers/slapd.ts'
import { openExamineWorld, resultsOf, stepsOf, unsaved, type ExamineWorld } from './examine-world.ts'

const noMail = `
dn: ou=machines,dc=company,dc=com
objectClass: organizationalUnit
ou: machines

dn: cn=Scanner,ou=machines,dc=company,dc=com
objectClass: inetOrgPerson
cn: Scanner
sn: Scanner
uid: two words
userPassword: scans
`

describe('settings of a real directory that are tried before they are saved', () => {
  let company: CompanySlapd
  let world: ExamineWorld
  before(async () => {
    company = await startCompany({ ldif: noMail })
    world = await openExamineWorld()
  })
  after(async () => {
    await world.dispose()
    await company.dispose()
  })
  const tried = (more: Partial<ExternalSettings> = {}, password = company.managerPassword) =>
    stepsOf(world.examinations, unsaved(company.settings(more), password))
  const stepOf = async (name: string, more: Partial<ExternalSettings> = {}, password = company.managerPassword) =>
    (await tried(more, password)).find(step => step.name === name) ?? assert.fail(`no step ${name}`)

  test('every layer is told, one after the other, with what was found there', async () => {
    const steps = await tried()
    assert.deepEqual(resultsOf(steps), [
      'name passed',
      'port passed',
      'certificate attention',
      'bind passed',
      'server passed',
      'base passed',
      'people attention',
      'groups attention',
    ])
    const [, , certificate, bind, server, base, people, groups] = steps
    assert.match(certificate?.title ?? '', /^Certificate trusted, but expires/)
    assert.deepEqual(certificate?.certificate?.names, ['localhost', '127.0.0.1'])
    assert.equal(certificate?.certificate?.issuer, 'Test authority')
    assert.match(certificate?.certificate?.fingerprint ?? '', /^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)
    assert.deepEqual([bind?.title, bind?.detail], ['Signed in as Manager', ['Simple bind inside TLS']])
    assert.deepEqual(server?.server, { vendor: 'OpenLDAP', provider: 'openldap', namingContexts: [company.base] })
    assert.deepEqual(base?.detail, [company.base, `ou=groups,${company.base}`])
    assert.equal(people?.title, '7 people match the filter')
    assert.equal(people?.people?.skipped[0]?.count, 1)
    assert.match(people?.people?.skipped[0]?.reason ?? '', /letters, digits/)
    assert.equal(people?.people?.first[0]?.username, 'smith')
    const { withoutEmail } = people?.people ?? {}
    assert.deepEqual([withoutEmail?.count, withoutEmail?.first.length], [1, 1])
    assert.deepEqual(groups?.groups, {
      count: 4,
      capped: false,
      nested: 2,
      largest: { code: 'everybody', members: 3 },
    })
    for (const { ms } of steps) assert.ok(Number.isInteger(ms))
  })

  test('an authority nobody knows ends it before the password is sent, and is offered to be trusted', async () => {
    const settings = company.settings()
    const steps = await stepsOf(
      world.examinations,
      unsaved({ ...settings, tls: { ...settings.tls, ca: null } }, company.managerPassword),
    )
    assert.deepEqual(resultsOf(steps).slice(2), [
      'certificate failed',
      'bind not-run',
      'server not-run',
      'base not-run',
      'people not-run',
      'groups not-run',
    ])
    const seen = steps[2]?.certificate
    assert.equal(seen?.trouble, 'unknown-authority')
    assert.equal(seen?.authority?.name, 'Test authority')
    // What was offered, trusted, will do.
    const trusted = { ...settings, tls: { ...settings.tls, ca: seen?.authority?.pem ?? '' } }
    const again = await stepsOf(world.examinations, unsaved(trusted, company.managerPassword))
    assert.equal(again[3]?.title, 'Signed in as Manager')
  })

  test('a certificate for another name says which names it is for', async () => {
    world.names.set('other.example', ['127.0.0.1'])
    const step = await stepOf('certificate', { urls: [`ldaps://other.example:${company.securePort}`] })
    assert.deepEqual([step.result, step.title], ['failed', 'The certificate is for another name'])
    assert.ok(step.detail.includes('It is for localhost and 127.0.0.1.'))
  })

  test('StartTLS is asked for; without any the connection is told to be readable by everybody', async () => {
    const started = await tried({ urls: [company.url], startTls: true })
    assert.equal(started[2]?.certificate?.protocol, 'TLSv1.3')
    assert.deepEqual(started[3]?.detail, ['Simple bind inside TLS'])
    const plain = await stepOf('certificate', { urls: [company.url] })
    assert.deepEqual([plain.result, plain.title], ['attention', 'The connection is not encrypted'])
  })

  test('of several addresses each is told, and the rest is asked of one that will do', async () => {
    const steps = await tried({ urls: ['ldaps://127.0.0.1:1', company.secureUrl] })
    assert.deepEqual(resultsOf(steps).slice(0, 7), [
      'name passed',
      'port failed',
      'certificate not-run',
      'name passed',
      'port passed',
      'certificate attention',
      'bind passed',
    ])
  })

  test('a wrong password, a base that is not there and a filter nobody meets each end it in words', async () => {
    const bind = await stepOf('bind', {}, 'not it')
    assert.equal(bind.title, 'The directory refuses Manager')
    const { userSearch } = company.settings()
    const base = await stepOf('base', { userSearch: { ...userSearch, base: 'ou=nowhere,dc=company,dc=com' } })
    assert.deepEqual([base.result, base.title], ['failed', 'There is no ou=nowhere,dc=company,dc=com'])
    const people = await stepOf('people', { userSearch: { ...userSearch, filter: '(uid=zzz)', signInFilter: null } })
    assert.deepEqual([people.result, people.title], ['failed', 'Nobody matches the filter'])
  })

  test('one person arrives with what they come from, the filter as it was sent, and their groups', async () => {
    const asked = unsaved(company.settings(), company.managerPassword)
    const jones = await world.examinations.findPerson(asked, 'jones')
    assert.equal(jones.filter, '(&(uid=*)(uid=jones))')
    assert.deepEqual(
      jones.fields.find(({ field }) => field === 'Email'),
      { field: 'Email', from: 'mail', value: 'jones@company.com' },
    )
    assert.equal(jones.state, 'active')
    assert.deepEqual(jones.groups.map(({ code }) => code).toSorted(), ['admins', 'consultants'])
    assert.ok(jones.attributes.some(({ name, values }) => name === 'telephoneNumber' && values[0] === '+49 30 1234'))
    assert.deepEqual([jones.trouble, jones.conflicts], [null, []])
  })

  test('failure 2: what is typed as a name is that name and nothing else in the filter that is sent', async () => {
    const asked = unsaved(company.settings(), company.managerPassword)
    const nobody = await world.examinations.findPerson(asked, '*)(uid=*')
    assert.equal(nobody.filter, '(&(uid=*)(uid=\\2a\\29\\28uid=\\2a))')
    assert.deepEqual([nobody.dn, nobody.trouble], [null, 'Nobody the filter finds has this username.'])
  })

  test('who has no address is told, with a filter that leaves them out', async () => {
    const { userSearch, attributes } = company.settings()
    const before = (await stepOf('people')).people?.withoutEmail
    assert.equal(before?.filter, `(&${userSearch.filter}(mail=*))`)
    const without = { userSearch: { ...userSearch, filter: before.filter } }
    const after = (await stepOf('people', without)).people?.withoutEmail
    assert.deepEqual(after, { count: 0, first: [], filter: null })
    const unread = await stepOf('people', { attributes: { ...attributes, email: null } })
    assert.equal(unread.people?.withoutEmail.filter, null)
  })

  test('somebody the filter for people leaves out is told from somebody who is not there', async () => {
    const { userSearch } = company.settings()
    const settings = company.settings({ userSearch: { ...userSearch, filter: '(mail=*)', signInFilter: null } })
    const left = await world.examinations.findPerson(unsaved(settings, company.managerPassword), 'nobody')
    assert.equal(left.trouble, 'Somebody has this username, and the filter for people leaves them out.')
  })

  test('a namesake here is a conflict before anything is done', async () => {
    await world.add('muller')
    const asked = unsaved(company.settings(), company.managerPassword)
    const { conflicts } = await world.examinations.findPerson(asked, 'muller')
    assert.deepEqual(conflicts, ['Somebody else here has this username.'])
  })

  test('a sign-in is tried as it would be, and the password is in no answer', async () => {
    const asked = unsaved(company.settings(), company.managerPassword)
    const attempt = (username: string, password: string) =>
      world.examinations.trySignIn(asked, { username, password: new Secret(password) })
    const right = await attempt('smith', 'smith comes in')
    assert.equal(right.taken, true)
    assert.match(right.said, /^The password is right: John Smith, in /)
    assert.deepEqual(await attempt('smith', 'wrong'), {
      taken: false,
      said: 'The directory refuses this password.',
    })
    assert.deepEqual(await attempt('smith', ''), { taken: false, said: 'An empty password is never sent.' })
    assert.deepEqual(await attempt('zzz', 'x'), {
      taken: false,
      said: 'Nobody the filter finds has this username.',
    })
    const made = await world.store.read.selectFrom('user').select('id').where('username', '=', 'smith').execute()
    assert.deepEqual(made, [])
  })

  test('the tree is walked from the top, and passwords are never shown', async () => {
    // As root, who may read them.
    const settings = company.settings({ bindDn: company.rootDn })
    const asked = unsaved({ ...settings, userSearch: { ...settings.userSearch, base: '' } }, company.rootPassword)
    const top = await world.examinations.browse(asked, null)
    assert.deepEqual(
      top.children.map(({ dn }) => dn),
      [company.base],
    )
    const base = await world.examinations.browse(asked, company.base)
    assert.deepEqual(
      base.children.map(({ rdn }) => rdn),
      ['cn=Manager', 'ou=former', 'ou=groups', 'ou=machines', 'ou=people'],
    )
    const smith = await world.examinations.browse(asked, company.personDn('smith'))
    assert.ok(smith.attributes.some(({ name }) => name === 'sn'))
    assert.ok(!smith.attributes.some(({ name }) => /password/i.test(name)))
    const nowhere = await world.examinations.browse(asked, 'ou=nowhere')
    assert.match(nowhere.trouble ?? '', /no such entry|another one/i)
  })
})
