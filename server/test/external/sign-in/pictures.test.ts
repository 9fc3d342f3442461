import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { ended, plain } from '../../api/pictures.ts'
import { fixedClock } from '../../world/clock.ts'
import { startCompany, type CompanySlapd } from '../servers/slapd.ts'
import { openDirectoryWorld, type DirectoryWorld } from './directory-world.ts'

const entry = (uid: string, photo: Uint8Array): string => `
dn: uid=${uid},ou=people,dc=company,dc=com
objectClass: inetOrgPerson
uid: ${uid}
cn: ${uid}
sn: ${uid}
userPassword: ${uid} comes in
jpegPhoto:: ${Buffer.from(photo).toString('base64')}
`

describe('a picture comes with the first sign-in', () => {
  let slapd: CompanySlapd
  let there: DirectoryWorld
  before(async () => {
    const photo = await ended(plain(300, 200).jpeg())
    slapd = await startCompany({ ldif: entry('pia', photo) + entry('ben', photo.subarray(0, 300)) })
    const usual = slapd.settings({ autoCreate: true })
    const settings = { ...usual, attributes: { ...usual.attributes, avatar: 'jpegPhoto' } }
    there = await openDirectoryWorld({ clock: fixedClock(), settings, bindPassword: slapd.managerPassword })
  })
  after(async () => {
    await there?.dispose()
    await slapd?.dispose()
  })

  test('and is not written again by the next', async () => {
    assert.equal((await there.signIn('pia', 'pia comes in')).kind, 'signed-in')
    const { picture } = there.get('pia')
    assert.ok(picture !== null)
    assert.ok(await there.world.directory.findPhoto(picture))
    const { version } = there.get('pia')
    await there.signIn('pia', 'pia comes in')
    assert.equal(there.get('pia').version, version)
  })

  test('a broken one keeps nobody out, and goes when it goes there', async () => {
    assert.equal((await there.signIn('ben', 'ben comes in')).kind, 'signed-in')
    assert.equal(there.get('ben').picture, null)
    await slapd.run('ldapmodify', [], `dn: ${slapd.personDn('pia')}\nchangetype: modify\ndelete: jpegPhoto\n`)
    await there.signIn('pia', 'pia comes in')
    assert.equal(there.get('pia').picture, null)
  })
})
