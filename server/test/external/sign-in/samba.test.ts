import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import type { ExternalSettings } from '#directory'
import { settingsOf } from '#external'
import { startSamba, withoutSamba, type SambaDomain } from '../servers/samba.ts'
import { fixedClock, type FixedClock } from '../../world/clock.ts'
import { openDirectoryWorld, type DirectoryWorld } from './directory-world.ts'

describe('signing in with an Active Directory behind', { skip: withoutSamba }, () => {
  let samba: SambaDomain
  let clock: FixedClock
  let there: DirectoryWorld
  let settings: ExternalSettings

  before(async () => void (samba = await startSamba()))
  after(() => samba?.dispose())

  const settingsWith = (given: Partial<ExternalSettings> = {}): ExternalSettings =>
    settingsOf('samba', {
      baseDn: samba.base,
      urls: [samba.secureUrl],
      tls: { ca: samba.authority.certificate },
      bindDn: samba.serviceName,
      autoCreate: true,
      ...given,
    })
  beforeEach(async () => {
    clock = fixedClock()
    settings = settingsWith()
    there = await openDirectoryWorld({ clock, settings, bindPassword: samba.servicePassword })
  })
  afterEach(() => there?.dispose())

  const change = async (given: Partial<ExternalSettings>): Promise<void> => {
    settings = settingsWith(given)
    await there.set(settings)
  }
  const isIn = async (name: string, password: string): Promise<boolean> =>
    (await there.signIn(name, password)).kind === 'signed-in'

  test('by sAMAccountName, over LDAPS and over StartTLS, with groups of groups and the primary group', async () => {
    for (const name of ['Domain Users', 'staff']) await there.world.asOperator.groups.create({ name })
    assert.ok(await isIn('alice', samba.passwordOf('alice')))
    assert.equal(there.get('alice').email, 'alice@ad.test')
    assert.ok(there.groupsOf('alice').includes('Domain Users'))
    await change({ urls: [samba.url], startTls: true })
    assert.ok(await isIn('ALICE', samba.passwordOf('alice')))
    assert.ok(!(await isIn('alice', 'wrong')))
  })

  test('by UPN, where that is the username', async () => {
    const attributes = { ...settings.attributes, username: 'userPrincipalName' }
    await change({ attributes })
    assert.ok(await isIn('alice@ad.test', samba.passwordOf('alice')))
    assert.equal(there.get('alice@ad.test').email, 'alice@ad.test')
  })

  test('failure 29: a wrong password, nobody, and whoever is disabled or expired there are refused alike', async () => {
    const add = (name: string, more: string) =>
      samba.run(
        'ldapadd',
        [],
        `dn: CN=${name},CN=Users,${samba.base}\nobjectClass: user\nsAMAccountName: ${name}\nunicodePwd:: ${Buffer.from(`"${samba.passwordOf(name)}"`, 'utf16le').toString('base64')}\n${more}\n`,
      )
    await add('switchedoff', 'userAccountControl: 514')
    await add('ranout', `userAccountControl: 512\naccountExpires: 132223104000000000`)
    const answers = [
      await there.signIn('alice', 'wrong'),
      await there.signIn('nobody-there', 'wrong'),
      await there.signIn('switchedoff', samba.passwordOf('switchedoff')),
      await there.signIn('ranout', samba.passwordOf('ranout')),
    ]
    assert.deepEqual(
      answers.map(answer => Object.keys(answer).join(' ')),
      Array(4).fill('kind reference'),
    )
    assert.deepEqual(await there.refusals(), ['wrong-password', 'unknown', 'disabled', 'expired'])
  })

  test('a rename and a move to another unit keep the account', async () => {
    const password = samba.passwordOf('mover')
    const container = `CN=Users,${samba.base}`
    await samba.run(
      'ldapadd',
      [],
      `dn: CN=mover,${container}\nobjectClass: user\nsAMAccountName: mover\nuserAccountControl: 512\nunicodePwd:: ${Buffer.from(`"${password}"`, 'utf16le').toString('base64')}\n`,
    )
    assert.ok(await isIn('mover', password))
    const { id } = there.get('mover')
    await samba.run('ldapmodrdn', ['-r', '-s', `CN=Computers,${samba.base}`, `CN=mover,${container}`, 'CN=moved'])
    await samba.run(
      'ldapmodify',
      [],
      `dn: CN=moved,CN=Computers,${samba.base}\nchangetype: modify\nreplace: sAMAccountName\nsAMAccountName: moved\n`,
    )
    assert.ok(await isIn('mover', password))
    assert.equal(there.get('moved').id, id)
    assert.ok(await isIn('moved', password))
  })

  test('failure 14: a name with another letter is somebody else, whatever the server thinks', async () => {
    const password = samba.passwordOf('josé')
    await samba.run(
      'ldapadd',
      [],
      `dn:: ${Buffer.from(`CN=zöe,CN=Users,${samba.base}`).toString('base64')}\nobjectClass: user\nsAMAccountName:: ${Buffer.from('zöe').toString('base64')}\nuserAccountControl: 512\nunicodePwd:: ${Buffer.from(`"${password}"`, 'utf16le').toString('base64')}\n`,
    )
    assert.ok(!(await isIn('zoe', password)))
    assert.ok(await isIn('ZÖE', password))
    assert.equal(there.get('zöe').username, 'zöe')
  })

  test('authenticate: a display name that the server takes is no username', async () => {
    await samba.run(
      'ldapadd',
      [],
      `dn: CN=eve,CN=Users,${samba.base}\nobjectClass: user\nsAMAccountName: eve\ndisplayName: alice\nuserPrincipalName: eve@ad.test\nuserAccountControl: 512\nunicodePwd:: ${Buffer.from(`"${samba.passwordOf('eve')}"`, 'utf16le').toString('base64')}\n`,
    )
    const policy = 'authenticate' as const
    await change({ policy, userDnPattern: '${username}', usernamePattern: '.*', requireGroup: false })
    for (const name of ['alice', 'Eve Display', 'Alice Test'])
      assert.ok(!(await isIn(name, samba.passwordOf('eve'))), name)
    assert.ok(await isIn('alice@ad.test', samba.passwordOf('alice')))
    assert.ok(!(await isIn('alice@ad.test', 'wrong')))
  })

  test('authenticate: a UPN made from the name', async () => {
    const policy = 'authenticate' as const
    await change({ policy, userDnPattern: '${username}@ad.test', usernamePattern: '[a-z]+', requireGroup: false })
    assert.ok(await isIn('alice', samba.passwordOf('alice')))
    assert.equal(there.get('alice').email, null)
    assert.ok(!(await isIn('alice', 'wrong')))
  })
})
