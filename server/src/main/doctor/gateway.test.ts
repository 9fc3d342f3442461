import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { App } from '#directory'
import type { Called } from '../app-test/call-address.ts'
import type { Inside } from './check.ts'
import { checkGateway } from './gateway.ts'

const gateway = { host: 'wiki.example.com', visibility: 'private', paths: [] }
const app = { name: 'wiki', title: 'Wiki', enabled: true, link: null, gateway } as unknown as App

async function look(apps: App[], answer: Called, { runs = true } = {}) {
  const asked: { url: string; headers: string[] }[] = []
  const found = await checkGateway({
    memory: { apps: { all: () => apps } },
    publicUrl: () => new URL('https://id.example.com'),
    doors: runs ? {} : undefined,
    call(url: URL, { headers = {} } = {}) {
      asked.push({ url: url.href, headers: Object.keys(headers) })
      return Promise.resolve(answer)
    },
  } as unknown as Inside)
  return { found, asked }
}
const answered = (status: number, location: string | null = null): Called => ({
  kind: 'answered',
  status,
  location,
  ms: 1,
})

test('an app that leads strangers to sign in is well, whoever they say they are', async () => {
  const { found, asked } = await look([app], answered(302, 'https://id.example.com/gateway/sign-in?request=x'))
  assert.deepEqual(
    found.map(({ name, verdict, advice }) => [name, verdict, advice]),
    [['gateway.forged-headers.wiki', 'ok', null]],
  )
  assert.equal(asked[0]?.url.split('?')[0], 'https://wiki.example.com/')
  for (const name of ['Remote-User', 'Remote_User', 'X_Authenticated_User']) assert.ok(asked[0]?.headers.includes(name))
})

test('one that lets them in is wrong, and one that cannot be reached is to be looked at', async () => {
  const [open] = (await look([app], answered(200))).found
  assert.equal(open?.verdict, 'wrong')
  assert.match(open.sentence, /^Wiki: Somebody who is not signed in gets in\./)
  assert.ok(open.advice)
  const [away] = (await look([app], { kind: 'failed', words: 'Nothing listens there.', isTls: false, ms: 1 })).found
  assert.deepEqual([away?.verdict, typeof away?.advice], ['look', 'string'])
})

test('nothing is asked of apps that are off or have no gateway, nor where no server runs', async () => {
  const others = [
    { ...app, enabled: false },
    { ...app, gateway: null },
  ] as App[]
  assert.deepEqual(await look(others, answered(200)), { found: [], asked: [] })
  assert.deepEqual(await look([app], answered(200), { runs: false }), { found: [], asked: [] })
})
