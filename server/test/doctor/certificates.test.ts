import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { days, hours, readConfig } from '#ground'
import type { Finding } from '../../src/main/doctor/check.ts'
import { checkDirectoryServer } from '../../src/main/doctor/directory-server.ts'
import { createExamine } from '../../src/main/doctor/examine.ts'
import { startCompany, type CompanySlapd } from '../external/servers/slapd.ts'
import { fixedClock } from '../world/clock.ts'
import { openTestWorld, type TestWorld } from '../world/open-test-world.ts'
import { missing } from '../world/peer.ts'

const seconds = (at: number) => at - (at % 1000)

describe('the certificate of a directory people come from', { skip: missing('/usr/sbin/slapd') }, () => {
  // The server presents a real one, which holds today; the clock of the world goes on alone.
  const clock = fixedClock(seconds(Date.now()))
  const end = clock.now() + days(40)
  const day = new Date(end).toISOString().slice(0, 10)
  let slapd: CompanySlapd
  let world: TestWorld
  let look: () => Promise<Finding | undefined>
  before(async () => {
    slapd = await startCompany({ valid: { from: clock.now() - days(1), to: end } })
    world = await openTestWorld({ clock })
    const config = await readConfig({ flags: { data: world.dataFolder }, env: {}, cwd: world.dataFolder })
    const examine = createExamine(world, config)
    look = async () => (await examine()).find(({ name }) => name === 'people.certificate.company')
    const { id } = await world.asOperator.externals.create({
      name: 'company',
      title: 'Company',
      settings: slapd.settings({ bindDn: null }),
    })
    assert.equal(await look(), undefined, 'one that is off is not looked at')
    await world.asOperator.externals.turnOn(id)
  })
  after(async () => {
    await world?.dispose()
    await slapd?.dispose()
  })

  test('is asked for, and well while its end is far', async () => {
    const found = await look()
    assert.equal(found?.verdict, 'ok')
    assert.equal(
      found.sentence,
      `The certificate of the directory “Company” at ${slapd.secureUrl} is valid until ${day}.`,
    )
  })

  test('is worth a look 30 days ahead, and wrong a week ahead', async () => {
    clock.advance(end - days(30) - clock.now() - 1)
    assert.equal((await look())?.verdict, 'ok')
    clock.advance(1)
    const soon = await look()
    assert.equal(soon?.verdict, 'look')
    assert.match(soon.advice ?? '', /^Have it renewed there before that day;/)
    clock.advance(days(23) - 1)
    assert.equal((await look())?.verdict, 'look')
    clock.advance(1)
    assert.equal((await look())?.verdict, 'wrong')
  })

  test('is known for an hour, and after that as long as nobody answers', async () => {
    await look()
    await slapd.stop()
    clock.advance(hours(2))
    assert.equal((await look())?.verdict, 'wrong')
    clock.advance(days(7))
    assert.match((await look())?.sentence ?? '', new RegExp(`has expired on ${day}\\.$`))
    await slapd.start()
  })

  test('that has run out is known although it was refused', async () => {
    const past = await startCompany({ valid: { from: clock.now() - days(80), to: Date.now() - days(1) } })
    const { id } = await world.asOperator.externals.create({
      name: 'late',
      title: 'Late',
      settings: past.settings({ bindDn: null }),
    })
    await world.asOperator.externals.turnOn(id)
    const config = await readConfig({ flags: { data: world.dataFolder }, env: {}, cwd: world.dataFolder })
    const found = (await createExamine(world, config)()).find(({ name }) => name === 'people.certificate.late')
    await past.dispose()
    assert.equal(found?.verdict, 'wrong')
    assert.match(found.sentence, /has expired on/)
  })
})

test('the certificate of our own LDAPS is told 30 and 7 days ahead; one that is made here is renewed here', async context => {
  const world = await openTestWorld()
  context.after(() => world.dispose())
  const holder = { kind: 'directory-server', ownerId: 'directory-server' } as const
  await world.asOperator.apps.addSecret(holder, { kind: 'generated' })
  const { directoryServer } = world.memory.settings()
  await world.asOperator.settings.put('directoryServer', { ...directoryServer, enabled: true })
  const judge = async (leftDays: number, selfMade = false) => {
    const certificate = {
      names: ['id.example.com'],
      validTo: world.clock.now() + days(leftDays),
      selfMade,
      fingerprint: '',
      authority: null,
      authorityFile: null,
    }
    const listening = {
      state: 'listening',
      trouble: null,
      host: 'id.example.com',
      ldapPort: 0,
      ldapsPort: 636,
    } as const
    const found = await checkDirectoryServer({
      ...world,
      doors: { ldap: { listening: () => ({ ...listening, certificate }) } },
    } as unknown as Parameters<typeof checkDirectoryServer>[0])
    return found.find(({ name }) => name === 'directory-server.certificate')?.verdict
  }
  assert.deepEqual(
    [await judge(31), await judge(30), await judge(8), await judge(7), await judge(0), await judge(5, true)],
    ['ok', 'look', 'look', 'wrong', 'wrong', 'look'],
  )
})
