import assert, { AssertionError } from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { findRunningServer } from '../../src/main/cli/control-socket.ts'
import type { DoorwardProcess } from '../world/process.ts'
import { createWebClient, type WebClient } from '../world/web-client.ts'

export const ownerPassword = 'a quiet green door'
export const ldapSecret = 'a secret of the directory server'

const truth = `version: 1
settings:
  directoryServer:
    enabled: true
    secret: { value: "${ldapSecret}" }
    allow: ["127.0.0.0/8"]
    allowPlaintext: true
    views: [{ base: "dc=example,dc=com" }]
    access: { everyone: true }
groups: [{ name: staff }]
users: [{ username: olivia, displayName: Olivia, role: owner, password: { value: "${ownerPassword}" } }]
`

/** Fills a store that is only being made: a group, an owner, and the directory server switched on. */
export async function fillStore(doorward: DoorwardProcess): Promise<void> {
  const file = join(doorward.dataFolder, 'directory.yaml')
  writeFileSync(file, truth)
  const applied = await doorward.command('apply', '-f', file)
  assert.equal(applied.code, 0, applied.stderr)
}

export async function signInOwner(doorward: DoorwardProcess): Promise<WebClient> {
  const owner = createWebClient(doorward.origin)
  const answer = await owner.signIn('olivia', ownerPassword)
  assert.equal(answer.status, 303, `sign-in: ${await answer.text()}`)
  return owner
}

/** What a write was answered with when it was not done: 503 while a fault lasts. */
export interface Refusal {
  status: number
  detail: string
}

export interface WriteOptions {
  /** Ends the writing. Connections that break after it are the kill's doing. */
  over: AbortSignal
  /** The server ends at a moment of its own, so that connections may break before anybody knows. */
  untilKilled?: boolean
  /** Told of answers that are no success, and then goes on; without it they fail the test. */
  refused?: (refusal: Refusal) => void
  writers?: number
}

/**
 * What a server has said yes to, of each class that is durable before the answer: changes, one-time things, sessions.
 * A line is written after the answer, so what stands here must be found after any fault.
 */
export interface Journal {
  readonly count: number
  /** Writes with many clients at once until it is over. */
  write(options: WriteOptions): Promise<void>
  /** Asks the server, which has come back, for everything that stands here. */
  check(): Promise<void>
}

