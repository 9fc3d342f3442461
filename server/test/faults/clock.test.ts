import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { RawClient } from '../ldap/raw-client.ts'
import { missing } from '../world/peer.ts'
import { prepareProcess } from '../world/process.ts'
import { createWebClient, type WebClient } from '../world/web-client.ts'
import { fillStore, ownerPassword, signInOwner } from './journal.ts'

const faketime = '/usr/bin/faketime'

describe('the clock jumps', { skip: missing(faketime), concurrency: false }, () => {
  test('an hour ahead, an hour back, 400 days ahead, and back', async t => {
    const doorward = await prepareProcess()
    t.after(() => doorward.dispose())
    const offset = join(doorward.dataFolder, 'offset')
    const setClock = (by: string): void => writeFileSync(offset, `${by}\n`)
    setClock('+0')
    await doorward.start({
      env: {
        LD_PRELOAD: execFileSync(faketime, ['-m', '-f', '+0', 'printenv', 'LD_PRELOAD'], { encoding: 'utf8' }).trim(),
        FAKETIME_TIMESTAMP_FILE: offset,
        FAKETIME_NO_CACHE: '1',
        // Timers and time-outs go by how long something takes, which no clock that is set changes.
        DONT_FAKE_MONOTONIC: '1',
      },
    })
    await fillStore(doorward)

    const made: { id: string; createdAt: string }[] = []
    const work = async (client: WebClient): Promise<void> => {
      for (let i = 0; i < 5; i++) {
        const username = `person${made.length}`
        const answer = await client.send('POST', '/api/v1/users', { username, displayName: username })
        assert.equal(answer.status, 201, await answer.clone().text())
        made.push(((await answer.json()) as { user: { id: string; createdAt: string } }).user)
      }
    }
    const statusOf = async (client: WebClient): Promise<number> => (await client.get('/api/v1/session')).status
    const newLink = async (): Promise<string> => {
      const { code, stdout, stderr } = await doorward.command('owner-login', 'olivia', '--json')
      assert.equal(code, 0, stderr)
      return new URL((JSON.parse(stdout) as { url: string }).url).searchParams.get('token') ?? ''
    }
    const redeem = async (token: string): Promise<number> =>
      (await createWebClient(doorward.origin).post('/owner-login', { token })).status
    const guess = async (): Promise<number> => {
      const client = createWebClient(doorward.origin)
      let status = 0
      for (let i = 0; i < 6; i++) status = (await client.signIn('olivia', `wrong ${i}`)).status
      return status
    }
    const ldap = await RawClient.open(doorward.ldapPort)
    t.after(() => ldap.close())
    const bind = (): Promise<number | 'closed'> => ldap.bind('uid=olivia,ou=users,dc=example,dc=com', ownerPassword)

    const first = await signInOwner(doorward)
    await work(first)
    const used = await newLink()
    assert.equal(await redeem(used), 303)
    const unused = await newLink()

    setClock('+1h')
    assert.equal(await statusOf(first), 200)
    assert.equal(await redeem(unused), 410, 'a link has run out')
    await work(first)
    const ahead = await newLink()

    setClock('-1h')
    assert.equal(await statusOf(first), 200)
    assert.equal(await redeem(used), 410, 'a used link stays used')
    assert.equal(await redeem(ahead), 410, 'a link made two hours ahead of now is not believed')
    await work(first)
    assert.equal(await bind(), 0)

    setClock('+400d')
    const cpuBefore = cpuMs(doorward.pid())
    assert.equal(await statusOf(first), 401, 'a session has run out')
    const late = await signInOwner(doorward)
    await work(late)
    assert.equal(await bind(), 0)
    assert.equal(await guess(), 429)
    const lateLink = await newLink()

    setClock('+0')
    assert.equal(await statusOf(late), 401, 'a session that would last for more than a year is not believed')
    assert.equal(await redeem(lateLink), 410)
    // A pause that was begun then does not last until then.
    const again = await signInOwner(doorward)
    await work(again)
    assert.equal(await bind(), 0)

    await new Promise(resolve => setTimeout(resolve, 1_000))
    const spent = cpuMs(doorward.pid()) - cpuBefore
    t.diagnostic(`${spent} ms of processor for both jumps`)
    assert.ok(spent < 8_000, 'timers ran to catch up')
    assert.equal(new Set(made.map(({ id }) => id)).size, made.length)
    assert.equal((await doorward.stop()).code, 0)
  })
})

/** Processor time of a process so far; proc(5): fields 14 and 15, in hundredths of a second. */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}
