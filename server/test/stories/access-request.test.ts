import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { days } from '#ground'
import type { App, Group, User } from '#directory'
import { openHostileWorld, type HostileWorld } from '../security/world.ts'
import type { WebClient } from '../world/web-client.ts'

let world: HostileWorld
let app: App
let group: Group
let jonas: User
before(async () => {
  world = await openHostileWorld()
  jonas = await world.add('jonas', { displayName: 'Jonas Ekdahl' })
  await world.add('amara', { displayName: 'Amara Okafor' })
  await world.add('mallory', { displayName: 'Mallory <b>M</b>' })
  const { apps, groups } = world.asOperator
  group = await groups.create({ name: 'Data team' })
  const made = await apps.create({
    title: 'Grafana',
    link: 'https://grafana.example.com',
    access: { kind: 'chosen', groups: [group.id], users: [] },
    contact: jonas.id,
    oidc: { clientId: 'grafana', redirectUris: ['https://grafana.example.com/cb'], authMethod: 'none' },
  })
  app = made.app
})
after(() => world.dispose())

const authUrl =
  '/openid/auth?client_id=grafana&redirect_uri=https%3A%2F%2Fgrafana.example.com%2Fcb&response_type=code&scope=openid' +
  '&state=s&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256'

interface Arrival {
  url: string
  status: number
  page: string
}

/** Follows an app's request to where it ends: a page here, or the app. */
async function open(browser: WebClient, start = authUrl): Promise<Arrival> {
  let url = new URL(start, world.origin).href
  for (let hops = 0; hops < 12; hops++) {
    const answer = await browser.get(url)
    const next = answer.headers.get('location')
    if (next === null) return { url, status: answer.status, page: await answer.text() }
    url = new URL(next, url).href
    if (!url.startsWith(world.origin)) return { url, status: answer.status, page: '' }
  }
  throw new Error('It leads in a circle.')
}
const isAtApp = ({ url }: Arrival): boolean =>
  new URL(url).origin === 'https://grafana.example.com' && /code=/.test(url)
const where = (answer: Response) => [answer.status, answer.headers.get('location')]
const askPath = () => `/request/${app.id}`
const pageOf = async (browser: WebClient, path: string, status = 200): Promise<string> => {
  const answer = await browser.get(path)
  assert.equal(answer.status, status, path)
  return answer.text()
}

