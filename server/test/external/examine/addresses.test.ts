import assert from 'node:assert/strict'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { Problem, Secret } from '#ground'
import { makeSettings } from '../servers/settings.ts'
import { openExamineWorld, resultsOf, stepsOf, unsaved, type ExamineWorld } from './examine-world.ts'

const secretBanner = '220 mail.internal.example ESMTP Postfix 3.7.2'

/** Answers whoever connects with `says`, and counts them. */
async function startListener(says: string | null): Promise<{ server: Server; port: number; received: Buffer[] }> {
  const received: Buffer[] = []
  const server = createServer(socket => {
    socket.on('error', () => {}).on('data', (chunk: Buffer) => received.push(chunk))
    if (says !== null) socket.write(says)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { server, port: (server.address() as AddressInfo).port, received }
}

describe('failure 27: a test of settings is no tool to look around with', () => {
  let world: ExamineWorld
  const servers: Server[] = []
  before(async () => {
    world = await openExamineWorld()
  })
  after(async () => {
    for (const server of servers) server.close()
    await world.dispose()
  })
  const listener = async (says: string | null) => {
    const one = await startListener(says)
    servers.push(one.server)
    return one
  }
  const at = (...urls: string[]) => {
    const settings = makeSettings(urls, { bindDn: 'cn=reader,dc=example' })
    return { ...settings, userSearch: { ...settings.userSearch, base: 'dc=example' }, timeouts: short }
  }
  const short = { connect: 200, bind: 200, search: 200 }
  const tried = (...urls: string[]) => stepsOf(world.examinations, unsaved(at(...urls), 'the password'))

  for (const address of ['169.254.169.254', '[fe80::1]', '[::ffff:169.254.169.254]', '[64:ff9b::a9fe:a9fe]'])
    test(`failure 27: ${address} is never called`, async () => {
      const steps = await tried(`ldap://${address}`)
      assert.deepEqual(resultsOf(steps).slice(0, 3), ['name failed', 'port not-run', 'certificate not-run'])
      assert.match(steps[0]?.title ?? '', /never called/)
    })

  test('failure 27: a name with one such address among others is refused as a whole, also in every look', async () => {
    const { port, received } = await listener(null)
    world.names.set('sneaky.example', ['127.0.0.1', '169.254.169.254'])
    const url = `ldap://sneaky.example:${port}`
    assert.equal(resultsOf(await tried(url))[0], 'name failed')
    const asked = unsaved(at(url), 'the password')
    const isRefused = (error: unknown) => error instanceof Problem && error.fields[0]?.path === 'settings.urls.0'
    await assert.rejects(world.examinations.browse(asked, null), isRefused)
    await assert.rejects(world.examinations.findPerson(asked, 'anna'), isRefused)
    const password = new Secret('pw')
    await assert.rejects(world.examinations.trySignIn(asked, { username: 'anna', password }), isRefused)
    assert.deepEqual(received, [])
  })

  test('failure 27: private addresses and this machine are where directories stand', async () => {
    const { port } = await listener(null)
    const steps = await tried(`ldap://127.0.0.1:${port}`)
    assert.deepEqual(resultsOf(steps).slice(0, 2), ['name passed', 'port passed'])
  })

  test('failure 27: a port that is shut and one that is silent are told in the same words', async () => {
    // RFC 5737: nobody is there.
    const [shut, nobody] = [await tried('ldap://127.0.0.1:1'), await tried('ldap://192.0.2.1:1')]
    const told = (steps: typeof shut) => steps.slice(1).map(({ title, detail, result }) => ({ title, detail, result }))
    assert.deepEqual(told(shut), told(nobody))
  })

  test('failure 27: what answers and is no directory is never quoted, and is not sent the password', async () => {
    const { port, received } = await listener(`${secretBanner}\r\n`)
    for (const settings of [
      at(`ldap://127.0.0.1:${port}`),
      { ...at(`ldap://127.0.0.1:${port}`), startTls: true },
      at(`ldaps://127.0.0.1:${port}`),
    ]) {
      const asked = unsaved(settings, 'the password')
      const answers = [
        await stepsOf(world.examinations, asked),
        await world.examinations.browse(asked, null),
        await world.examinations.findPerson(asked, 'anna'),
        await world.examinations.trySignIn(asked, { username: 'anna', password: new Secret('their password') }),
      ]
      assert.doesNotMatch(JSON.stringify(answers), /220|mail\.internal|Postfix|ECONN/)
    }
    // Without TLS the account's own password is what a bind is; nobody's who tries to sign in is ever sent.
    assert.doesNotMatch(Buffer.concat(received).toString('latin1'), /their password/)
  })

  test('failure 27: a server that never answers is waited for as long as the settings say', async () => {
    const { port } = await listener(null)
    const steps = await stepsOf(world.examinations, unsaved({ ...at(`ldap://127.0.0.1:${port}`), startTls: true }, 'x'))
    assert.equal(steps[2]?.title, 'What answers there does not speak LDAP')
    assert.equal(resultsOf(steps)[3], 'bind not-run')
  })

  test('failure 27: only a few are under way at once, and one that nobody waits for makes room', async () => {
    const { port } = await listener(null)
    const asked = unsaved(at(`ldap://127.0.0.1:${port}`), 'x')
    const begun = await Promise.all(Array.from({ length: 4 }, () => world.examinations.examine(asked)))
    await assert.rejects(
      world.examinations.examine(asked),
      (error: unknown) => error instanceof Problem && error.code === 'too-many',
    )
    for (const one of begun) {
      await one.next()
      await one.return(undefined)
    }
    assert.equal(resultsOf(await stepsOf(world.examinations, asked))[0], 'name passed')
  })

  test('failure 26: a stored password goes nowhere but where it was stored for', async () => {
    const [first, second] = [await listener(null), await listener(null)]
    const settings = at(`ldap://127.0.0.1:${first.port}`)
    const { id } = await world.asOperator.externals.create({
      name: 'corp',
      settings,
      bindPassword: new Secret('the stored password'),
    })
    const ask = (changed: typeof settings, bindPassword?: string) => ({ ...unsaved(changed, bindPassword), id })
    const isAskedAgain = (error: unknown) => error instanceof Problem && error.fields[0]?.path === 'bindPassword'
    for (const elsewhere of [
      at(`ldap://127.0.0.1:${second.port}`),
      at(`ldap://127.0.0.1:${first.port}`, `ldap://127.0.0.1:${second.port}`),
      { ...settings, startTls: true },
      { ...settings, tls: { ...settings.tls, acceptSelfSigned: true } },
      { ...settings, tls: { ...settings.tls, serverName: 'other.example' } },
    ])
      await assert.rejects(world.examinations.examine(ask(elsewhere)), isAskedAgain)
    assert.deepEqual(second.received, [])
    await stepsOf(world.examinations, ask(settings))
    assert.match(Buffer.concat(first.received).toString('latin1'), /the stored password/)
    await stepsOf(world.examinations, ask(at(`ldap://127.0.0.1:${second.port}`), 'typed anew'))
    assert.match(Buffer.concat(second.received).toString('latin1'), /typed anew/)
  })
})
