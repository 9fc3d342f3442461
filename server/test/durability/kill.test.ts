import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { prepareProcess, type DoorwardProcess } from '../world/process.ts'
import { createWebClient, type WebClient } from '../world/web-client.ts'

const rounds = 20
const writers = 16
const ownerPassword = 'a quiet green door'

/** A small seeded generator (mulberry32), so that a run that failed can be run again. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

let doorward: DoorwardProcess

before(async () => {
  doorward = await prepareProcess()
  const file = join(doorward.dataFolder, 'directory.yaml')
  writeFileSync(
    file,
    `version: 1
groups: [{ name: staff }]
users: [{ username: olivia, displayName: Olivia, role: owner, password: { value: "${ownerPassword}" } }]
`,
  )
  const applied = await doorward.command('apply', '-f', file)
  assert.equal(applied.code, 0, applied.stderr)
})
after(() => doorward.dispose())

/** What the server has said yes to, of each kind of write. */
interface Journal {
  people: string[]
  renamed: Map<string, string>
  members: string[]
  sessions: string[]
}

test(`killed ${rounds} times in the middle of writing, it has everything it said yes to`, {
  timeout: 300_000,
}, async t => {
  const seed = Number(process.env['SEED'] ?? 20261121)
  t.diagnostic(`SEED=${seed}`)
  const random = seeded(seed)
  const journal: Journal = { people: [], renamed: new Map(), members: [], sessions: [] }
  let acknowledged = 0

  for (let round = 0; round < rounds; round++) {
    await doorward.start()
    const owner = createWebClient(doorward.origin)
    assert.equal((await owner.signIn('olivia', ownerPassword)).status, 303, `round ${round}: sign-in`)
    await checkJournal(owner, journal, round)

    const killed = new AbortController()
    const work = Array.from({ length: writers }, (_, writer) =>
      write(owner, journal, `r${round}w${writer}`, killed.signal),
    )
    await new Promise(resolve => setTimeout(resolve, 30 + random() * 400))
    killed.abort()
    await doorward.kill()
    for (const count of await Promise.all(work)) acknowledged += count
    journal.sessions.push(owner.cookies.get('doorward-session') ?? '')
  }

  await doorward.start()
  const owner = createWebClient(doorward.origin)
  assert.equal((await owner.signIn('olivia', ownerPassword)).status, 303)
  await checkJournal(owner, journal, rounds)
  t.diagnostic(`${acknowledged} acknowledged writes, all there`)
  assert.ok(acknowledged > 20 * rounds, `only ${acknowledged} writes: too few to have been interrupted`)
})

/** Adds people one after the other, renames each and puts them into the group; notes what was answered with success. */
async function write(owner: WebClient, journal: Journal, prefix: string, killed: AbortSignal): Promise<number> {
  let count = 0
  const ask = async (
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Record<string, unknown> | undefined> => {
    const cookie = [...owner.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const init = {
      method,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', cookie, origin: doorward.origin, ...headers },
    }
    const answer = await fetch(new URL(path, doorward.origin), init)
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${await answer.clone().text()}`)
    return (await answer.json()) as Record<string, unknown>
  }
  try {
    const groups = await ask('GET', '/api/v1/groups', undefined)
    const [staff] = (groups?.['items'] ?? []) as { id: string }[]
    assert.ok(staff)
    for (let i = 0; !killed.aborted; i++) {
      const username = `${prefix}p${i}`
      const made = await ask('POST', '/api/v1/users', { username, displayName: username })
      const user = made?.['user'] as { id: string; version: number }
      journal.people.push(username)
      count++
      await ask(
        'PATCH',
        `/api/v1/users/${user.id}`,
        { displayName: `${username} renamed` },
        { 'if-match': `"${user.version}"` },
      )
      journal.renamed.set(username, `${username} renamed`)
      count++
      await ask('POST', `/api/v1/groups/${staff.id}/members`, { users: [user.id] })
      journal.members.push(username)
      count++
    }
  } catch (error) {
    // The connection broke because the server was killed: what was under way was not acknowledged.
    if (!killed.aborted) throw error
  }
  return count
}

async function checkJournal(owner: WebClient, journal: Journal, round: number): Promise<void> {
  const found = new Map<string, string>()
  const members = new Set<string>()
  await eachOf(owner, '/api/v1/users?limit=200', item =>
    found.set(String(item['username']), String(item['displayName'])),
  )
  const groups = (await (await owner.get('/api/v1/groups')).json()) as { items: { id: string }[] }
  await eachOf(owner, `/api/v1/groups/${groups.items[0]?.id}/members?limit=200`, item =>
    members.add(String(item['username'])),
  )
  const lost = [
    ...journal.people.filter(username => !found.has(username)),
    ...[...journal.renamed]
      .filter(([username, name]) => found.get(username) !== name)
      .map(([username]) => `${username}’s new name`),
    ...journal.members.filter(username => !members.has(username)).map(username => `${username}’s membership`),
  ]
  assert.deepEqual(lost, [], `round ${round}`)
  // Of the other sessions, the two newest: each was acknowledged before its server was killed.
  for (const token of journal.sessions.slice(-2)) {
    const other = createWebClient(doorward.origin)
    other.cookies.set('doorward-session', token)
    assert.equal((await other.get('/api/v1/session')).status, 200, `round ${round}: a session was lost`)
  }
}

async function eachOf(owner: WebClient, path: string, visit: (item: Record<string, unknown>) => void): Promise<void> {
  let cursor: string | null = ''
  while (cursor !== null) {
    const separator = path.includes('?') ? '&' : '?'
    const answer: Response = await owner.get(
      cursor === '' ? path : `${path}${separator}cursor=${encodeURIComponent(cursor)}`,
    )
    const page = (await answer.json()) as { items: Record<string, unknown>[]; nextCursor: string | null }
    page.items.forEach(visit)
    cursor = page.nextCursor
  }
}