describe('somebody who is turned away by an app', () => {
  test('reads which groups would let them in, unless the policy keeps them back', async () => {
    const { settings } = world.asOperator
    const { policy } = settings.get()
    const amara = await world.browser('amara')
    assert.match((await open(amara)).page, /Grafana is for <b>Data team<\/b>/)
    await settings.put('policy', { ...policy, nameGroupsOnRefusal: false })
    const { page } = await open(amara)
    assert.doesNotMatch(page, /Data team/)
    assert.match(page, /You are in none of the groups that may open Grafana\./)
    await settings.put('policy', policy)
  })

  test('asks from there, is answered by who looks after it, opens it, and is turned away again when the time is over', async () => {
    const amara = await world.browser('amara')
    const refusal = await open(amara)
    assert.equal(refusal.status, 403)
    assert.match(refusal.page, /Grafana is for <b>Data team<\/b>\. You are not in that group\./)
    const asking = /href="(\/request\/[^"]+)"/.exec(refusal.page)?.[1]
    assert.ok(asking)
    const reference = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(refusal.page)?.[0] ?? ''
    assert.equal(asking, `${askPath()}?reference=${reference}`)

    const form = await pageOf(amara, asking)
    for (const text of ['Ask for access to Grafana', 'Jonas Ekdahl looks after Grafana', 'Send to Jonas', reference])
      assert.ok(form.includes(text), text)
    assert.match(form, /value="30" checked/)
    const typed = { reason: 'Numbers for the <i>June</i> report', days: '7', reference }
    assert.deepEqual(where(await amara.post(askPath(), typed)), [303, askPath()])
    const sent = await pageOf(amara, askPath())
    assert.match(sent, /Your request is with Jonas/)
    assert.ok(sent.includes(reference))
    assert.match(sent, /1 week, until 19 June 2026/)
    assert.match(await pageOf(amara, '/'), /Waiting for an answer/)
    assert.equal((await open(amara)).status, 403, 'asking opens nothing')

    const keeper = await world.browser('jonas')
    assert.match(await pageOf(keeper, '/'), /Somebody waits for your answer\.[^]*href="\/requests"/)
    const list = await pageOf(keeper, '/requests')
    assert.match(list, /Amara Okafor[^]*asks for <b>Grafana<\/b>[^]*“Numbers for the &lt;i&gt;June&lt;\/i&gt; report”/)
    const path = /href="(\/requests\/[^"]+)"/.exec(list)?.[1] ?? ''
    const question = await pageOf(keeper, path)
    assert.match(question, /value="7" checked/)
    assert.doesNotMatch(question, /name="way"/, 'no group is theirs to change')
    const answer = await keeper.post(path, { answer: 'approve', days: '7', word: 'Until the report is out' })
    assert.deepEqual(where(answer), [303, '/requests?done=answered'])
    assert.match(await pageOf(keeper, '/requests?done=answered'), /Your answer is given\.[^]*Nobody is waiting/)

    assert.ok(isAtApp(await open(amara)), 'without signing in again')
    assert.match(await pageOf(amara, '/'), /Open to you until 19 June 2026[^]*“Until the report is out”/)
    assert.deepEqual(where(await amara.get(askPath())), [303, '/'])

    const granted = world.world.memory.apps.find(app.id)?.grants[0]
    assert.ok(granted?.expiresAt)
    world.clock.advance(granted.expiresAt - world.clock.now() - 1)
    const later = await world.browser('amara')
    assert.ok(isAtApp(await open(later)))
    world.clock.advance(1)
    const over = await open(later)
    assert.equal(over.status, 403)
    assert.match(over.page, /The time you had been let into Grafana for is over\.[^]*Ask for access/)
  })

  test('is told no with a word, and may ask again', async () => {
    const amara = await world.browser('amara')
    await amara.post(askPath(), { reason: 'Again', days: 'always', reference: '' })
    const keeper = await world.browser('jonas')
    const path = /href="(\/requests\/[^"]+)"/.exec(await pageOf(keeper, '/requests'))?.[1] ?? ''
    await keeper.post(path, { answer: 'refuse', days: 'always', word: 'Use the <board>' })
    assert.match(await pageOf(amara, '/'), /Refused[^]*“Use the &lt;board&gt;”/)
    assert.equal((await open(amara)).status, 403)
    assert.match(await pageOf(amara, askPath()), /Ask for access to Grafana/)
    assert.deepEqual(where(await keeper.get(path)), [303, '/requests'], 'answered')
    assert.deepEqual(where(await keeper.post(path, { answer: 'approve', days: 'always', word: '' })), [
      303,
      '/requests',
    ])
    assert.equal((await open(amara)).status, 403, 'an answer that comes late opens nothing')
  })

  test('takes the request back', async () => {
    const amara = await world.browser('amara')
    await amara.post(askPath(), { reason: 'Once more', days: '1', reference: '' })
    assert.deepEqual(where(await amara.post(`${askPath()}/withdraw`, {})), [303, '/'])
    assert.doesNotMatch(await pageOf(amara, '/'), /Waiting for an answer/)
    assert.match(await pageOf(await world.browser('jonas'), '/requests'), /Nobody is waiting/)
    assert.deepEqual(where(await amara.post(`${askPath()}/withdraw`, {})), [303, '/'], 'twice is no mistake')
  })

  test('says what it is for, and nothing more than fits', async () => {
    const amara = await world.browser('amara')
    const answer = await amara.post(askPath(), { reason: '  ', days: '1', reference: '"><script>' })
    assert.equal(answer.status, 400)
    const page = await answer.text()
    assert.match(page, /id="reason-error">.*Say what you need it for\./)
    assert.doesNotMatch(page, /"><script>/)
    assert.match(page, /value="1" checked/)
    assert.equal((await amara.post(askPath(), { reason: 'x'.repeat(501), days: '1' })).status, 400)
    for (const days of ['2', '', '-1', '1e9'])
      assert.equal((await amara.post(askPath(), { reason: 'x', days })).status, 400, days)
    assert.match(await pageOf(amara, askPath()), /Ask for access/, 'nothing was sent')
  })
})