export function createJournal(doorward: DoorwardProcess): Journal {
  const renamed = (username: string): string => `${username} renamed`
  const people = new Set<string>()
  const newNames = new Set<string>()
  const members = new Set<string>()
  let sessions: string[] = []
  let usedLinks: string[] = []
  let round = 0
  let count = 0

  /** Adds people one after the other, renames each and puts them into the group. */
  async function addPeople(owner: WebClient, staff: string, prefix: string, options: WriteOptions): Promise<void> {
    const ask = (method: string, path: string, body: unknown, headers = {}) =>
      send(owner, doorward.origin, method, path, body, headers, options)
    for (let i = 0; !options.over.aborted; i++) {
      const username = `${prefix}p${i}`
      const made = await ask('POST', '/api/v1/users', { username, displayName: username })
      if (made === undefined) continue
      const user = made['user'] as { id: string; version: number }
      people.add(username)
      count++
      const match = { 'if-match': `"${user.version}"` }
      if (await ask('PATCH', `/api/v1/users/${user.id}`, { displayName: renamed(username) }, match)) {
        newNames.add(username)
        count++
      }
      if (await ask('POST', `/api/v1/groups/${staff}/members`, { users: [{ id: user.id }] })) {
        members.add(username)
        count++
      }
    }
  }

  async function signInAgain({ over, refused }: WriteOptions): Promise<void> {
    while (!over.aborted) {
      const client = createWebClient(doorward.origin)
      const answer = await client.signIn('olivia', ownerPassword)
      if (answer.status === 303) {
        sessions.push(client.cookies.get('doorward-session') ?? '')
        count++
      } else refused?.({ status: answer.status, detail: await answer.text() })
    }
  }

  /** Links that let an owner in, each used once. */
  async function useLinks({ over, refused }: WriteOptions): Promise<void> {
    const operate = await findRunningServer(join(doorward.dataFolder, 'run', 'control.sock'))
    assert.ok(operate, 'the server takes commands')
    while (!over.aborted) {
      const link = await operate('ownerLogin', { user: 'olivia' }).catch((error: unknown) => {
        if (over.aborted) return
        if (refused === undefined) throw error
        refused({ status: 503, detail: String(error) })
      })
      if (link === undefined) {
        await new Promise(resolve => setTimeout(resolve, 20))
        continue
      }
      const token = new URL(link.url).searchParams.get('token') ?? ''
      const client = createWebClient(doorward.origin)
      const answer = await client.post('/owner-login', { token })
      if (answer.status === 303) {
        usedLinks.push(token)
        sessions.push(client.cookies.get('doorward-session') ?? '')
        count++
      } else refused?.({ status: answer.status, detail: await answer.text() })
    }
  }

  async function writeAll(options: WriteOptions): Promise<void> {
    const owner = await signInOwner(doorward)
    const staff = await findStaff(owner)
    const prefix = `r${++round}`
    const writers = Array.from({ length: options.writers ?? 12 }, (_, writer) =>
      addPeople(owner, staff, `${prefix}w${writer}`, options),
    )
    const settled = await Promise.allSettled([...writers, signInAgain(options), useLinks(options)])
    const reasons = settled.flatMap(end => (end.status === 'rejected' ? [end.reason as unknown] : []))
    const [first] = [...reasons.filter(reason => reason instanceof AssertionError), ...reasons]
    if (first !== undefined) throw first
  }

  return {
    get count() {
      return count
    },

    async write(options) {
      const isFailure = (error: unknown): boolean =>
        error instanceof AssertionError || !(options.over.aborted || options.untilKilled === true)
      try {
        await writeAll(options)
      } catch (error) {
        // What was under way when the connection broke was not acknowledged.
        if (isFailure(error)) throw error
      }
    },

    async check() {
      const owner = await signInOwner(doorward)
      const found = new Map<string, string>()
      const inGroup = new Set<string>()
      await eachOf(owner, '/api/v1/users?limit=200', item =>
        found.set(String(item['username']), String(item['displayName'])),
      )
      const staff = await findStaff(owner)
      await eachOf(owner, `/api/v1/groups/${staff}/members?limit=200`, item => inGroup.add(String(item['username'])))
      const lost = [
        ...[...people].filter(username => !found.has(username)),
        ...[...newNames]
          .filter(username => found.get(username) !== renamed(username))
          .map(username => `${username}’s new name`),
        ...[...members].filter(username => !inGroup.has(username)).map(username => `${username}’s membership`),
      ]
      assert.deepEqual(lost, [], 'acknowledged, and lost')

      // Of sessions and links the newest: those before were looked at after the fault before.
      for (const session of sessions) {
        const other = createWebClient(doorward.origin)
        other.cookies.set('doorward-session', session)
        assert.equal((await other.get('/api/v1/session')).status, 200, 'a session was lost')
      }
      for (const token of usedLinks.slice(-3)) {
        const answer = await createWebClient(doorward.origin).post('/owner-login', { token })
        assert.equal(answer.status, 410, 'a link that had been used works again')
      }
      sessions = []
      usedLinks = []
    },
  }
}

async function findStaff(owner: WebClient): Promise<string> {
  const groups = (await (await owner.get('/api/v1/groups?search=staff')).json()) as {
    items: { id: string; name: string }[]
  }
  return groups.items.find(({ name }) => name === 'staff')?.id ?? ''
}

/** Sends with a client's cookies; undefined when it was refused and refusals are expected. */
async function send(
  { cookies }: WebClient,
  origin: string,
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string>,
  { refused }: WriteOptions,
): Promise<Record<string, unknown> | undefined> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await fetch(new URL(path, origin), {
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', cookie, origin, ...headers },
  })
  const told = (await answer.json()) as Record<string, unknown>
  if (answer.ok) return told
  assert.ok(refused, `${method} ${path}: ${answer.status} ${JSON.stringify(told)}`)
  refused({ status: answer.status, detail: String(told['detail']) })
  return undefined
}

async function eachOf(owner: WebClient, path: string, visit: (item: Record<string, unknown>) => void): Promise<void> {
  let cursor: string | null = ''
  while (cursor !== null) {
    const answer: Response = await owner.get(cursor === '' ? path : `${path}&cursor=${encodeURIComponent(cursor)}`)
    assert.equal(answer.status, 200, path)
    const page = (await answer.json()) as { items: Record<string, unknown>[]; nextCursor: string | null }
    page.items.forEach(visit)
    cursor = page.nextCursor
  }
}

/** Whether everything holds that must hold in a store, as its own command sees it, and nothing was done by halves. */
export async function checkStore(doorward: DoorwardProcess): Promise<void> {
  const { code, stdout, stderr } = await doorward.command('verify')
  assert.equal(code, 0, stdout + stderr)
  const db = new DatabaseSync(join(doorward.dataFolder, 'doorward.db'), { readOnly: true })
  const half = db.prepare(`select username from user where not exists
    (select 1 from change where subject = user.id and kind = 'user.created')
    or not exists (select 1 from audit where subject = user.id and kind = 'user.created')`)
  const found = half.all()
  db.close()
  assert.deepEqual(found, [], 'people without their line in the log')
}
