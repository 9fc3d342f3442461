import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { days, newUuid, Secret } from '#ground'
import type { App, AuditEvent, DirectoryCommands, User } from '#directory'
import { openApiWorld, type ApiWorld } from './api-world.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

let world: ApiWorld
let olivia: string
let anna: User
let bert: User
let grafana: App
const people = new Map<string, User>()

const visitor = (address: string) => ({ address, userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Firefox/143.0' })

before(async () => {
  world = await openApiWorld()
  for (const name of ['olivia', 'adam', 'mona', 'anna', 'bert'] as const) {
    const role = { olivia: 'owner', adam: 'admin', mona: 'usermanager', anna: 'user', bert: 'user' } as const
    people.set(name, await world.add(name, { role: role[name] }))
  }
  anna = people.get('anna') ?? assert.fail()
  bert = people.get('bert') ?? assert.fail()
  olivia = await world.cookieOf('olivia')
  grafana = (
    await world.asOperator.apps.create({ title: 'Grafana', oidc: { redirectUris: ['https://g.example.com/cb'] } })
  ).app
  world.clock.advance(days(1))
  for (const [identifier, address] of [
    ['anna', '192.0.2.10'],
    ['bert', '192.0.2.11'],
    ['nobody-here', '192.0.2.12'],
  ] as const)
    await world.signIn.withPassword({ identifier, password: new Secret('wrong'), visitor: visitor(address) })
  world.clock.advance(1000)
  await world.signIn.withPassword({
    identifier: 'anna',
    password: new Secret('a quiet green door'),
    visitor: visitor('2001:db8::1'),
  })
  world.events.add({
    kind: 'app.opened',
    outcome: 'refused',
    actor: { kind: 'user', id: anna.id, role: 'user' },
    subject: anna.id,
    app: grafana.id,
    origin: { door: 'oidc', address: '192.0.2.10' },
    reason: 'no-access',
    reference: '7F3K-20QX',
    data: { reasons: ['rule-groups'] },
  })
  await world.asOperator.users.setPassword(bert.id, new Secret('another quiet door'))
  await world.events.flush()
})
after(() => world.dispose())

const list = async (query: Record<string, string>, cookie = olivia) => {
  const { status, body } = await world.call(cookie, 'listAudit', { query: { limit: '200', ...query } })
  assert.equal(status, 200, JSON.stringify(body))
  return body.items as { id: string; kind: string; outcome: string; at: string; subject: { name: string } | null }[]
}
const kinds = (items: { kind: string }[]) => items.map(({ kind }) => kind)
async function refused(path: string, query: Record<string, string>): Promise<void> {
  const { status, body } = await world.call(olivia, 'listAudit', { query })
  assert.equal(status, 422, JSON.stringify(body))
  if (path !== '') assert.equal(body.errors[0].path, path)
}

describe('the filters of the audit trail', () => {
  test('who: as actor or as subject, or only as actor', async () => {
    const both = await list({ user: anna.id })
    assert.deepEqual(kinds(both), ['app.opened', 'sign-in', 'sign-in', 'user.created'])
    assert.deepEqual(kinds(await list({ actor: anna.id })), ['app.opened', 'sign-in'])
    assert.equal(new Set(both.map(({ id }) => id)).size, both.length)
  })

  test('what: topics, several of them', async () => {
    assert.deepEqual(kinds(await list({ what: 'access' })), ['app.opened'])
    const both = new Set(kinds(await list({ what: 'access,credentials' })))
    assert.deepEqual([...both].toSorted(), ['app.opened', 'secret.added', 'user.password'])
    assert.ok((await list({ what: 'sign-ins' })).every(({ kind }) => /^(?:sign-in|session\.)/.test(kind)))
    assert.deepEqual(await list({ what: 'server' }), [])
    await refused('what', { what: 'everything' })
    await refused('what', { what: 'access,' })
  })

  test('result, door, app, address and reference', async () => {
    assert.ok((await list({ outcome: 'refused' })).every(({ outcome }) => outcome === 'refused'))
    assert.equal((await list({ outcome: 'refused' })).length, 4)
    assert.deepEqual(kinds(await list({ door: 'oidc' })), ['app.opened'])
    // What happened at it, and to it.
    assert.deepEqual(kinds(await list({ app: grafana.id })), ['app.opened', 'secret.added', 'app.created'])
    assert.deepEqual(await list({ app: 'directory-server' }), [])
    assert.deepEqual(kinds(await list({ address: '192.0.2.10' })), ['app.opened', 'sign-in'])
    assert.deepEqual(kinds(await list({ reference: '7f3k-20qx' })), ['app.opened'])
    for (const query of [{ door: 'back' }, { app: 'x' }, { outcome: 'maybe' }]) await refused('', query as never)
  })

  test('when: from a moment on, and before one', async () => {
    const all = await list({})
    const middle = all[2]?.at ?? ''
    const later = await list({ from: middle })
    const earlier = await list({ to: middle })
    assert.equal(later.length + earlier.length, all.length)
    assert.ok(later.every(({ at }) => at >= middle) && earlier.every(({ at }) => at < middle))
    await refused('from', { from: 'yesterday' })
  })

  test('text: a name or a part of it, an app, an address, a reference, and nothing else', async () => {
    assert.deepEqual(await list({ search: 'ANNA' }), await list({ user: anna.id }))
    assert.deepEqual(kinds(await list({ search: 'grafa' })), ['app.opened', 'secret.added', 'app.created'])
    assert.deepEqual(kinds(await list({ search: '2001:DB8::1' })), ['sign-in'])
    assert.deepEqual(kinds(await list({ search: '7F3K-20QX' })), ['app.opened'])
    for (const search of ['%', '_', "' or 1=1 --", '\0', '*', 'nobody-like-this'])
      assert.deepEqual(await list({ search }), [])
  })

  test('together they narrow, and each page of one goes on where the one before ended', async () => {
    const query = { user: anna.id, outcome: 'refused', search: 'anna' }
    assert.deepEqual(kinds(await list(query)), ['app.opened', 'sign-in'])
    const walked: string[] = []
    let cursor: string | null = null
    do {
      const page = await world.call(olivia, 'listAudit', {
        query: { user: anna.id, limit: '1', ...(cursor === null ? {} : { cursor }) },
      })
      walked.push(page.body.items[0].id)
      cursor = page.body.nextCursor
    } while (cursor !== null)
    assert.deepEqual(
      walked,
      (await list({ user: anna.id })).map(({ id }) => id),
    )
  })

  test('details: why, in which browser, and how somebody had signed in', async () => {
    const [opened] = (await list({ app: grafana.id })) as unknown as { reasons: string[]; app: object }[]
    assert.deepEqual(opened?.reasons, ['rule-groups'])
    assert.deepEqual(opened?.app, { kind: 'app', id: grafana.id, name: 'Grafana' })
    const [signIn] = (await list({ address: '2001:db8::1' })) as unknown as {
      amr: string[]
      session: { device: string }
    }[]
    assert.deepEqual(signIn?.amr, ['pwd'])
    assert.equal(signIn?.session.device, 'Firefox on Linux')
  })

  test('user managers see none of it, nor its export', async () => {
    const mona = await world.cookieOf('mona')
    for (const name of ['listAudit', 'exportAudit'] as const) assert.equal((await world.call(mona, name)).status, 403)
    assert.equal((await list({ what: 'server' })).length, 0, 'a refused export is no export')
  })
})

const event = (n: number, more: Partial<AuditEvent> = {}): AuditEvent => ({
  id: newUuid(world.clock),
  at: world.clock.now() - n,
  kind: 'bind',
  outcome: 'done',
  actor: { kind: 'user', id: anna.id, role: 'user' },
  subject: anna.id,
  app: 'directory-server',
  origin: { door: 'ldap', address: '192.0.2.99' },
  ...more,
})

async function fill(count: number): Promise<void> {
  const run = world.store.commands<DirectoryCommands>('directory')
  for (let done = 0; done < count; done += 1000)
    await run('appendEvents', { events: Array.from({ length: 1000 }, (_, i) => event(done + i)) })
}

describe('the export', () => {
  test('is one object to a line, whatever names hold, and an event of its own', async () => {
    const nasty = await world.asOperator.users.create({ username: 'nasty', displayName: 'Na\u2028sty \u{1F6AA}' })
    const response = await world.fetch(`/api/v1/audit/export?user=${nasty.id}`, {
      headers: { cookie: olivia, 'sec-fetch-site': 'same-origin' },
    })
    assert.equal(response.status, 200)
    assert.match(response.headers.get('content-type') ?? '', /^application\/jsonl/)
    assert.match(
      response.headers.get('content-disposition') ?? '',
      /^attachment; filename="audit-\d{4}-\d\d-\d\d\.jsonl"$/,
    )
    const text = await response.text()
    assert.doesNotMatch(text, /[\u2028\r]/)
    const lines = text.trimEnd().split('\n')
    assert.equal(lines.length, 1)
    const line = JSON.parse(lines[0] ?? '')
    assert.equal(line.kind, 'user.created')
    assert.equal(line.subject.id, nasty.id)
    assert.deepEqual(Object.keys(line), Object.keys((await list({ user: nasty.id }))[0] ?? {}))
    const [exported] = (await list({ what: 'server' })) as unknown as {
      kind: string
      fields: string[]
      actor: object
    }[]
    assert.equal(exported?.kind, 'audit.exported')
    assert.deepEqual(exported?.fields, ['user'])
    await refusedExport('what', 'nonsense')
  })

  async function refusedExport(name: string, value: string): Promise<void> {
    assert.equal((await world.call(olivia, 'exportAudit', { query: { [name]: value } })).status, 422)
  }

  test('of 100,000 events streams with flat memory, to a reader that takes its time', async () => {
    await fill(100_000)
    const response = await world.fetch('/api/v1/audit/export?address=192.0.2.99', {
      headers: { cookie: olivia, 'sec-fetch-site': 'same-origin' },
    })
    const reader = response.body?.getReader() ?? assert.fail()
    const decoder = new TextDecoder()
    let lines = 0
    let bytes = 0
    let least = Number.POSITIVE_INFINITY
    let most = 0
    let lookAt = 0
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      bytes += value.length
      lines += decoder.decode(value, { stream: true }).split('\n').length - 1
      if (lines < lookAt) continue
      lookAt = lines + 5000
      collectGarbage()
      const { heapUsed, arrayBuffers } = process.memoryUsage()
      least = Math.min(least, heapUsed + arrayBuffers)
      most = Math.max(most, heapUsed + arrayBuffers)
    }
    assert.equal(lines, 100_000)
    assert.ok(bytes > 40_000_000, `${bytes} bytes`)
    assert.ok(most - least < bytes / 4, `${most - least} bytes more at the most, of ${bytes}`)
  })

  test('reads no further than its reader takes, and nothing for one that is gone', async () => {
    const as = world.directory.as.bind(world.directory)
    let asked = 0
    let listed = 0
    world.directory.as = (actor, origin) => {
      asked++
      return as(actor, origin)
    }
    /** Pieces read while five other requests were answered. */
    const goesOn = async () => {
      const before = asked
      for (let i = 0; i < 5; i++) await list({ limit: '1' })
      listed += 5
      return asked - before - 5 > 0
    }
    try {
      const controller = new AbortController()
      const response = await world.fetch('/api/v1/audit/export?address=192.0.2.99', {
        headers: { cookie: olivia, 'sec-fetch-site': 'same-origin' },
        signal: controller.signal,
      })
      await response.body?.getReader().read()
      // What the sockets hold is read ahead; then everything waits.
      while (await goesOn());
      assert.ok(asked - listed < 150, `${asked - listed} of 200 pieces were read for somebody who took one`)
      controller.abort()
      while (await goesOn());
      assert.ok(asked - listed < 200, 'it went on for nobody')
    } finally {
      world.directory.as = as
    }
  })

  test('ends where who asked is an admin no more', async () => {
    const adam = await world.cookieOf('adam')
    const response = await world.fetch('/api/v1/audit/export?address=192.0.2.99', {
      headers: { cookie: adam, 'sec-fetch-site': 'same-origin' },
    })
    const reader = response.body?.getReader() ?? assert.fail()
    await reader.read()
    await world.asOperator.users.update((people.get('adam') ?? assert.fail()).id, { role: 'user' })
    await assert.rejects(async () => {
      for (;;) if ((await reader.read()).done) return
    })
  })
})
describe('how long the trail is kept', () => {
  test('the setting says so, and what is older goes in slices', async () => {
    const { body: settings } = await world.call(olivia, 'getSettings')
    assert.equal(settings.auditDays, 400)
    const changed = await world.call(olivia, 'updateSettings', { body: { auditDays: 30 }, version: settings.version })
    assert.equal(changed.body.auditDays, 30)
    for (const auditDays of [0, 3651, 1.5]) {
      const { status } = await world.call(olivia, 'updateSettings', {
        body: { auditDays },
        version: changed.body.version,
      })
      assert.equal(status, 422)
    }
    await world.directory.upkeep.pruneAudit()
    assert.ok((await list({ address: '192.0.2.99' })).length > 0, 'nothing is that old yet')

    world.clock.advance(days(29))
    olivia = await world.cookieOf('olivia')
    const kept = await list({ limit: '3' })
    world.clock.advance(days(2))
    await world.directory.upkeep.pruneAudit()
    olivia = await world.cookieOf('olivia')
    const left = await list({})
    assert.deepEqual(await list({ address: '192.0.2.99' }), [])
    assert.deepEqual(left.slice(-1)[0]?.id, kept.find(({ kind }) => kind === 'sign-in')?.id)
  })
})