describe('what is nobody else’s', () => {
  test('an app that cannot be asked for is like one that is not there', async () => {
    const browser = await world.browser('mallory')
    const single = await world.asOperator.apps.create({
      title: 'Hidden diary',
      access: { kind: 'single-user', user: jonas.id },
      ldap: {},
    })
    const off = await world.asOperator.apps.create({ title: 'Hidden archive', ldap: {} })
    await world.asOperator.apps.update(off.app.id, { enabled: false })
    const without = async (id: string) => (await pageOf(browser, `/request/${id}`, 404)).replaceAll(id, '')
    const unknown = await without('0198c2a4-7f3b-7c1e-9d2a-000000000001')
    for (const { id } of [single.app, off.app]) {
      assert.equal(await without(id), unknown)
      const answer = await browser.post(`/request/${id}`, { reason: 'x', days: '1' })
      assert.equal(answer.status, 404)
      assert.doesNotMatch(await answer.text(), /Hidden/)
    }
  })

  test('others see no request, answer none, and take none back', async () => {
    const amara = await world.browser('amara')
    await amara.post(askPath(), { reason: 'Mine', days: '1', reference: '' })
    const keeper = await world.browser('jonas')
    const path = /href="(\/requests\/[^"]+)"/.exec(await pageOf(keeper, '/requests'))?.[1] ?? ''
    const mallory = await world.browser('mallory')
    assert.match(await pageOf(mallory, '/requests'), /Nobody is waiting/)
    await pageOf(mallory, path, 404)
    assert.equal((await mallory.post(path, { answer: 'approve', days: '1', word: '' })).status, 404)
    await mallory.post(`${askPath()}/withdraw`, {})
    await pageOf(amara, path, 404)
    assert.equal((await amara.post(path, { answer: 'approve', days: 'always', word: '' })).status, 404)
    assert.equal((await open(amara)).status, 403)
    assert.match(await pageOf(amara, askPath()), /Your request is with Jonas/, 'it still waits')

    await world.asOperator.apps.update(app.id, { sensitive: true })
    await pageOf(keeper, path, 404)
    assert.match(await pageOf(amara, askPath()), /Your request is with the admins/)
    await world.asOperator.apps.update(app.id, { sensitive: false })
    await amara.post(`${askPath()}/withdraw`, {})
  })

  test('whoever is not signed in comes back to where they wanted to go', async () => {
    const browser = await world.browser()
    const next = encodeURIComponent(`${askPath()}?reference=7F3K-20QX`)
    assert.deepEqual(where(await browser.get(`${askPath()}?reference=7F3K-20QX`)), [303, `/sign-in?next=${next}`])
    assert.deepEqual(where(await browser.get('/requests')), [303, '/sign-in?next=%2Frequests'])
  })
})

test('a manager of a group adds to it, and what else it opens is said', async () => {
  const { groups, apps } = world.asOperator
  const mona = await world.add('mona', { displayName: 'Mona' })
  await groups.changeManagers(group.id, { add: [mona.id] })
  await apps.create({ title: 'Gitea', access: { kind: 'chosen', groups: [group.id], users: [] }, ldap: {} })
  const amara = await world.browser('amara')
  await amara.post(askPath(), { reason: 'To stay', days: '30', reference: '' })
  const manager = await world.browser('mona')
  const path = /href="(\/requests\/[^"]+)"/.exec(await pageOf(manager, '/requests'))?.[1] ?? ''
  const page = await pageOf(manager, path)
  assert.match(page, /Add to Data team<\/b><p>Also opens Gitea/)
  await manager.post(path, { answer: 'approve', days: '30', word: '', way: group.id })
  const user = world.world.memory.people.findByUsername('amara')
  assert.ok(user)
  assert.equal(world.world.memory.groups.isMember(group.id, user.id, world.clock.now()), true)
  assert.ok(isAtApp(await open(amara)))
  world.clock.advance(days(32))
  assert.equal((await open(await world.browser('amara'))).status, 403)
})

test('an admin answers over the API, and ends what was given', async () => {
  const mallory = await world.browser('mallory')
  await mallory.post(askPath(), { reason: 'Please', days: '7', reference: '' })
  const owner = await world.browser('olivia')
  const get = async (path: string) => (await owner.send('GET', path)).json() as Promise<Record<string, never>>
  const { items, counts } = (await get('/api/v1/access-requests')) as never as {
    items: { id: string; user: { name: string }; isOwn: boolean }[]
    counts: { waiting: number }
  }
  assert.equal(counts.waiting, 1)
  assert.deepEqual(
    items.map(item => [item.user.name, item.isOwn]),
    [['Mallory <b>M</b>', false]],
  )
  const id = items[0]?.id ?? ''
  const details = await get(`/api/v1/access-requests/${id}`)
  assert.deepEqual([details['askedBefore'], details['groups']], [0, []])
  const until = new Date(world.clock.now() + days(2)).toISOString()
  const approve = () => owner.send('POST', `/api/v1/access-requests/${id}/approve`, { until, word: '' })
  assert.equal((await approve()).status, 200)
  assert.equal((await approve()).status, 409)
  assert.ok(isAtApp(await open(mallory)))
  const grants = (await get(`/api/v1/apps/${app.id}/grants`)) as never as { items: { user: { id: string } }[] }
  const who = grants.items.at(-1)?.user.id ?? ''
  assert.equal(((await get('/api/v1/app-grants/ending')) as never as { items: unknown[] }).items.length, 1)
  assert.equal((await owner.send('DELETE', `/api/v1/apps/${app.id}/grants/${who}`)).status, 204)
  assert.equal((await open(mallory)).status, 403)
})
