import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { settingsOf } from '#external'
import { startSamba, withoutSamba, type SambaDomain } from '../servers/samba.ts'
import { openWriteBackWorld, type WriteBackWorld } from './write-back-world.ts'

describe('people of an Active Directory change their password from here', { skip: withoutSamba }, () => {
  let samba: SambaDomain
  let world: WriteBackWorld

  before(async () => {
    samba = await startSamba()
    const settings = settingsOf('samba', {
      baseDn: samba.base,
      urls: [samba.secureUrl],
      tls: { ca: samba.authority.certificate },
      bindDn: samba.serviceName,
      autoCreate: true,
      writeBack: true,
    })
    world = await openWriteBackWorld(settings, samba.servicePassword)
  })
  after(async () => {
    await world?.dispose()
    await samba?.dispose()
  })

  test('as unicodePwd, with the old one; what the domain’s policy refuses is said', async () => {
    const old = samba.passwordOf('alice')
    const browser = await world.comesIn('alice', old)
    const wrong = await world.change(browser, 'not alice', 'Alice comes in 2')
    assert.equal(wrong.status, 400)
    assert.match(wrong.page, /This isn’t your password/)
    const lengthMin = (letters: number): string =>
      `dn: ${samba.base}\nchangetype: modify\nreplace: minPwdLength\nminPwdLength: ${letters}\n`
    await samba.run('ldapmodify', [], lengthMin(30))
    const short = await world.change(browser, old, 'Alice comes in 2')
    await samba.run('ldapmodify', [], lengthMin(7))
    assert.equal(short.status, 400)
    assert.match(short.page, /id="password-error"[^]*It says: “the password is too short\./)
    assert.equal(await world.canSignIn('alice', old), true)

    assert.equal((await world.change(browser, old, 'Alice comes in 2')).status, 303)
    assert.equal(await world.canSignIn('alice', 'Alice comes in 2'), true)
    assert.equal(await world.canSignIn('alice', old), false)
  })
})
